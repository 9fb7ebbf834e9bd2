package io.azalai.venue.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decimals as venues write them, read without a copy of their text. Each fails with a {@link NumberFormatException}
 * when there is no plain decimal of sane length.
 */
public final class Decimals {

    private static final int LONGEST = 40;
    private static final int MOST_IN_A_LONG = 18;

    private Decimals() {}

    /** The decimal of a token, its scale as it was sent. */
    public static BigDecimal of(JsonParser parser) throws IOException {
        requireNumber(parser.currentToken());
        return of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** The decimal of a text, its scale as it was sent. */
    public static BigDecimal of(String text) {
        return of(text.toCharArray(), 0, text.length());
    }

    /** The value, which is refused unless it is above zero. */
    public static BigDecimal price(BigDecimal value) {
        if (value.signum() <= 0) {
            throw new NumberFormatException("price " + value.toPlainString());
        }
        return value;
    }

    /** The value, which is refused when it is below zero. */
    public static BigDecimal quantity(BigDecimal value) {
        if (value.signum() < 0) {
            throw new NumberFormatException("quantity " + value.toPlainString());
        }
        return value;
    }

    /** The value of a field, which must have come and be above zero. */
    public static BigDecimal above(@Nullable BigDecimal value, String field) {
        if (value == null || value.signum() <= 0) {
            throw new NumberFormatException(field + " is " + value);
        }
        return value;
    }

    /** The value of a field, which must have come and may not be below zero. */
    public static BigDecimal atLeastZero(@Nullable BigDecimal value, String field) {
        if (value == null || value.signum() < 0) {
            throw new NumberFormatException(field + " is " + value);
        }
        return value;
    }

    /** The value, or null where the venue writes zero for "none"; it is refused below zero. */
    public static @Nullable BigDecimal unlessZero(@Nullable BigDecimal value) {
        return value == null || quantity(value).signum() == 0 ? null : value;
    }

    static void requireNumber(JsonToken token) {
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw new NumberFormatException("no number: " + token);
        }
    }

    static BigDecimal of(char[] text, int offset, int length) {
        if (length == 0 || length > LONGEST) {
            throw new NumberFormatException("a number of " + length + " characters");
        }
        int end = offset + length;
        boolean negative = text[offset] == '-';
        int begin = negative ? offset + 1 : offset;
        long unscaled = 0;
        int point = -1;
        for (int i = begin; i < end; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                unscaled = unscaled * 10 + digit;
            } else if (text[i] == '.' && point < 0) {
                point = i;
            } else {
                throw new NumberFormatException("no plain decimal: " + new String(text, offset, length));
            }
        }
        int digits = end - begin - (point < 0 ? 0 : 1);
        if (digits == 0 || digits > MOST_IN_A_LONG) {
            return new BigDecimal(text, offset, length);
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, point < 0 ? 0 : end - point - 1);
    }
}
