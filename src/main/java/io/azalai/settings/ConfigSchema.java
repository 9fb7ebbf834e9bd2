package io.azalai.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The JSON Schema of the whole configuration: ours, with each venue's fragment under {@code exchanges}. */
public final class ConfigSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root;

    private ConfigSchema(ObjectNode root) {
        this.root = root;
    }

    /** Our schema with the fragments of the venues, by name. */
    public static ConfigSchema with(Map<String, String> venues) {
        try (InputStream text = ConfigSchema.class.getResourceAsStream("/schemas/config/config.json")) {
            ObjectNode root = (ObjectNode) JSON.readTree(text);
            ObjectNode exchanges = (ObjectNode) root.at("/properties/exchanges/properties");
            for (Map.Entry<String, String> venue : venues.entrySet()) {
                exchanges.set(venue.getKey(), JSON.readTree(venue.getValue()));
            }
            return new ConfigSchema(root);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("the schema of a venue is no JSON: " + notJson.getMessage(), notJson);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The schema itself. */
    public JsonNode root() {
        return root;
    }

    /** The schema of what stands at a path such as {@code [exchanges, aster, api_key]}; missing where unknown. */
    JsonNode at(List<String> path) {
        JsonNode here = root;
        for (String key : path) {
            JsonNode named = here.path("properties").path(key);
            here = named.isMissingNode() ? here.path("additionalProperties") : named;
        }
        return here.isObject() ? here : MissingNode.getInstance();
    }

    /** The keys an object at a path may have. */
    List<String> keysAt(List<String> path) {
        Iterable<String> names = () -> at(path).path("properties").fieldNames();
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    /** Whether a value must never be shown. */
    boolean isSecret(List<String> path) {
        return at(path).path("writeOnly").asBoolean(false);
    }
}
