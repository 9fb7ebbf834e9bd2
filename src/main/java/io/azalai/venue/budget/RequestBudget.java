package io.azalai.venue.budget;

import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.Lane;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Lets a venue's requests through as its allowances permit: earlier lanes first, first come first served within a lane,
 * among those that need the same allowance. Safe for many threads: one lock, held without IO.
 */
public final class RequestBudget {

    private static final Comparator<Waiting> ORDER =
            Comparator.comparing(Waiting::lane).thenComparingLong(Waiting::arrival);

    /** A pause is longer than the venue wants by up to this part of it. */
    private static final int JITTER_PART = 4;

    private static final Duration MOST_JITTER = Duration.ofSeconds(5);

    private final String venue;
    private final Map<String, Meter> meters = new LinkedHashMap<>();
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Waiting> queue = new ArrayList<>();
    private long arrivals;
    private long pausedUntil;

    /**
     * A full budget of the allowances.
     *
     * @param nanoTime a monotonic clock in nanoseconds
     * @param random spreads the ends of pauses
     */
    public RequestBudget(String venue, List<Allowance> allowances, LongSupplier nanoTime, RandomGenerator random) {
        this.venue = venue;
        this.nanoTime = nanoTime;
        this.random = random;
        this.pausedUntil = nanoTime.getAsLong();
        allowances.forEach(allowance -> meters.put(allowance.name(), new Meter(allowance, nanoTime.getAsLong())));
    }

