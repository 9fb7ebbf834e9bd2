package io.azalai.simulator.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.function.Predicate;

/**
 * The fields of a control request, strictly read: what is missing or of another kind is refused with its name, its
 * value and what is right. Immutable.
 */
record Fields(JsonNode body) {

    /** A text that is not empty. */
    String text(String name) {
        JsonNode value = required(name, "a text", JsonNode::isTextual);
        if (value.asText().isBlank()) {
            throw wrong(name, value, "a text");
        }
        return value.asText();
    }

    /** A text; empty when absent. */
    String textOrEmpty(String name) {
        return body.has(name) ? required(name, "a text", JsonNode::isTextual).asText() : "";
    }

    boolean flag(String name) {
        return required(name, "true or false", JsonNode::isBoolean).asBoolean();
    }

    /** A whole number of either sign. */
    long signed(String name, long most) {
        String right = "a whole number, " + most + " at most either way";
        return required(name, right, value -> value.canConvertToLong() && within(value.asLong(), most))
                .asLong();
    }

    private static boolean within(long value, long most) {
        return value >= -most && value <= most;
    }

    /** A whole number, the least of which is given, or what it is when absent. */
    int whole(String name, int least, int otherwise) {
        String right = "a whole number of " + least + " or more";
        return body.has(name)
                ? required(name, right, value -> value.canConvertToInt() && value.asInt() >= least)
                        .asInt()
                : otherwise;
    }

    /** A decimal above zero, as a number or a text. */
    BigDecimal positive(String name) {
        String right = "a number above zero";
        JsonNode value = required(name, right, node -> node.isNumber() || node.isTextual());
        return DecimalForm.UNSIGNED
                .read(plain(value))
                .filter(number -> number.signum() > 0)
                .orElseThrow(() -> wrong(name, value, right));
    }

    /** As text; what JSON writes with an exponent and a double holds is written out. */
    private static String plain(JsonNode value) {
        boolean number = value.isNumber() && Double.isFinite(value.doubleValue());
        return number ? value.decimalValue().toPlainString() : value.asText();
    }

    private JsonNode required(String name, String right, Predicate<JsonNode> fits) {
        JsonNode value = body.get(name);
        if (value == null) {
            throw new IllegalArgumentException("field '" + name + "' is missing: " + right);
        }
        if (!fits.test(value)) {
            throw wrong(name, value, right);
        }
        return value;
    }

    private static IllegalArgumentException wrong(String name, JsonNode value, String right) {
        return new IllegalArgumentException("field '" + name + "' must be " + right + ", was " + value);
    }
}
