package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.settings.JsonFault;
import io.azalai.venue.wire.WireMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How this venue's JSON is read: unknown fields are ignored, decimals must be plain (hyperliquid.md section 1.3). */
final class Json {

    static final ObjectMapper MAPPER = WireMapper.MAPPER;

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
            throw new MissingPart("value");
        }
        return value;
    }

    /** Rows of a reply, each as the wire record it is. */
    static <T> List<T> list(JsonNode rows, Class<T[]> wire) throws JsonProcessingException {
        T[] all = as(rows(rows), wire);
        if (Arrays.asList(all).contains(null)) {
            throw new MissingPart("value in a row");
        }
        return List.of(all);
    }

    /** Rows of a reply, each as the wire record it is, without those that are null. */
    static <T> List<T> given(JsonNode rows, Class<T[]> wire) throws JsonProcessingException {
        return Arrays.stream(as(rows(rows), wire)).filter(Objects::nonNull).toList();
    }

    /**
     * A reply that must be rows.
     *
     * @throws JsonProcessingException when it is none
     */
    static JsonNode rows(JsonNode reply) throws JsonProcessingException {
        if (!reply.isArray()) {
            throw new MissingPart("list");
        }
        return reply;
    }

    /** A whole number of a reply, such as a time. */
    static JsonNode whole(JsonNode reply, String field) throws JsonProcessingException {
        if (!reply.path(field).isIntegralNumber()) {
            throw new MissingPart("whole number " + field);
        }
        return reply.path(field);
    }

    /** A request for a dex; the first has no name. */
    static ObjectNode ofDex(ObjectNode body, String dex) {
        return dex.isEmpty() ? body : body.put("dex", dex);
    }

    /** When an answer was made by the venue's clock, where it says so. */
    static Optional<Instant> made(JsonNode answer) {
        JsonNode time = answer.path("time");
        return time.isIntegralNumber() ? Optional.of(Numbers.time(time.asLong())) : Optional.empty();
    }

    /** Why something cannot be read, without the parser's words about itself. */
    static String why(Exception unreadable) {
        return String.valueOf(
                unreadable instanceof JsonProcessingException json ? JsonFault.text(json) : unreadable.getMessage());
    }

    /** A reply lacks what it must tell. */
    static final class MissingPart extends JsonMappingException {

        private static final long serialVersionUID = 1;

        MissingPart(String what) {
            super(null, "no " + what);
        }
    }
}
