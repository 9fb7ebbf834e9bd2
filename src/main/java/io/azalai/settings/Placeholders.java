package io.azalai.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in {@code ${ENV_NAME}}, {@code ${ENV_NAME:default}} and {@code ${file:/run/secrets/x}}. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> environment;
    private final ConfigSchema schema;
    private final List<Problem> problems;

    Placeholders(Map<String, String> environment, ConfigSchema schema, List<Problem> problems) {
        this.environment = environment;
        this.schema = schema;
        this.problems = problems;
    }

    /** The same tree with every placeholder filled in; what became of a text takes the type its schema asks for. */
    JsonNode resolve(JsonNode node, List<String> path) {
        if (node instanceof ObjectNode object) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(entry ->
                            resolved.set(entry.getKey(), resolve(entry.getValue(), Paths.below(path, entry.getKey()))));
            return resolved;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> resolved.add(resolve(item, path)));
            return resolved;
        }
        if (!node.isTextual() || !node.textValue().contains("${")) {
            return node;
        }
        return Typed.of(fill(node.textValue(), path), schema.at(path));
    }

    private String fill(String text, List<String> path) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher.group(1), path)));
        }
        return matcher.appendTail(filled).toString();
    }

    private String value(String reference, List<String> path) {
        if (reference.startsWith("file:")) {
            return content(Path.of(reference.substring("file:".length())), path);
        }
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        String set = environment.get(name);
        if (set == null && colon < 0) {
            problems.add(new Problem(
                    Paths.dotted(path),
                    "the environment variable " + name + " is not set",
                    "set it, or give a default: ${" + name + ":value}"));
        }
        return Optional.ofNullable(set).orElse(colon < 0 ? "" : reference.substring(colon + 1));
    }

    private String content(Path file, List<String> path) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            problems.add(new Problem(
                    Paths.dotted(path),
                    "the file " + file + " cannot be read",
                    "check that it exists and is readable"));
            return "";
        }
    }
}
