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

    /** Reads a part of what a parser is within. */
    static final ObjectReader PART = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}
}
