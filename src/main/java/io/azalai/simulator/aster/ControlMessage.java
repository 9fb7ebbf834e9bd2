package io.azalai.simulator.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says on a stream connection.
 *
 * @param id echoed in the answer; null when not sent
 * @param streams of SUBSCRIBE and UNSUBSCRIBE, else empty
 * @param value of SET_PROPERTY, else false
 */
record ControlMessage(Method method, @Nullable Long id, List<String> streams, boolean value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    enum Method {
        SUBSCRIBE,
        UNSUBSCRIBE,
        LIST_SUBSCRIPTIONS,
        SET_PROPERTY,
        GET_PROPERTY
    }

    /** A message the venue answers with {@code {"code","msg"}} (end of aster.md section 5.2). */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int code;

        UnreadableException(int code, String message) {
            super(message);
            this.code = code;
        }

        ObjectNode reply() {
            return JsonNodeFactory.instance.objectNode().put("code", code).put("msg", getMessage());
        }
    }

    static ControlMessage of(String text) throws UnreadableException {
        JsonNode message = parse(text);
        JsonNode method = message.path("method");
        if (method.isMissingNode()) {
            throw new UnreadableException(2, "Invalid request: missing field method");
        }
        Method known = Arrays.stream(Method.values())
                .filter(each -> each.name().equals(method.asText()))
                .findFirst()
                .orElse(null);
        if (known == null) {
            throw new UnreadableException(
                    2,
                    "Invalid request: unknown variant " + method.asText()
                            + ", expected one of SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY, GET_PROPERTY");
        }
        Long id = id(message.path("id"));
        return switch (known) {
            case SUBSCRIBE, UNSUBSCRIBE -> new ControlMessage(known, id, names(message.path("params")), false);
            case LIST_SUBSCRIPTIONS -> new ControlMessage(known, id, List.of(), false);
            case SET_PROPERTY -> new ControlMessage(known, id, List.of(), flag(message.path("params")));
            case GET_PROPERTY -> {
                property(message.path("params").path(0));
                yield new ControlMessage(known, id, List.of(), false);
            }
        };
    }

    private static JsonNode parse(String text) throws UnreadableException {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.isObject()) {
                return message;
            }
            throw new UnreadableException(2, "Invalid request: missing field method");
        } catch (JsonProcessingException unreadable) {
            var at = unreadable.getLocation();
            throw new UnreadableException(
                    3,
                    "Invalid JSON: expected value at line %d column %d"
                            .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
        }
    }

    private static @Nullable Long id(JsonNode id) throws UnreadableException {
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        if (!id.canConvertToLong() || !id.isIntegralNumber() || id.asLong() < 0) {
            throw new UnreadableException(2, "Invalid request: request ID must be an unsigned integer");
        }
        return id.asLong();
    }

    private static List<String> names(JsonNode told) {
        List<String> names = new ArrayList<>();
        told.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static boolean flag(JsonNode told) throws UnreadableException {
        if (told.size() > 2) {
            throw new UnreadableException(2, "Invalid request: too many parameters");
        }
        property(told.path(0));
        if (!told.path(1).isBoolean()) {
            throw new UnreadableException(1, "Invalid value type: expected Boolean");
        }
        return told.path(1).asBoolean();
    }

    private static void property(JsonNode name) throws UnreadableException {
        if (!name.isTextual()) {
            throw new UnreadableException(2, "Invalid request: property name must be a string");
        }
        if (!"combined".equals(name.asText())) {
            throw new UnreadableException(0, "Unknown property");
        }
    }
}
