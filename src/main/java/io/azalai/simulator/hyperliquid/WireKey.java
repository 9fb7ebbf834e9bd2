package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.loopback.DecimalForm;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A key of an action and what may stand there: whatever else does is no action (sections 1.1 and 3.1). Immutable.
 *
 * @param optional whether it may be missing or null
 */
record WireKey(String name, Predicate<JsonNode> readable, boolean optional) {

    private static final DecimalForm DECIMAL = DecimalForm.of("\\d+(\\.\\d*)?|\\.\\d+");

    static WireKey bool(String name) {
        return of(name, JsonNode::isBoolean);
    }

    /** A whole number from zero on, as assets, leverages and fees are. */
    static WireKey number(String name) {
        return of(name, value -> value.isInt() && value.asInt() >= 0);
    }

    /** Likewise, but longer, as ids, times and dollars times a million are. */
    static WireKey longNumber(String name) {
        return of(name, value -> isLong(value) && value.asLong() >= 0);
    }

    static WireKey signedNumber(String name) {
        return of(name, WireKey::isLong);
    }

    static WireKey text(String name) {
        return of(name, JsonNode::isTextual);
    }

    /** Text that is of a form as a whole. */
    static WireKey text(String name, String pattern) {
        return of(name, value -> value.isTextual() && value.asText().matches(pattern));
    }

    /** Text of digits, no sign, no exponent. */
    static WireKey decimal(String name) {
        return of(name, value -> value.isTextual() && DECIMAL.isOf(value.asText()));
    }

    static WireKey address(String name) {
        return text(name, "0x[0-9a-fA-F]{40}");
    }

    /** A client's own order id: 128 bits. */
    static WireKey clientOrderId(String name) {
        return text(name, "0x[0-9a-fA-F]{32}");
    }

    /** An order by the venue's number or by the client's own id. */
    static WireKey orderId(String name) {
        return of(name, longNumber(name).readable().or(clientOrderId(name).readable()));
    }

    static WireKey word(String name, String... words) {
        Set<String> known = Set.of(words);
        return of(name, value -> value.isTextual() && known.contains(value.asText()));
    }

    static WireKey object(String name) {
        return of(name, JsonNode::isObject);
    }

    static WireKey list(String name) {
        return of(name, JsonNode::isArray);
    }

    static WireKey of(String name, Predicate<JsonNode> readable) {
        return new WireKey(name, readable, false);
    }

    /** The same, but may be missing. */
    WireKey orNone() {
        return new WireKey(name, readable, true);
    }

    /** What stands at these keys, in this order. @throws UnreadableException when one is wrong, or unknown */
    static ObjectNode read(JsonNode from, List<WireKey> keys) {
        ObjectNode read = readAmongOthers(from, keys);
        long given = from.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .count();
        if (given > read.size()) {
            throw new UnreadableException("unknown field");
        }
        return read;
    }

    /** The same, whatever else is there. */
    static ObjectNode readAmongOthers(JsonNode from, List<WireKey> keys) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        for (WireKey key : keys) {
            JsonNode value = from.path(key.name());
            boolean given = !value.isMissingNode() && !value.isNull();
            if (given && key.readable().test(value)) {
                read.set(key.name(), value);
            } else if (given || !key.optional()) {
                throw new UnreadableException((given ? "invalid field `" : "missing field `") + key.name() + "`");
            }
        }
        return read;
    }

    private static boolean isLong(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }
}
