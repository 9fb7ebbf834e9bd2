package io.azalai.flow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Finds in a route file what Camel accepts in silence: a key written twice, a failure policy or a kamelet parameter that
 * does not exist.
 */
public final class FlowLint {

    /** The failure policies that exist, all in {@code routes/shared/failures.camel.yaml}. */
    public static final Set<String> POLICIES = Set.of("park-on-failure", "reject-on-failure", "retry-then-park");

    private static final String KAMELET = "kamelet:";

    /** What is wrong with a file. */
    public List<FlowProblem> problems(Path file) {
        try {
            String name = file.toString();
            return check(name, load(name, Files.readString(file)));
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            return List.of(new FlowProblem(file.toString(), line, String.valueOf(broken.getProblem())));
        } catch (IOException unreadable) {
            return List.of(new FlowProblem(file.toString(), 0, "cannot be read"));
        }
    }

    private static @Nullable Object load(String name, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(false)
                .build();
        return new Load(settings).loadFromString(text);
    }

    private List<FlowProblem> check(String file, @Nullable Object document) {
        List<FlowProblem> problems = new ArrayList<>();
        if (!(document instanceof List<?> entries)) {
            String found = document == null
                    ? "is empty: delete the file to stop its routes"
                    : "is no list of routes: begin with '- route:'";
            return List.of(new FlowProblem(file, 1, found));
        }
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> map && map.get("route") instanceof Map<?, ?> route) {
                checkPolicy(file, route, problems);
            }
        }
        walk(file, document, problems);
        return problems;
    }

    private static void checkPolicy(String file, Map<?, ?> route, List<FlowProblem> problems) {
        Object policy = route.get("routeConfigurationId");
        if (policy == null || !POLICIES.contains(policy.toString())) {
            String found = policy == null
                    ? "names no failure policy"
                    : "names the failure policy " + policy + ", which does not exist";
            problems.add(new FlowProblem(
                    file,
                    0,
                    "route " + route.get("id") + " " + found + ": write routeConfigurationId: one of "
                            + String.join(", ", new TreeSet<>(POLICIES))));
        }
    }

    private void walk(String file, Object node, List<FlowProblem> problems) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("uri") instanceof String uri && uri.startsWith(KAMELET)) {
                checkKamelet(file, uri, map.get("parameters"), problems);
            }
            map.values().forEach(value -> walk(file, value, problems));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> walk(file, value, problems));
        }
    }

    private static void checkKamelet(String file, String uri, @Nullable Object parameters, List<FlowProblem> problems) {
        String name = uri.substring(KAMELET.length()).replaceAll("[/?].*", "");
        Optional<Set<String>> declared = declaredBy(name);
        if (declared.isEmpty()) {
            problems.add(new FlowProblem(file, 0, "there is no kamelet " + name));
        } else if (parameters instanceof Map<?, ?> given) {
            given.keySet().stream()
                    .map(String::valueOf)
                    .filter(key -> !declared.get().contains(key))
                    .forEach(key -> problems.add(new FlowProblem(
                            file, 0, "kamelet " + name + " has no parameter " + key + "; it has " + declared.get())));
        }
    }

    private static Optional<Set<String>> declaredBy(String kamelet) {
        String resource = "/kamelets/" + kamelet + ".kamelet.yaml";
        try (InputStream text = FlowLint.class.getResourceAsStream(resource)) {
            if (text == null) {
                return Optional.empty();
            }
            Object document = new Load(LoadSettings.builder().build()).loadFromInputStream(text);
            Set<String> names = new TreeSet<>();
            if (document instanceof Map<?, ?> root
                    && root.get("spec") instanceof Map<?, ?> spec
                    && spec.get("definition") instanceof Map<?, ?> definition
                    && definition.get("properties") instanceof Map<?, ?> properties) {
                properties.keySet().forEach(key -> names.add(String.valueOf(key)));
            }
            return Optional.of(names);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
