package io.azalai.api;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Refuses arguments that are not there or cannot be meant, by their names, before anything is sent. */
final class Given {

    /** What venues count milliseconds from. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Given() {}

    /**
     * What has to be there.
     *
     * @throws IllegalArgumentException when it is null
     */
    static <T> T the(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " must be given");
        }
        return value;
    }

    /**
     * A time that venues count to.
     *
     * @throws IllegalArgumentException when it is null, or one that no venue counts to
     */
    static Instant instant(@Nullable Instant value, String name) {
        Instant given = the(value, name);
        if (given.isBefore(EARLIEST) || given.isAfter(LATEST)) {
            throw new IllegalArgumentException(name + " must be from " + EARLIEST + " to " + LATEST + ", was " + given);
        }
        return given;
    }

    /**
     * The begin of a time.
     *
     * @param until its end; null is now
     * @throws IllegalArgumentException when it is null, after the end, or either is one that no venue counts to
     */
    static Instant before(@Nullable Instant since, @Nullable Instant until) {
        Instant begin = instant(since, "since");
        if (until != null && instant(until, "until").isBefore(begin)) {
            throw new IllegalArgumentException("until must not be before since " + begin + ", was " + until);
        }
        return begin;
    }

    /**
     * The listing that a symbol means.
     *
     * @param market in which it is looked for; null for any, perpetuals first
     * @throws io.azalai.venue.InvalidSymbolException when it means none
     * @throws VenueUnavailableException before the venue has told what it lists
     */
    static Listing listing(OpenVenue venue, @Nullable String symbol, @Nullable Market market) {
        String given = the(symbol, "symbol");
        if (venue.symbols().all().isEmpty()) {
            throw new VenueUnavailableException(VenueException.notSent(
                    venue.name(),
                    "resolve",
                    "NOT_STARTED",
                    "what " + given
                            + " is, is not known before the venue has told its instruments: connectAll() first"));
        }
        return venue.symbols().resolve(given, market).listing();
    }

    /**
     * A count of at least one.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, was " + value);
        }
        return value;
    }
}
