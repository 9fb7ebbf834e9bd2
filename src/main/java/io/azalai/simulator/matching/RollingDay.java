package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** The last 24 hours of a product in hourly parts. Guarded by the engine's lock. */
final class RollingDay {

    /** Ticks of 100 ms in an hour of the venue's life. */
    static final int TICKS_PER_HOUR = 36_000;

    private final Deque<Hour> hours = new ArrayDeque<>();
    private int ticks;

    /** Starts with a past, oldest hour first. */
    RollingDay(List<Hour> past) {
        hours.addAll(past);
        hours.addLast(Hour.flat(past.get(past.size() - 1).close()));
    }

    record Hour(
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal baseVolume,
            BigDecimal quoteVolume,
            long trades) {

        static Hour flat(BigDecimal price) {
            return new Hour(price, price, price, price, BigDecimal.ZERO, BigDecimal.ZERO, 0);
        }

        Hour with(BigDecimal price, BigDecimal quantity) {
            return new Hour(
                    open,
                    high.max(price),
                    low.min(price),
                    price,
                    baseVolume.add(quantity),
                    quoteVolume.add(price.multiply(quantity)),
                    trades + 1);
        }
    }

    void trade(BigDecimal price, BigDecimal quantity) {
        hours.addLast(hours.removeLast().with(price, quantity));
    }

    void tick() {
        ticks++;
        if (ticks % TICKS_PER_HOUR == 0) {
            hours.addLast(Hour.flat(hours.getLast().close()));
            while (hours.size() > 24) {
                hours.removeFirst();
            }
        }
    }

    BigDecimal open() {
        return hours.getFirst().open();
    }

    BigDecimal last() {
        return hours.getLast().close();
    }

    BigDecimal high() {
        return over(Hour::high, BigDecimal::max);
    }

    BigDecimal low() {
        return over(Hour::low, BigDecimal::min);
    }

    BigDecimal baseVolume() {
        return over(Hour::baseVolume, BigDecimal::add);
    }

    BigDecimal quoteVolume() {
        return over(Hour::quoteVolume, BigDecimal::add);
    }

    long trades() {
        return hours.stream().mapToLong(Hour::trades).sum();
    }

    private BigDecimal over(Function<Hour, BigDecimal> value, BinaryOperator<BigDecimal> join) {
        return hours.stream().map(value).reduce(join).orElseThrow();
    }
}
