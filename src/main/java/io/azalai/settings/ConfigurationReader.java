package io.azalai.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads config.json: placeholders, environment overrides, schema; all problems at once. */
public final class ConfigurationReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.ALLOW_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ConfigSchema schema;
    private final Map<String, String> environment;

    /** Reads with this schema and these environment variables. */
    public ConfigurationReader(ConfigSchema schema, Map<String, String> environment) {
        this.schema = schema;
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigurationException when it is missing, unreadable, no JSON, or writable by others
     */
    public Configuration read(Path file) {
        if (!Files.isReadable(file)) {
            throw broken(file, "cannot be read", "./azalai init writes one; --config FILE names another");
        }
        OthersMayWrite.refuse(file);
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            if (tree instanceof ObjectNode object) {
                return of(file.toString(), object);
            }
            throw broken(file, "is no JSON object", "begin with { and end with }");
        } catch (JsonProcessingException notJson) {
            throw broken(
                    file,
                    "is no JSON: line " + notJson.getLocation().getLineNr() + " column "
                            + notJson.getLocation().getColumnNr() + ": " + JsonFault.text(notJson),
                    "mend that line");
        } catch (IOException unreadable) {
            throw broken(file, "cannot be read: " + unreadable.getMessage(), "check the file's rights");
        }
    }

    /** Without a file: the given values, the environment, and defaults. */
    public Configuration of(String name, ObjectNode values) {
        List<Problem> problems = new ArrayList<>();
        JsonNode resolved = new Placeholders(environment, schema, problems).resolve(values, List.of());
        ObjectNode tree = (ObjectNode) resolved;
        new EnvironmentOverrides(environment, schema).apply(tree);
        problems.addAll(new SchemaCheck(schema).problems(tree));
        return new Configuration(name, tree, problems);
    }

    /** An empty object to fill. */
    public static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ConfigurationException broken(Path file, String what, String cure) {
        return new ConfigurationException(file.toString(), List.of(new Problem(file.toString(), what, cure)));
    }
}
