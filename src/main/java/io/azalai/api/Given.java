package io.azalai.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Refuses arguments that are not there or cannot be meant, by their names, before anything is sent. */
final class Given {

    private Given() {}

    /**
     * The value.
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
     * The begin of a time.
     *
     * @param until its end; null is now
     * @throws IllegalArgumentException when it is null, or after the end
     */
    static Instant before(@Nullable Instant since, @Nullable Instant until) {
        Instant begin = the(since, "since");
        if (until != null && until.isBefore(begin)) {
            throw new IllegalArgumentException("until must not be before since " + begin + ", was " + until);
        }
        return begin;
    }

    /**
     * The number.
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
