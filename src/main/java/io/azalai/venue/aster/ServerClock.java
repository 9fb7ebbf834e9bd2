package io.azalai.venue.aster;

import io.azalai.venue.ClockDifference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The venue's clock as we reckon it: ours plus the difference last measured (aster.md section 7). Safe for many
 * threads: an atomic reference and a volatile flag, each by itself.
 */
final class ServerClock {

    private static final Duration LONGEST_TRIP = Duration.ofSeconds(2);

    private final Clock clock;
    private volatile boolean doubted;
    private final AtomicReference<@Nullable Duration> offset = new AtomicReference<>();

    ServerClock(Clock clock) {
        this.clock = clock;
    }

    /** The venue said that our time is not its own. */
    void doubt() {
        doubted = true;
    }

    /** Whether clocks must be compared before the next time is signed. */
    boolean isDoubted() {
        return doubted;
    }

    /** A reading was answered; one that took longer than 2 s tells nothing, and another has to be taken. */
    void answered(Instant venueTime, Instant received, Duration trip) {
        doubted = trip.compareTo(LONGEST_TRIP) > 0;
        if (!doubted) {
            offset.set(Duration.between(received.minus(trip.dividedBy(2)), venueTime));
        }
    }

    /** Our own clock. */
    Instant local() {
        return clock.instant();
    }

    Instant venue() {
        return venue(local());
    }

    /** What the venue's clock shows when ours shows this. */
    Instant venue(Instant ours) {
        Duration measured = offset.get();
        return measured == null ? ours : ours.plus(measured);
    }

    /** As last measured; empty before the first reading. */
    Optional<ClockDifference> difference() {
        return Optional.ofNullable(offset.get()).map(ahead -> new ClockDifference(ahead.negated()));
    }

    /** Milliseconds since 1970 by the venue's clock. */
    long milliseconds() {
        return venue().toEpochMilli();
    }

    /** Microseconds since 1970 by the venue's clock. */
    long microseconds() {
        Instant now = venue();
        return now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000L;
    }
}
