package io.azalai.venue.hyperliquid;

import io.azalai.venue.ClockDifference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the venue's clock is from ours, by the times in what it tells anyway: books and states of accounts bear the
 * moment they are told at (hyperliquid.md sections 2.2, 2.3 and 2.5). How old a message looks is the difference and the
 * way it came, so the least of the last while counts, which trails by 0.1 to 0.3 s. Safe for many threads: one lock,
 * held without IO.
 */
final class ServerClock {

    /** States are read each five seconds where there is an account. */
    private static final Duration WHILE = Duration.ofSeconds(30);

    private final Clock clock;
    private Instant begun;
    private @Nullable Duration least;
    private @Nullable Duration leastBefore;

    ServerClock(Clock clock) {
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** Something came that the venue made at this time of its clock. */
    synchronized void told(Instant venueTime, Instant receivedAt) {
        turn(receivedAt);
        Duration age = Duration.between(venueTime, receivedAt);
        least = least == null || age.compareTo(least) < 0 ? age : least;
    }

    /** By what was told within the last minute; empty where nothing was. */
    synchronized Optional<ClockDifference> difference() {
        turn(clock.instant());
        return Stream.of(Optional.ofNullable(least), Optional.ofNullable(leastBefore))
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .map(ClockDifference::new);
    }

    /** What the venue's clock says at an instant of ours; the same where the difference may be the way of a message. */
    Instant atVenue(Instant ours) {
        return difference()
                .filter(difference -> !difference.isSmall())
                .map(difference -> ours.minus(difference.ahead()))
                .orElse(ours);
    }

    /** Forgets what is old, and all where our clock was set back. */
    private void turn(Instant now) {
        Duration passed = Duration.between(begun, now);
        if (!passed.isNegative() && passed.compareTo(WHILE) <= 0) {
            return;
        }
        leastBefore = passed.isNegative() || passed.compareTo(WHILE.multipliedBy(2)) > 0 ? null : least;
        least = null;
        begun = now;
    }
}
