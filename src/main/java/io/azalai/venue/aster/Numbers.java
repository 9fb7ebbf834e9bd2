package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decimals and times on the wire: texts mostly, bare numbers at times (aster.md section 8). */
final class Numbers {

    private static final int LONGEST = 40;
    private static final long LATEST_MS = 100_000_000_000_000L;

    private Numbers() {}

    /** Plain text of a decimal for a request, without trailing zeros, never scientific. */
    static String wire(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /**
     * The decimal of a token, without the zeros that pad it and without a copy of the text.
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

    /** As {@link #decimal(JsonParser)}, refusing what is below zero: a quantity. */
    static BigDecimal quantity(JsonParser parser) throws IOException {
        BigDecimal quantity = decimal(parser);
        if (quantity.signum() < 0) {
            throw new NumberFormatException("quantity " + quantity.toPlainString());
        }
        return quantity;
    }

    /** The value, or null where the venue writes zero for "none". */
    static @Nullable BigDecimal unlessZero(@Nullable BigDecimal value) {
        return value == null || value.signum() == 0 ? null : value;
    }

    /** The instant of a token that counts milliseconds, as a number or as its text. */
    static Instant time(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? time(Long.parseLong(parser.getText()))
                : time(whole(parser));
    }

    /** The whole number of a token. */
    static long whole(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new NumberFormatException("no whole number: " + parser.currentToken());
        }
        return parser.getLongValue();
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
        boolean fraction = false;
        for (int i = offset; i < offset + length; i++) {
            char letter = text[i];
            fraction |= letter == '.';
            if ((letter < '0' || letter > '9') && letter != '.' && letter != '-') {
                throw new NumberFormatException("no plain decimal: " + new String(text, offset, length));
            }
        }
        return new BigDecimal(text, offset, fraction ? unpadded(text, offset, length) : length);
    }

    private static int unpadded(char[] text, int offset, int length) {
        int end = offset + length;
        while (end > offset + 1 && text[end - 1] == '0') {
            end--;
        }
        return (text[end - 1] == '.' && end > offset + 1 ? end - 1 : end) - offset;
    }
}
