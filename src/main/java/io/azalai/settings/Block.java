package io.azalai.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A typed view of one object of the configuration. A value of the wrong type is noted as a {@link Problem} and read as
 * its default, so that all problems are found in one pass. Confined to the thread that reads the configuration.
 */
public final class Block {

    private static final int MOST_DIGITS = 64;

    private final String path;
    private final JsonNode node;
    private final List<Problem> problems;

    /** A view of {@code node}, an object or missing, found at {@code path}; problems are added to the given list. */
    public Block(String path, JsonNode node, List<Problem> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    /** Dotted path of this object. */
    public String path() {
        return path;
    }

    /** Whether the key is given and is neither null nor an empty text. */
    public boolean has(String key) {
        JsonNode value = node.path(key);
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isBlank());
    }

    /** Text of the key, if given. */
    public Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.path(key);
        if (!value.isValueNode()) {
            problem(key, "is not a text", "write a text in quotes");
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    /** Text of the key, or its default. */
    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** Secret text of the key, if given. */
    public Optional<Secret> secret(String key) {
        return text(key).map(Secret::new);
    }

    /** Whole number of the key, or its default. */
    public int whole(String key, int otherwise) {
        Optional<String> text = text(key);
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException notWhole) {
            problem(key, "is not a whole number: " + text.orElse(""), "write a number such as " + otherwise);
            return otherwise;
        }
    }

    /** Decimal of the key, or its default. */
    public BigDecimal decimal(String key, BigDecimal otherwise) {
        Optional<String> text = text(key);
        try {
            return text.map(Block::number).orElse(otherwise);
        } catch (NumberFormatException notDecimal) {
            problem(key, "is not a number: " + text.orElse(""), "write a number such as " + otherwise.toPlainString());
            return otherwise;
        }
    }

    /** Written out, a number with a great exponent fills the memory; none that is meant has one. */
    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new NumberFormatException("exponent of " + text);
        }
        return number;
    }

    /** Flag of the key, or its default. */
    public boolean flag(String key, boolean otherwise) {
        String text = text(key).orElse(Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            problem(key, "is neither true nor false: " + text, "write true or false");
            return otherwise;
        }
        return text.equals("true");
    }

    /** Texts of a list, empty when not given. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        node.path(key).forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    /** The object under the key; an empty one when not given. */
    public Block block(String key) {
        JsonNode inner = node.path(key);
        return new Block(
                path.isEmpty() ? key : path + "." + key,
                inner.isObject() ? inner : MissingNode.getInstance(),
                problems);
    }

    /** The objects under the keys of this object, in the order of the file. */
    public Map<String, Block> blocks() {
        Map<String, Block> blocks = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> blocks.put(name, block(name)));
        return blocks;
    }

    /** Notes that the value of a key is wrong, what was found, and what would be right. */
    public void problem(String key, String what, String cure) {
        String where = path.isEmpty() ? key : path + "." + key;
        if (problems.stream().noneMatch(known -> known.path().equals(where))) {
            problems.add(new Problem(where, what, cure));
        }
    }
}
