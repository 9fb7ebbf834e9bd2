package io.azalai.venue.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Decimals as venues write them, read without a copy of their text. Each fails with a {@link NumberFormatException} when
 * there is no plain decimal of sane length.
 */
public final class Decimals {

    private static final int LONGEST = 40;

    private Decimals() {}

    /** The decimal of a token, with the zeros that pad it. */
    public static BigDecimal asSent(JsonParser parser) throws IOException {
        requireNumber(parser.currentToken());
        return asSent(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** The decimal of a text, with the zeros that pad it. */
    public static BigDecimal asSent(String text) {
        return asSent(text.toCharArray(), 0, text.length());
    }

    /** The decimal of a token, without the zeros that pad it. */
    public static BigDecimal unpadded(JsonParser parser) throws IOException {
        requireNumber(parser.currentToken());
        return unpadded(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** The decimal of a text, without the zeros that pad it. */
    public static BigDecimal unpadded(String text) {
        return unpadded(text.toCharArray(), 0, text.length());
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

    private static void requireNumber(JsonToken token) {
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw new NumberFormatException("no number: " + token);
        }
    }

    private static BigDecimal asSent(char[] text, int offset, int length) {
        requirePlain(text, offset, length);
        return new BigDecimal(text, offset, length);
    }

    private static BigDecimal unpadded(char[] text, int offset, int length) {
        boolean fraction = requirePlain(text, offset, length);
        int end = offset + length;
        while (fraction && end > offset + 1 && text[end - 1] == '0') {
            end--;
        }
        if (fraction && text[end - 1] == '.' && end > offset + 1) {
            end--;
        }
        return new BigDecimal(text, offset, end - offset);
    }

    /** Whether the plain decimal has a fraction. */
    private static boolean requirePlain(char[] text, int offset, int length) {
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
        return fraction;
    }
}
