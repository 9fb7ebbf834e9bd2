package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.azalai.venue.wire.Decimals;
import io.azalai.venue.wire.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

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

    /** The decimal of a token, its scale as it was sent. */
    static BigDecimal decimal(JsonParser parser) throws IOException {
        return Decimals.of(parser);
    }

    /** The decimal of a text, its scale as it was sent. */
    static BigDecimal decimal(String text) {
        return Decimals.of(text);
    }

    /** A decimal that must be above zero. */
    static BigDecimal price(JsonParser parser) throws IOException {
        return Decimals.price(decimal(parser));
    }

    /** A decimal that may not be below zero. */
    static BigDecimal size(JsonParser parser) throws IOException {
        return Decimals.quantity(decimal(parser));
    }

    /** The instant of a token that counts milliseconds. */
    static Instant time(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new NumberFormatException("no time: " + parser.currentToken());
        }
        return time(parser.getLongValue());
    }

    /** The instant of milliseconds since 1970. */
    static Instant time(long venueTimeMs) {
        return Times.ofMillis(venueTimeMs);
    }
}
