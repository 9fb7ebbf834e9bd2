package io.azalai.timing;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * Time and chance, made once where a program begins and handed to whoever needs them.
 *
 * @param clock of timestamps; may be set back
 * @param nanos of waits; from no known start, and never goes back
 * @param random of secrets, and of waits that should not end together; safe for many threads
 */
public record Clocks(Clock clock, LongSupplier nanos, SecureRandom random) {

    /** Timestamps by this clock, all else the machine's. */
    public static Clocks of(Clock clock) {
        return new Clocks(clock, System::nanoTime, new SecureRandom());
    }
}
