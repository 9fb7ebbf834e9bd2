package io.azalai.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Checks a configuration against its schema and says in plain words what is wrong and what would be right. */
final class SchemaCheck {

    private final ConfigSchema schema;

    SchemaCheck(ConfigSchema schema) {
        this.schema = schema;
    }

    List<Problem> problems(JsonNode tree) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.root())
                .validate(tree)
                .stream()
                .map(this::problem)
                .sorted(Comparator.comparing(Problem::path))
                .distinct()
                .toList();
    }

    private Problem problem(Error error) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path.add(String.valueOf(error.getInstanceLocation().getElement(i)));
        }
        if (error.getKeyword().equals("additionalProperties")) {
            String key = error.getProperty();
            return new Problem(
                    Paths.dotted(Paths.below(path, key)), "unknown key", cureForUnknown(key, schema.keysAt(path)));
        }
        JsonNode names = schema.at(path).path("propertyNames");
        if (names.isObject() && error.getProperty() != null) {
            return new Problem(
                    Paths.dotted(Paths.below(path, error.getProperty())),
                    "the name cannot be used",
                    "give " + names.path("title").asText());
        }
        String shown = schema.isSecret(path) ? "a hidden value" : String.valueOf(error.getInstanceNode());
        return new Problem(Paths.dotted(path), "is " + shown, cure(error, schema.at(path)));
    }

    private static String cureForUnknown(String key, List<String> known) {
        return Nearest.to(key, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("known here: " + String.join(", ", known));
    }

    private static String cure(Error error, JsonNode rules) {
        JsonNode wanted = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "enum" ->
                "write one of "
                        + StreamSupport.stream(wanted.spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "));
            case "type" -> "write a value of type " + wanted.asText();
            case "minimum" -> "write " + wanted.asText() + " or more";
            case "maximum" -> "write " + wanted.asText() + " or less";
            case "pattern" -> "write " + rules.path("title").asText("a text that fits " + wanted.asText());
            default -> error.getMessage();
        };
    }
}
