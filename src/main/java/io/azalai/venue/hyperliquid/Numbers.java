package io.azalai.venue.hyperliquid;

import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.wire.Decimals;
import io.azalai.venue.wire.FrameReader;
import io.azalai.venue.wire.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decimals and times as text on the wire (hyperliquid.md sections 1.3 and 3.5). */
final class Numbers {

    private static final int WIRE_DECIMALS = 8;
    private static final BigDecimal LOST = new BigDecimal("1e-12");

    private Numbers() {}

    /**
     * Text for an order: at most eight decimals, no trailing zeros, never scientific.
     *
     * @throws IllegalArgumentException when the value has more decimals than the wire carries
     */
    static String wire(BigDecimal value) {
        BigDecimal rounded = value.setScale(WIRE_DECIMALS, RoundingMode.HALF_EVEN);
        if (value.subtract(rounded).abs().compareTo(LOST) >= 0) {
            throw new IllegalArgumentException("more than eight decimals: " + value.toPlainString());
        }
        return rounded.stripTrailingZeros().toPlainString();
    }

    /** The decimal of a value, its scale as it was sent. */
    static BigDecimal decimal(FrameReader reader) throws UnreadableFrameException {
        return reader.decimal();
    }

    /** The decimal of a text, its scale as it was sent. */
    static BigDecimal decimal(String text) {
        return Decimals.of(text);
    }

    /** A decimal that must be above zero. */
    static BigDecimal price(FrameReader reader) throws UnreadableFrameException {
        return Decimals.price(decimal(reader));
    }

    /** A decimal that may not be below zero. */
    static BigDecimal size(FrameReader reader) throws UnreadableFrameException {
        return Decimals.quantity(decimal(reader));
    }

    /** The value, which must have come and be above zero. */
    static BigDecimal above(@Nullable BigDecimal value, String field) {
        return Decimals.above(value, field);
    }

    /** The value, which must have come and may not be below zero. */
    static BigDecimal atLeastZero(@Nullable BigDecimal value, String field) {
        return Decimals.atLeastZero(value, field);
    }

    /** The value, or null where the venue writes zero for "none"; it is refused below zero. */
    static @Nullable BigDecimal unlessZero(@Nullable BigDecimal value) {
        return Decimals.unlessZero(value);
    }

    /** The instant of a value that counts milliseconds. */
    static Instant time(FrameReader reader) {
        return time(reader.whole());
    }

    /** The instant of milliseconds since 1970, which must have come. */
    static Instant given(@Nullable Long venueTimeMs, String field) {
        if (venueTimeMs == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return time((long) venueTimeMs);
    }

    /** The instant of milliseconds since 1970. */
    static Instant time(long venueTimeMs) {
        return Times.ofMillis(venueTimeMs);
    }
}
