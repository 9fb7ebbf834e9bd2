package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.venue.wire.Decimals;
import io.azalai.venue.wire.WireMapper;

/** How this venue's JSON is read: unknown fields are ignored, decimals must be plain (aster.md section 0, decision 10). */
final class Json {

    static final ObjectMapper MAPPER = WireMapper.reading(Decimals::unpadded);

    static final JsonFactory FACTORY = MAPPER.getFactory();

    private Json() {}
}
