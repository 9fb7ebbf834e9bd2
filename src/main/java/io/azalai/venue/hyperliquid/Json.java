package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/** How this venue's JSON is read: unknown fields are ignored, decimals must be plain (hyperliquid.md section 1.3). */
final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new PlainDecimal()))
            .build();

    static final JsonFactory FACTORY = MAPPER.getFactory();

    private Json() {}

    /** An object with its {@code type} first, as the signature wants it. */
    static ObjectNode type(String type) {
        return MAPPER.createObjectNode().put("type", type);
    }

    /**
     * A part of a reply as the wire record it is.
     *
     * @throws JsonProcessingException when it has another shape
     */
    static <T> T as(JsonNode node, Class<T> wire) throws JsonProcessingException {
        T value = MAPPER.treeToValue(node, wire);
        if (value == null) {
            throw new MissingPart(wire);
        }
        return value;
    }

    static final class MissingPart extends JsonProcessingException {

        private static final long serialVersionUID = 1;

        MissingPart(Class<?> wire) {
            super("no " + wire.getSimpleName());
        }
    }

    private static final class PlainDecimal extends StdDeserializer<BigDecimal> {

        private static final long serialVersionUID = 1;

        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return Numbers.decimal(parser);
            } catch (NumberFormatException absurd) {
                throw context.weirdStringException(parser.getText(), BigDecimal.class, "is no plain decimal");
            }
        }
    }
}
