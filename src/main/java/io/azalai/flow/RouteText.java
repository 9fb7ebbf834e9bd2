package io.azalai.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A route file whose words know their lines, so that what is said of it can be found again. Immutable. */
final class RouteText {

    private static final String ROUTE = "route";

    /** Null of an empty file. */
    private final @Nullable Node root;

    private RouteText(@Nullable Node root) {
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException when it is no YAML, or a key is written
     *     twice
     */
    static RouteText read(Path file) throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowDuplicateKeys(false)
                .build();
        String text = Files.readString(file);
        new Load(settings).loadFromString(text); // composing alone accepts a key written twice
        return new RouteText(new Compose(settings).composeString(text).orElse(null));
    }

    boolean isEmpty() {
        return root == null;
    }

    boolean isList() {
        return root instanceof SequenceNode;
    }

    /** The routes, in their order. */
    List<Entry> routes() {
        List<Entry> routes = new ArrayList<>();
        if (root instanceof SequenceNode list) {
            for (Node entry : list.getValue()) {
                if (words(entry).get(ROUTE) instanceof MappingNode route) {
                    Map<String, Node> words = words(route);
                    routes.add(
                            new Entry(lineOf(route), word(words.get("id")), word(words.get("routeConfigurationId"))));
                }
            }
        }
        return routes;
    }

    /** Every use of an endpoint, in its order. */
    List<EndpointUse> endpoints() {
        List<EndpointUse> found = new ArrayList<>();
        walk(root, node -> {
            Map<String, Node> words = words(node);
            Word uri = word(words.get("uri"));
            if (uri != null) {
                found.add(EndpointUse.of(uri, parameters(words.get("parameters"))));
            }
        });
        return found;
    }

    /** Every text that fits and is no key. */
    List<Word> texts(Predicate<String> fits) {
        List<Word> found = new ArrayList<>();
        walk(root, node -> Optional.ofNullable(word(node))
                .filter(word -> fits.test(word.text()))
                .ifPresent(found::add));
        return found;
    }

    private static Map<String, Word> parameters(@Nullable Node node) {
        Map<String, Word> parameters = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple each : map.getValue()) {
                String value = each.getValueNode() instanceof ScalarNode text ? text.getValue() : "";
                parameters.put(String.valueOf(text(each.getKeyNode())), new Word(value, lineOf(each.getKeyNode())));
            }
        }
        return parameters;
    }

    private static void walk(@Nullable Node node, Consumer<Node> visitor) {
        if (node == null) {
            return;
        }
        visitor.accept(node);
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(each -> walk(each, visitor));
        } else if (node instanceof MappingNode map) {
            map.getValue().forEach(each -> walk(each.getValueNode(), visitor));
        }
    }

    private static Map<String, Node> words(Node node) {
        Map<String, Node> words = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            map.getValue().forEach(each -> words.put(String.valueOf(text(each.getKeyNode())), each.getValueNode()));
        }
        return words;
    }

    private static @Nullable Word word(@Nullable Node node) {
        return node instanceof ScalarNode text ? new Word(text.getValue(), lineOf(text)) : null;
    }

    private static @Nullable String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    record Word(String text, int line) {}

    /**
     * A route.
     *
     * @param id null when it has none
     * @param policy the failure policy it names; null when it names none
     */
    record Entry(int line, @Nullable Word id, @Nullable Word policy) {}
}
