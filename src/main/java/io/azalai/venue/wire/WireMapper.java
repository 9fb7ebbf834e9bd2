package io.azalai.venue.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;

/** Makes what reads a venue's JSON: unknown fields are ignored, decimals must be plain, nothing may follow the end. */
public final class WireMapper {

    private WireMapper() {}

    /** How a venue's decimals are read: {@link Decimals#asSent} or {@link Decimals#unpadded}. */
    @FunctionalInterface
    public interface Reading {

        /** The decimal of a token. */
        BigDecimal of(JsonParser parser) throws IOException;
    }

    /** What reads decimals that way. */
    public static ObjectMapper reading(Reading decimals) {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new PlainDecimal(decimals)))
                .build();
    }

    private static final class PlainDecimal extends StdDeserializer<BigDecimal> {

        private static final long serialVersionUID = 1;

        private final transient Reading decimals;

        PlainDecimal(Reading decimals) {
            super(BigDecimal.class);
            this.decimals = decimals;
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return decimals.of(parser);
            } catch (NumberFormatException absurd) {
                throw context.weirdStringException(parser.getText(), BigDecimal.class, "is no plain decimal");
            }
        }
    }
}
