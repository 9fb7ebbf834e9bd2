package io.azalai.venue.aster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.venue.wire.WireMapper;

/** How this venue's JSON is read: unknown fields are ignored, decimals must be plain (aster.md section 8). */
final class Json {

    static final ObjectMapper MAPPER = WireMapper.MAPPER;

    private Json() {}
}
