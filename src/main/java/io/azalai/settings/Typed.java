package io.azalai.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.StringTokenizer;

/** Text from outside the file (environment, placeholders) as the JSON type that the schema asks for. */
final class Typed {

    private Typed() {}

    /** What does not fit the type stays a text: the schema check then says so. */
    static JsonNode of(String text, JsonNode schema) {
        return switch (schema.path("type").asText("string")) {
            case "integer", "number" -> number(text);
            case "boolean" ->
                text.equals("true") || text.equals("false")
                        ? BooleanNode.valueOf(text.equals("true"))
                        : TextNode.valueOf(text);
            case "array" -> list(text);
            default -> TextNode.valueOf(text);
        };
    }

    private static JsonNode number(String text) {
        try {
            return DecimalNode.valueOf(new BigDecimal(text.strip()));
        } catch (NumberFormatException notNumber) {
            return TextNode.valueOf(text);
        }
    }

    private static ArrayNode list(String text) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        StringTokenizer items = new StringTokenizer(text, ",");
        while (items.hasMoreTokens()) {
            list.add(items.nextToken().strip());
        }
        return list;
    }
}
