package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;

/** How this venue's JSON is read: unknown fields are ignored, decimals must be plain (aster.md section 0, decision 10). */
final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new PlainDecimal()))
            .build();

    static final JsonFactory FACTORY = MAPPER.getFactory();

    private Json() {}

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
