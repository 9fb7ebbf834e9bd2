package io.azalai.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every key can be overridden by a variable named after its path: {@code AZALAI_EXCHANGES_ASTER_API_SECRET}. */
final class EnvironmentOverrides {

    private static final String PREFIX = "AZALAI_";

    private final Map<String, String> environment;
    private final ConfigSchema schema;

    EnvironmentOverrides(Map<String, String> environment, ConfigSchema schema) {
        this.environment = environment;
        this.schema = schema;
    }

    /** Puts the overrides into the tree. */
    void apply(ObjectNode root) {
        apply(root, List.of(), PREFIX);
    }

    private void apply(ObjectNode object, List<String> path, String prefix) {
        Set<String> keys = new TreeSet<>(schema.keysAt(path));
        object.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            List<String> here = Paths.below(path, key);
            String name = prefix + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            JsonNode known = schema.at(here);
            if (known.path("type").asText().equals("object")) {
                if (environment.keySet().stream().anyMatch(variable -> variable.startsWith(name + "_"))) {
                    apply(object.withObjectProperty(key), here, name + "_");
                }
            } else if (environment.containsKey(name) && !known.isMissingNode()) {
                object.set(key, Typed.of(environment.getOrDefault(name, ""), known));
            }
        }
    }
}
