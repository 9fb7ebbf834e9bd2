package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Decimals and times as text on the wire (hyperliquid.md sections 1.3 and 3.5). */
final class Numbers {

    private static final int LONGEST = 40;
    private static final int WIRE_DECIMALS = 8;
    private static final BigDecimal LOST = new BigDecimal("1e-12");
    private static final long LATEST_MS = 100_000_000_000_000L;

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

    /**
     * The decimal of a text token, without a copy of the text.
     *
     * @throws NumberFormatException when it is no plain decimal of sane length
     */
    static BigDecimal decimal(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw new NumberFormatException("no number: " + token);
        }
        return decimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** As {@link #decimal(JsonParser)}, of a text. */
    static BigDecimal decimal(String text) {
        return decimal(text.toCharArray(), 0, text.length());
    }

    /** As {@link #decimal(JsonParser)}, refusing what is not above zero: a price. */
    static BigDecimal price(JsonParser parser) throws IOException {
        BigDecimal price = decimal(parser);
        if (price.signum() <= 0) {
            throw new NumberFormatException("price " + price.toPlainString());
        }
        return price;
    }

    /** As {@link #decimal(JsonParser)}, refusing what is below zero: a size. */
    static BigDecimal size(JsonParser parser) throws IOException {
        BigDecimal size = decimal(parser);
        if (size.signum() < 0) {
            throw new NumberFormatException("size " + size.toPlainString());
        }
        return size;
    }

    /** The instant of a token that counts milliseconds. */
    static Instant time(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new NumberFormatException("no time: " + parser.currentToken());
        }
        return time(parser.getLongValue());
    }

    /** The instant of milliseconds since 1970, refusing what lies before it or beyond the year 5000. */
    static Instant time(long venueTimeMs) {
        if (venueTimeMs < 0 || venueTimeMs > LATEST_MS) {
            throw new NumberFormatException("time " + venueTimeMs);
        }
        return Instant.ofEpochMilli(venueTimeMs);
    }

    private static BigDecimal decimal(char[] text, int offset, int length) {
        if (length == 0 || length > LONGEST) {
            throw new NumberFormatException("a number of " + length + " characters");
        }
        for (int i = offset; i < offset + length; i++) {
            char letter = text[i];
            boolean plain = (letter >= '0' && letter <= '9') || letter == '.' || letter == '-';
            if (!plain) {
                throw new NumberFormatException("no plain decimal: " + new String(text, offset, length));
            }
        }
        return new BigDecimal(text, offset, length);
    }
}
