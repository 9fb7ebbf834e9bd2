package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.azalai.venue.wire.WireMapper;

/** How this venue's JSON is read: unknown fields are ignored, decimals must be plain (aster.md section 8). */
final class Json {

    static final ObjectMapper MAPPER = WireMapper.MAPPER;

    static final JsonFactory FACTORY = MAPPER.getFactory();

    /** Reads a value inside of a frame that is read token by token, after which more follows. */
    static final ObjectReader INSIDE = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}
}
