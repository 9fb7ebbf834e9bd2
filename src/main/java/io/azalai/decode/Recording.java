package io.azalai.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.azalai.venue.RecordedCall;
import java.util.Set;

/**
 * One recorded line: {@code {"id", "transport", "endpoint", "request"?, "status"?, "payload"}}.
 *
 * @param id as it stood, to be printed again
 * @param frame whether it came by a socket
 * @param status HTTP status of a reply
 */
record Recording(JsonNode id, boolean frame, RecordedCall call, int status) {

    /** Keeps numbers as they are written: a venue's bare decimals must not become binary fractions. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** Of a text that is one JSON alone: what follows it is not passed over. */
    static final ObjectReader WHOLE = JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static final int OK = 200;
    private static final int LEAST_STATUS = 100;
    private static final int LARGEST_STATUS = 599;
    private static final Set<String> KEYS = Set.of("id", "transport", "endpoint", "request", "status", "payload");

    /** Whether it is no refusal: what was asked for is then known to the venue. */
    boolean isAnswered() {
        return status == OK;
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it is none, naming the key, what it is and what is right
     */
    static Recording of(JsonNode line) {
        if (!line.isObject()) {
            throw new IllegalArgumentException("a line must be a JSON object, was " + line.getNodeType());
        }
        line.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key '" + key + "'; known are "
                        + KEYS.stream().sorted().toList());
            }
        });
        String transport = line.path("transport").asText("");
        if (!transport.equals("WS") && !transport.equals("REST")) {
            throw new IllegalArgumentException("transport must be WS or REST, was '" + transport + "'");
        }
        if (!line.has("payload")) {
            throw new IllegalArgumentException("payload is missing");
        }
        int status = status(line.path("status"));
        boolean frame = transport.equals("WS");
        JsonNode request = line.path("request");
        RecordedCall call = new RecordedCall(
                endpoint(line.path("endpoint")),
                request.isMissingNode() || request.isNull() ? null : text(request),
                frame || status != OK ? raw(line.path("payload")) : body(line.path("payload")));
        return new Recording(line.path("id"), frame, call, status);
    }

    private static String endpoint(JsonNode endpoint) {
        if (!endpoint.isTextual() && !endpoint.isMissingNode() && !endpoint.isNull()) {
            throw new IllegalArgumentException(
                    "endpoint must be text, such as \"POST /info l2Book\", was " + text(endpoint));
        }
        return endpoint.asText("").strip();
    }

    private static int status(JsonNode status) {
        if (status.isMissingNode() || status.isNull()) {
            return OK;
        }
        if (!status.canConvertToInt() || !status.isIntegralNumber()) {
            throw new IllegalArgumentException("status must be an HTTP status such as 200, was " + status);
        }
        int number = status.intValue();
        if (number < LEAST_STATUS || number > LARGEST_STATUS) {
            throw new IllegalArgumentException(
                    "status must be an HTTP status of 100 to 599 such as 200, was " + status);
        }
        return number;
    }

    /** A payload as it came: text where it was recorded as text. */
    private static String raw(JsonNode payload) {
        return payload.isTextual() ? payload.asText() : text(payload);
    }

    /** A reply: a bare JSON string stands for itself, what begins like a document is text as it came. */
    private static String body(JsonNode payload) {
        boolean word = payload.isTextual()
                && !payload.asText().isEmpty()
                && "{[<".indexOf(payload.asText().charAt(0)) < 0;
        return word ? text(payload) : raw(payload);
    }

    static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree cannot be written as JSON", impossible);
        }
    }
}
