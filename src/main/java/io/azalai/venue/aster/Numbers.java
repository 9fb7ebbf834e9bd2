package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.wire.Decimals;
import io.azalai.venue.wire.FrameReader;
import io.azalai.venue.wire.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decimals and times on the wire: texts mostly, bare numbers at times (aster.md section 8). */
final class Numbers {

    private static final int MOST_PLACES = 40;

    private Numbers() {}

    /** Plain text of a decimal for a request, without trailing zeros, never scientific. */
    static String wire(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The decimal of a value, its scale as it was sent. */
    static BigDecimal decimal(FrameReader reader) throws UnreadableFrameException {
        return reader.decimal();
    }

    /** The decimal of a text, its scale as it was sent. */
    static BigDecimal decimal(String text) {
        return Decimals.of(text);
    }

    /** The decimal of a bare number, which JSON lets be written with an exponent (aster.md section 8), or of a text. */
    static BigDecimal bare(JsonNode value) {
        if (!value.isNumber()) {
            return decimal(value.asText());
        }
        BigDecimal number = value.decimalValue();
        if (Math.abs(number.scale()) > MOST_PLACES) {
            throw new NumberFormatException("a number of " + number.scale() + " decimals");
        }
        return decimal(number.toPlainString());
    }

    /** Reads {@link #bare}, and a blank text as none. */
    static final class Bare extends StdDeserializer<BigDecimal> {

        private static final long serialVersionUID = 1;

        Bare() {
            super(BigDecimal.class);
        }

        @Override
        public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode value = context.readTree(parser);
            try {
                return value.isTextual() && value.asText().isBlank() ? null : bare(value);
            } catch (NumberFormatException absurd) {
                throw context.weirdStringException(value.asText(), BigDecimal.class, "is no decimal of sane length");
            }
        }
    }

    /** A decimal that must be above zero. */
    static BigDecimal price(FrameReader reader) throws UnreadableFrameException {
        return Decimals.price(decimal(reader));
    }

    /** A decimal that may not be below zero. */
    static BigDecimal quantity(FrameReader reader) throws UnreadableFrameException {
        return Decimals.quantity(decimal(reader));
    }

    /** The value, or null where the venue writes zero for "none"; it is refused below zero. */
    static @Nullable BigDecimal unlessZero(@Nullable BigDecimal value) {
        return Decimals.unlessZero(value);
    }

    /** The value, which must have come and be above zero. */
    static BigDecimal above(@Nullable BigDecimal value, String field) {
        return Decimals.above(value, field);
    }

    /** The value, which must have come and may not be below zero. */
    static BigDecimal atLeastZero(@Nullable BigDecimal value, String field) {
        return Decimals.atLeastZero(value, field);
    }

    /** The instant of a value that counts milliseconds, as a number or as its text. */
    static Instant time(FrameReader reader) throws UnreadableFrameException {
        return time(reader.value() == JsonToken.VALUE_STRING ? Long.parseLong(reader.text()) : reader.whole());
    }

    /** The same; null for zero, by which the venue says that there is none. */
    static @Nullable Instant timeIfAny(FrameReader reader) throws UnreadableFrameException {
        long told = reader.value() == JsonToken.VALUE_STRING ? Long.parseLong(reader.text()) : reader.whole();
        return told == 0 ? null : time(told);
    }

    /** The instant of milliseconds since 1970; ours where the venue tells none, or zero for none. */
    static Instant time(@Nullable Long venueTimeMs, Instant receivedAt) {
        return venueTimeMs == null || venueTimeMs == 0 ? receivedAt : time((long) venueTimeMs);
    }

    /** The instant of milliseconds since 1970. */
    static Instant time(long venueTimeMs) {
        return Times.ofMillis(venueTimeMs);
    }
}
