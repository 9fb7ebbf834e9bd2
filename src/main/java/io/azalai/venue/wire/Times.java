package io.azalai.venue.wire;

import java.time.Instant;

/** Times as venues write them. */
public final class Times {

    private static final long LATEST_MS = 100_000_000_000_000L;

    private Times() {}

    /**
     * The instant of milliseconds since 1970.
     *
     * @throws NumberFormatException when it is none, which zero stands for, lies before 1970 or beyond the year 5000
     */
    public static Instant ofMillis(long venueTimeMs) {
        if (venueTimeMs <= 0 || venueTimeMs > LATEST_MS) {
            throw new NumberFormatException("time " + venueTimeMs);
        }
        return Instant.ofEpochMilli(venueTimeMs);
    }
}
