package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.venue.VenueCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * By what orders are sent and asked about. Immutable; each part is safe for many threads.
 *
 * @param later plans what is to be asked or sent again
 * @param work runs what follows a journal write: signing and sending
 * @param orderTimeout within which what is asked for is sent, and its answer waited for
 */
record Dispatch(VenueCalls calls, Venues venues, Later later, Executor work, Clock clock, Duration orderTimeout) {

    static Dispatch on(OrderPath.Ground ground) {
        Duration timeout = ground.limits().trading().orderTimeout();
        return new Dispatch(ground.calls(), ground.venues(), ground.later(), ground.work(), ground.clock(), timeout);
    }

    /** Until when the venue may act on what was asked for at a time, whose answer is lost. */
    Instant actedOnBy(Order order, Instant askedAt) {
        return askedAt.plus(orderTimeout).plus(venues.actsLate(order.venue(), order.account()));
    }
}
