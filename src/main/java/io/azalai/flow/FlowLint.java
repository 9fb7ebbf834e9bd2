package io.azalai.flow;

import io.azalai.flow.RouteText.Entry;
import io.azalai.flow.RouteText.Word;
import io.azalai.settings.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Finds in a route file what Camel accepts in silence: a key written twice, a failure policy or a kamelet parameter
 * that does not exist.
 */
public final class FlowLint {

    /** The failure policies that a flow may name, all in {@code routes/shared/failures.camel.yaml}. */
    public static final Set<String> POLICIES = Set.of("park-on-failure", "reject-on-failure", "retry-then-park");

    private static final String KAMELET = "kamelet";
    private static final String KAMELET_FILE = ".kamelet.yaml";

    private FlowLint() {}

    /** What is wrong with a file. */
    public static List<FlowProblem> problems(Path file) {
        try {
            return problems(file.toString(), RouteText.read(file));
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            return List.of(new FlowProblem(file.toString(), line, String.valueOf(broken.getProblem())));
        } catch (IOException unreadable) {
            return List.of(new FlowProblem(file.toString(), 1, "cannot be read; make it readable, or delete it"));
        }
    }

    /** The ids of the routes in a file without problems. */
    public static Set<String> routes(Path file) {
        try {
            return RouteText.read(file).routes().stream()
                    .map(Entry::id)
                    .flatMap(Stream::ofNullable)
                    .map(Word::text)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException gone) {
            return Set.of();
        }
    }

    private static List<FlowProblem> problems(String file, RouteText text) {
        if (!text.isList()) {
            String found = text.isEmpty()
                    ? "is empty: delete the file to stop its routes"
                    : "is no list of routes: begin with '- route:'";
            return List.of(new FlowProblem(file, 1, found));
        }
        List<FlowProblem> problems = new ArrayList<>();
        text.routes().forEach(route -> {
            if (route.id() == null) {
                problems.add(
                        new FlowProblem(file, route.line(), "the route has no id; write id: flows.<name of the file>"));
            }
            checkPolicy(file, route, problems);
        });
        text.endpoints().stream()
                .filter(use -> use.scheme().equals(KAMELET))
                .forEach(use -> checkKamelet(file, use, problems));
        return problems;
    }

    private static void checkPolicy(String file, Entry route, List<FlowProblem> problems) {
        Word policy = route.policy();
        if (policy == null) {
            problems.add(new FlowProblem(
                    file,
                    route.line(),
                    "the route names no failure policy; write routeConfigurationId: one of " + policies()));
        } else if (!POLICIES.contains(policy.text())) {
            problems.add(new FlowProblem(
                    file,
                    policy.line(),
                    "there is no failure policy '" + policy.text() + "'" + meant(policy.text(), POLICIES)
                            + "; there are " + policies()));
        }
    }

    private static String policies() {
        return String.join(", ", new TreeSet<>(POLICIES));
    }

    private static void checkKamelet(String file, EndpointUse use, List<FlowProblem> problems) {
        String name = use.path().replaceAll("/.*", "");
        Set<String> known = kamelets();
        if (!known.contains(name)) {
            problems.add(new FlowProblem(
                    file,
                    use.line(),
                    "there is no kamelet '" + name + "'" + meant(name, known) + "; there are "
                            + String.join(", ", known)));
            return;
        }
        Declared declared = Declared.by(name);
        use.parameters().forEach((key, value) -> {
            if (!declared.properties().contains(key)) {
                problems.add(new FlowProblem(
                        file,
                        value.line(),
                        "kamelet " + name + " has no parameter '" + key + "'" + meant(key, declared.properties())
                                + "; it has " + declared));
            }
        });
        declared.required().stream()
                .filter(key -> !use.parameters().containsKey(key))
                .forEach(key -> problems.add(
                        new FlowProblem(file, use.line(), "kamelet " + name + " needs the parameter '" + key + "'")));
    }

    private static Set<String> kamelets() {
        return PackedFiles.KAMELETS.names(KAMELET_FILE).stream()
                .map(name -> name.substring(0, name.length() - KAMELET_FILE.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The beginning of a suggestion, or nothing when none is near. */
    static String meant(String word, Set<String> known) {
        return Nearest.to(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    /**
     * What a kamelet takes.
     *
     * @param required those without which it cannot be used
     */
    private record Declared(Set<String> properties, List<String> required) {

        static Declared by(String kamelet) {
            String resource = "/kamelets/" + kamelet + KAMELET_FILE;
            try (InputStream text = Objects.requireNonNull(FlowLint.class.getResourceAsStream(resource), resource)) {
                Object document = new Load(LoadSettings.builder().build()).loadFromInputStream(text);
                Map<?, ?> definition = map(map(map(document), "spec"), "definition");
                Set<String> properties = new TreeSet<>();
                map(definition, "properties").keySet().forEach(key -> properties.add(String.valueOf(key)));
                List<String> required = definition.get("required") instanceof List<?> names
                        ? names.stream().map(String::valueOf).toList()
                        : List.of();
                return new Declared(properties, required);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private static Map<?, ?> map(Map<?, ?> parent, String key) {
            return map(parent.get(key));
        }

        private static Map<?, ?> map(@Nullable Object node) {
            return node instanceof Map<?, ?> map ? map : Map.of();
        }

        @Override
        public String toString() {
            return properties.isEmpty() ? "none" : String.join(", ", properties);
        }
    }
}
