package io.azalai.trade;

import io.azalai.venue.VenueCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * By what orders are sent and asked about. Immutable; each part is safe for many threads.
 *
 * @param later plans what is to be asked or sent again
 * @param work runs what follows a journal write: signing and sending
 * @param orderTimeout how long a venue may take to act on what is sent
 */
record Dispatch(VenueCalls calls, Later later, Executor work, Clock clock, Duration orderTimeout) {}
