package io.azalai.venue;

import io.azalai.timing.Clocks;
import io.azalai.venue.wallet.NonceMarks;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What a venue is given to work with.
 *
 * @param clock our clock; may step
 * @param nanos of what passed, whatever the clock says; from no known start
 * @param calls sends requests down the venue's own route
 * @param permits tells real permits from others
 * @param nonces how far the nonces of each signer went before this start
 * @param random spreads waits, so that many who were refused together do not come back together; safe for many threads
 * @param writes whether anything may be changed at the venue
 */
public record VenueContext(
        Clock clock,
        LongSupplier nanos,
        VenueCalls calls,
        PermitMint.Check permits,
        NonceMarks nonces,
        RandomGenerator random,
        boolean writes) {

    /** For those who send no orders to a venue that remembers them. */
    public static VenueContext unremembered(Clocks clocks, VenueCalls calls, PermitMint.Check permits) {
        return new VenueContext(
                clocks.clock(), clocks.nanos(), calls, permits, NonceMarks.inMemory(), clocks.random(), true);
    }

    /** For those who only look: nothing that changes anything is signed. */
    public static VenueContext reading(Clocks clocks, VenueCalls calls) {
        return unremembered(clocks, calls, PermitMint.nothing()).readingOnly();
    }

    /** The same for somebody who only looks. */
    public VenueContext readingOnly() {
        return new VenueContext(clock, nanos, calls, permits, nonces, random, false);
    }

    /**
     * Lets what changes something at the venue pass.
     *
     * @throws OrderRejectedException with code {@code READ_ONLY} where nothing may be changed
     */
    public void requireWrites(String venue, String operation) {
        if (!writes) {
            throw new OrderRejectedException(VenueException.notSent(
                    venue, operation, "READ_ONLY", "nothing is changed at " + venue + " but in mode 'live'"));
        }
    }
}
