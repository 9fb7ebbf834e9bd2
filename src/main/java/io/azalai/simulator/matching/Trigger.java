package io.azalai.simulator.matching;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a conditional order waits for.
 *
 * @param price where it fires, or where a trailing one begins to trail; quote units
 * @param direction from which side the price comes
 * @param source which price counts
 * @param callback fraction a trailing order lets the price fall back from its best; null for one that does not trail
 * @param apart how far mark and last price may be apart for it to fire, a fraction of mark; null for any distance
 */
public record Trigger(
        BigDecimal price,
        Direction direction,
        Source source,
        @Nullable BigDecimal callback,
        @Nullable BigDecimal apart) {

    /** Checks the ranges. */
    public Trigger {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("trigger price must be positive, was " + price);
        }
    }

    /** From which side the price comes. */
    public enum Direction {
        /** Fires at the price and above. */
        RISING,
        /** Fires at the price and below. */
        FALLING;

        boolean reached(BigDecimal now, BigDecimal price) {
            return switch (this) {
                case RISING -> now.compareTo(price) >= 0;
                case FALLING -> now.compareTo(price) <= 0;
            };
        }
    }

    /** Which price counts. */
    public enum Source {
        MARK,
        LAST
    }

    /** Fires at any distance of mark and last price. */
    public Trigger(BigDecimal price, Direction direction, Source source, @Nullable BigDecimal callback) {
        this(price, direction, source, callback, null);
    }

    /** Fires on the mark price. */
    public static Trigger onMark(BigDecimal price, Direction direction) {
        return new Trigger(price, direction, Source.MARK, null);
    }

    /** The same at another price. */
    public Trigger at(BigDecimal other) {
        return new Trigger(other, direction, source, callback, apart);
    }

    /** The same, but silent while mark and last price are further apart. */
    public Trigger protectedBy(BigDecimal fraction) {
        return new Trigger(price, direction, source, callback, fraction);
    }

    /** Whether the two prices are near enough to each other for it to fire. */
    boolean trusts(BigDecimal mark, BigDecimal last) {
        return apart == null || mark.subtract(last).abs().compareTo(mark.multiply(apart)) <= 0;
    }

    /** Whether it fires at this price, or begins to trail there. */
    public boolean reached(BigDecimal now) {
        return direction.reached(now, price);
    }
}
