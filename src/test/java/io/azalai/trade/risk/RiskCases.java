package io.azalai.trade.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The golden cases: the file named by {@code azalai.riskCases}, or the one beside the tests. */
final class RiskCases {

    private RiskCases() {}

    /**
     * One case.
     *
     * @param input the defaults with what the case gives instead
     */
    record Case(JsonNode node, JsonNode input) {

        String name() {
            return node.get("id").asText() + " " + node.get("title").asText();
        }

        boolean isSequence() {
            return node.get("kind").asText().equals("sequence");
        }
    }

    /** Of the file that the run names, else of our own. */
    static List<Case> all() {
        return of(System.getProperty("azalai.riskCases"));
    }

    /** Of our own file. */
    static List<Case> own() {
        return of(null);
    }

    private static List<Case> of(String named) {
        JsonNode file = read(named);
        List<Case> cases = new ArrayList<>();
        require(file, named, "the file", List.of("defaults", "cases"));
        for (JsonNode node : file.get("cases")) {
            String which = "case " + (cases.size() + 1) + " (" + node.path("id").asText() + ")";
            require(node, named, which, List.of("id", "title", "kind"));
            boolean sequence = node.get("kind").asText().equals("sequence");
            require(node, named, which, sequence ? List.of("steps") : List.of("order", "expect"));
            cases.add(new Case(node, patched(file.get("defaults"), node.path("given"))));
        }
        return cases;
    }

    private static void require(JsonNode node, String named, String which, List<String> fields) {
        for (String field : fields) {
            if (!node.has(field)) {
                throw new IllegalArgumentException(file(named) + ": " + which + " has no " + field);
            }
        }
    }

    private static String file(String named) {
        return named == null ? "risk-cases.json" : named;
    }

    /** RFC 7386: objects merge, null deletes, everything else replaces. */
    static JsonNode patched(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch.isMissingNode() ? target : patch;
        }
        ObjectNode merged = target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), patched(merged.path(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }

    private static JsonNode read(String named) {
        try (InputStream in = named == null
                ? RiskCases.class.getResourceAsStream("/risk-cases.json")
                : Files.newInputStream(Path.of(named))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "cannot read the golden cases of " + file(named) + ": " + unreadable, unreadable);
        }
    }
}
