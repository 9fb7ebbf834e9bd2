package io.azalai.venue;

import java.time.Clock;

/**
 * What a venue is given to work with.
 *
 * @param clock our clock
 * @param calls sends requests down the venue's own route
 * @param permits tells real permits from others
 */
public record VenueContext(Clock clock, VenueCalls calls, PermitMint.Check permits) {}
