package io.azalai.simulator.hyperliquid;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one account was worth every ten minutes of a month, its first moment and now. Guarded by the engine's lock. */
final class WorthPast {

    private static final long EVERY_MS = Duration.ofMinutes(10).toMillis();
    private static final long KEPT_MS = Duration.ofDays(31).toMillis();

    /** First the first ever, last the newest look, which another one may replace. */
    private final Deque<Point> points = new ArrayDeque<>();

    private Sum flows = Sum.NONE;
    private boolean unified;
    private long kept;

    /** Dollars, of everything and of perpetuals alone. */
    record Sum(BigDecimal all, BigDecimal perpetuals) {

        static final Sum NONE = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);

        Sum plus(Sum more) {
            return new Sum(all.add(more.all), perpetuals.add(more.perpetuals));
        }

        Sum minus(Sum less) {
            return new Sum(all.subtract(less.all), perpetuals.subtract(less.perpetuals));
        }
    }

    /**
     * One moment.
     *
     * @param flows what had come in until then, less what had left
     */
    record Point(long time, Sum worth, Sum flows) {

        /** What was not brought in. */
        Sum earned() {
            return worth.minus(flows);
        }
    }

    /** Of an account that had nothing until now. */
    static WorthPast empty(long now) {
        WorthPast past = new WorthPast();
        past.look(now, false, Sum.NONE);
        return past;
    }

    void flowed(Sum amount) {
        flows = flows.plus(amount);
    }

    /**
     * Notes what the account is worth now; money that perpetuals share from now on, or no longer, is no gain of theirs.
     */
    void look(long now, boolean sharesItsMoney, Sum worth) {
        if (unified != sharesItsMoney && !points.isEmpty()) {
            BigDecimal before = points.getLast().earned().perpetuals();
            BigDecimal after = worth.minus(flows).perpetuals();
            flowed(new Sum(BigDecimal.ZERO, after.subtract(before)));
        }
        unified = sharesItsMoney;
        if (points.size() > 1
                && (points.getLast().time() < kept + EVERY_MS
                        || points.getLast().time() == now)) {
            points.removeLast();
        } else if (!points.isEmpty()) {
            kept = points.getLast().time();
        }
        points.addLast(new Point(now, worth, flows));
        if (points.size() > 2) {
            forget(now - KEPT_MS);
        }
    }

    private void forget(long until) {
        Point first = points.removeFirst();
        while (points.size() > 1 && points.getFirst().time() < until) {
            points.removeFirst();
        }
        points.addFirst(first);
    }

    /** Points of a span, the oldest first: at least one. */
    List<Point> since(long from) {
        List<Point> found = new ArrayList<>(points);
        found.removeIf(point -> point.time() < from);
        return found.isEmpty() ? List.of(points.getLast()) : found;
    }
}
