package io.azalai.venue.hyperliquid;

import io.azalai.venue.ClockDifference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far the venue's clock is from ours, by the times in what it tells anyway: books and states of accounts bear the
 * moment they are told at (hyperliquid.md sections 2.2, 2.3 and 2.5). How old a message looks is the difference and the
 * way it came, so the least of the last while counts but for one, which may be wrong; it trails by 0.1 to 0.3 s. Safe
 * for many threads: one lock, held without IO.
 */
final class ServerClock {

    /** States are read each five seconds where there is an account. */
    private static final Duration WHILE = Duration.ofSeconds(30);

    /** More than NTP slews in a while, less than matters. */
    private static final Duration STEP = Duration.ofMillis(500);

    private final Clock clock;
    private final LongSupplier nanos;
    private Instant stepped;
    private Instant begun;
    private long begunNanos;
    private Soonest latest = Soonest.NONE;
    private Soonest before = Soonest.NONE;

    /**
     * A measure without a sample.
     *
     * @param clock ours; may step
     * @param nanos what passed, whatever the clock says
     */
    ServerClock(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.begun = clock.instant();
        this.begunNanos = nanos.getAsLong();
        this.stepped = begun;
    }

    /** Something came that the venue made at this time of its clock; from before a step of ours it tells nothing. */
    synchronized void told(Instant venueTime, Instant receivedAt) {
        turn();
        if (!receivedAt.isBefore(stepped)) {
            latest = latest.and(new Told(venueTime, Duration.between(venueTime, receivedAt)));
        }
    }

    /** By what was told within the last minute; empty where nothing was. */
    synchronized Optional<ClockDifference> difference() {
        turn();
        return latest.and(before).age().map(ClockDifference::new);
    }

    /**
     * What the venue's clock says at an instant of ours that is yet to come; the same where the difference may be the
     * way of a message. Nothing is told before it was made, so a clock of ours that seems behind is behind. One that
     * seems ahead may be right, with a node that is late: at least half of the time till then is left.
     */
    Instant atVenue(Instant now, Instant then) {
        Duration ahead = difference()
                .filter(difference -> !difference.isSmall())
                .map(ClockDifference::ahead)
                .orElse(Duration.ZERO);
        Duration most = Duration.between(now, then).dividedBy(2);
        return then.minus(ahead.compareTo(most) > 0 ? most : ahead);
    }

    /** Forgets what is old, and all where our clock stepped. */
    private void turn() {
        Instant now = clock.instant();
        long nanosNow = nanos.getAsLong();
        Duration passed = Duration.ofNanos(nanosNow - begunNanos);
        boolean steps = Duration.between(begun, now).minus(passed).abs().compareTo(STEP) > 0;
        if (!steps && passed.compareTo(WHILE) <= 0) {
            return;
        }
        before = steps || passed.compareTo(WHILE.multipliedBy(2)) > 0 ? Soonest.NONE : latest;
        latest = Soonest.NONE;
        begun = now;
        begunNanos = nanosNow;
        stepped = steps ? now : stepped;
    }

    /**
     * The two of what the venue told, made at different times, that looked the youngest when they came. The first may
     * bear a wrong time, and comes as often as there are copies of a connection: the second tells, once there is one.
     *
     * @param least null where nothing came
     * @param second null where no other came
     */
    private record Soonest(@Nullable Told least, @Nullable Told second) {

        static final Soonest NONE = new Soonest(null, null);

        Soonest and(@Nullable Told told) {
            if (told == null || (second != null && told.age().compareTo(second.age()) >= 0)) {
                return this;
            }
            if (least == null) {
                return new Soonest(told, null);
            }
            boolean leads = told.age().compareTo(least.age()) < 0;
            if (told.made().equals(least.made())) {
                return leads ? new Soonest(told, second) : this;
            }
            return leads ? new Soonest(told, least) : new Soonest(least, told);
        }

        Soonest and(Soonest other) {
            return and(other.least).and(other.second);
        }

        /** What at least two agree on; of one, its own: nothing better is known just after the start. */
        Optional<Duration> age() {
            return Optional.ofNullable(second)
                    .or(() -> Optional.ofNullable(least))
                    .map(Told::age);
        }
    }

    /**
     * Something that came.
     *
     * @param made by the venue's clock
     * @param age by ours, less the venue's
     */
    private record Told(Instant made, Duration age) {}
}
