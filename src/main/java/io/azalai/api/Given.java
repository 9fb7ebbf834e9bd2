package io.azalai.api;

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