    /**
     * Waits until the charges fit, with what the answer may cost on top, and takes them; that is kept free until they
     * are settled or given back, which must follow once. Blocks the caller: never call it on an I/O thread.
     *
     * @throws RateLimitException NOT_SENT, when that would take longer than {@code patience}
     */
    public void take(String operation, Lane lane, List<Charge> charges, Duration patience) {
        lock.lock();
        try {
            Waiting mine = new Waiting(lane, arrivals++, charges);
            long deadline = nanoTime.getAsLong() + patience.toNanos();
            queue.add(mine);
            try {
                awaitTurn(operation, mine, deadline);
                charges.forEach(charge -> meter(charge).take(charge, nanoTime.getAsLong()));
            } finally {
                queue.remove(mine);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The answer to what was charged came, or none will: takes what it turned out to cost on top, even where less is
     * left, and keeps nothing free for it any more.
     */
    public void settle(List<Charge> charges, List<Charge> extra) {
        lock.lock();
        try {
            charges.forEach(charge -> meter(charge).settle(charge));
            extra.forEach(charge -> meter(charge).use(charge.units(), nanoTime.getAsLong()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What never left costs nothing: its charges are there again at once. */
    public void giveBack(List<Charge> charges) {
        lock.lock();
        try {
            charges.forEach(charge -> meter(charge).giveBack(charge));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Believes the venue when it says that more of what it grants is used than we counted, whoever used it. */
    public void observe(Map<String, Integer> used) {
        lock.lock();
        try {
            used.forEach((name, units) -> {
                Meter meter = meters.get(name);
                if (meter != null) {
                    meter.atLeast(units, nanoTime.getAsLong());
                }
            });
        } finally {
            lock.unlock();
        }
    }

    /** Goes by these allowances from now on; what was used of one stays used. */
    public void adopt(List<Allowance> allowances) {
        lock.lock();
        try {
            for (Allowance allowance : allowances) {
                Meter meter = meters.get(allowance.name());
                if (meter != null && !meter.allowance().equals(allowance)) {
                    meters.put(allowance.name(), meter.resized(allowance));
                    changed.signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nothing through for so long that takes of some allowances: the venue answered 429 or 418. It ends a little
     * later than the venue wants, so that many of one address that were refused together do not come back together.
     *
     * @param names of the allowances; empty for whatever it takes of
     */
    public void pause(Duration pause, List<String> names) {
        lock.lock();
        try {
            long until = nanoTime.getAsLong() + pause.toNanos() + jitter(pause);
            if (names.isEmpty()) {
                pausedUntil = Math.max(pausedUntil, until);
            }
            names.forEach(name -> meter(name).pause(until));
        } finally {
            lock.unlock();
        }
    }

    private long jitter(Duration pause) {
        return random.nextLong(Math.min(pause.toNanos() / JITTER_PART, MOST_JITTER.toNanos()) + 1);
    }

    /** How full each allowance is, and how many wait: for health and display. */
    public State state() {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            List<Level> levels =
                    meters.values().stream().map(meter -> meter.level(now)).toList();
            return new State(levels, queue.size(), Duration.ofNanos(Math.max(0, pausedUntil - now)));
        } finally {
            lock.unlock();
        }
    }

    private void awaitTurn(String operation, Waiting mine, long deadline) {
        try {
            while (true) {
                long now = nanoTime.getAsLong();
                boolean first = isFirst(mine, now);
                long wait = first ? readyIn(mine, now) : firstIn(mine, now);
                if (first && wait <= 0) {
                    return;
                }
                long left = deadline - now;
                if (left <= 0 || (first && readyAtBestIn(mine, now) > left)) {
                    throw exhausted(operation, mine, now);
                }
                changed.awaitNanos(Math.min(wait, left));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RateLimitException(
                    VenueException.notSent(venue, operation, "INTERRUPTED", "the service is stopping"), null);
        }
    }

    /** Whether nobody before it waits for an allowance that it needs too: one that is used up holds up only its own. */
    private boolean isFirst(Waiting mine, long now) {
        return ahead(mine).noneMatch(shared -> readyIn(shared.other(), now) <= 0 || refilledIn(shared, now) > 0);
    }

    /** When time alone may make it first: once an allowance that it shares holds enough for those before it. */
    private long firstIn(Waiting mine, long now) {
        return ahead(mine)
                .mapToLong(shared -> refilledIn(shared, now))
                .filter(wait -> wait > 0)
                .min()
                .orElse(Window.NEVER);
    }

    private Stream<Shared> ahead(Waiting mine) {
        return queue.stream().filter(other -> ORDER.compare(other, mine) < 0).flatMap(other -> other.charges().stream()
                .filter(charge -> mine.needs(charge.allowance()))
                .map(charge -> new Shared(other, charge)));
    }

    private long refilledIn(Shared shared, long now) {
        return meter(shared.charge()).readyIn(shared.charge(), shared.other().lane(), now);
    }

    private RateLimitException exhausted(String operation, Waiting waiting, long now) {
        Duration wait = Duration.ofNanos(Math.max(readyAtBestIn(waiting, now), 1_000_000));
        String why = pausedFor(waiting, now) > 0
                ? "the venue said that it was too much and wants nothing for another "
                : "our own request budget for this venue is used up; it frees in ";
        String text = why + wait.toMillis() + " ms";
        return new RateLimitException(VenueException.notSent(venue, operation, "LOCAL_RATE_LIMIT", text), wait);
    }

    private long pausedFor(Waiting waiting, long now) {
        return waiting.charges().stream()
                .mapToLong(charge -> meter(charge).pausedFor(now))
                .reduce(pausedUntil - now, Math::max);
    }

    private long readyIn(Waiting waiting, long now) {
        long ready = pausedUntil - now;
        for (Charge charge : waiting.charges()) {
            ready = Math.max(ready, meter(charge).readyIn(charge, waiting.lane(), now));
        }
        return ready;
    }

    /** What answers under way give back may make it ready sooner than time alone. */
    private long readyAtBestIn(Waiting waiting, long now) {
        long ready = pausedUntil - now;
        for (Charge charge : waiting.charges()) {
            ready = Math.max(ready, meter(charge).readyAtBestIn(charge, waiting.lane(), now));
        }
        return ready;
    }

    private Meter meter(Charge charge) {
        return meter(charge.allowance());
    }

    private Meter meter(String name) {
        Meter meter = meters.get(name);
        if (meter == null) {
            throw new IllegalArgumentException("no allowance named " + name + " at " + venue);
        }
        return meter;
    }

    private record Waiting(Lane lane, long arrival, List<Charge> charges) {

        boolean needs(String allowance) {
            return charges.stream().anyMatch(charge -> charge.allowance().equals(allowance));
        }
    }

    /** What somebody before it needs of an allowance that it needs too. */
    private record Shared(Waiting other, Charge charge) {}

    /**
     * What is left of an allowance, in its units, with what answers under way may cost taken off.
     *
     * @param available of the capacity; below zero where more was taken than that
     * @param urgent for the lanes CANCEL and REDUCE, of what the venue grants
     * @param pausedFor how long the venue wants nothing of it; zero for no pause
     */
    public record Level(Allowance allowance, long available, long urgent, Duration pausedFor) {}

    /**
     * State of a budget.
     *
     * @param whole how long it lets nothing through at all; zero for no pause
     */
    public record State(List<Level> levels, int waiting, Duration whole) {

        public State {
            levels = List.copyOf(levels);
        }

        /** How long nothing passes, or nothing to one of the venue's hosts. */
        public Duration pausedFor() {
            return longest(levels.stream().filter(level -> level.allowance().account() == null));
        }

        /** Of any pause, also one that stops the orders of one account alone. */
        public Duration longestPause() {
            return longest(levels.stream());
        }

        private Duration longest(Stream<Level> paused) {
            return paused.map(Level::pausedFor).reduce(whole, (one, other) -> one.compareTo(other) < 0 ? other : one);
        }
    }
}
