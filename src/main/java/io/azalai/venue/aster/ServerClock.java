package io.azalai.venue.aster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The venue's clock as we reckon it: ours plus the difference last measured (aster.md section 7). Safe for many threads:
 * one atomic reference.
 */
final class ServerClock {

    private static final Duration LONGEST_TRIP = Duration.ofSeconds(2);

    private final Clock clock;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    ServerClock(Clock clock) {
        this.clock = clock;
    }

    /** Learns from a reading of the venue's clock; one that took longer than 2 s tells nothing. */
    void learn(Instant sent, Instant venueTime, Instant received) {
        Duration trip = Duration.between(sent, received);
        if (trip.compareTo(LONGEST_TRIP) <= 0 && !trip.isNegative()) {
            offset.set(Duration.between(sent.plus(trip.dividedBy(2)), venueTime));
        }
    }

    /** Our own clock. */
    Instant local() {
        return clock.instant();
    }

    /** Milliseconds since 1970 by the venue's clock. */
    long milliseconds() {
        return clock.instant().plus(offset.get()).toEpochMilli();
    }

    /** Microseconds since 1970 by the venue's clock. */
    long microseconds() {
        Instant now = clock.instant().plus(offset.get());
        return now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000L;
    }
}
