package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.flow.FlowLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The shipped routes keep the route guide. */
class RouteStyleTest {

    private static final Path ROUTES = Path.of("routes");
    private static final Path KAMELETS = Path.of("src/main/resources/kamelets");
    private static final Pattern SECRET =
            Pattern.compile("0x[0-9a-fA-F]{64}|[0-9]{8,}:[A-Za-z0-9_-]{30,}|(?i)(secret|password|private_?key|token):");
    private static final Pattern JOINED = Pattern.compile("(simple|expression): .*(&&|\\|\\|)");
    private static final Pattern QUEUE = Pattern.compile("(direct|seda):[a-z-]+");
    private static final List<String> ORDER =
            List.of("id", "nodePrefixId", "description", "routeConfigurationId", "autoStartup", "streamCache", "from");
    /** Steps that cannot fail, or whose parts are steps themselves. */
    private static final Set<String> BARE = Set.of("removeHeaders", "setBody", "setProperty", "setHeader");

    private static final Set<String> STEPS = Set.of(
            "to", "toD", "bean", "process", "filter", "split", "choice", "doTry", "throttle", "sample", "multicast");
    private static final int LONGEST_FLOW = 60;
    /** A whole venue is one file. */
    private static final int LONGEST_INGEST = 260;

    @TestFactory
    Stream<DynamicTest> every_route_file_keeps_the_guide() throws IOException {
        return files(ROUTES).stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean ingest = folder(file).equals("ingest");

        assertThat(lines.get(0)).matches("# .+ -> .+");
        assertThat(lines).hasSizeLessThanOrEqualTo(ingest ? LONGEST_INGEST : LONGEST_FLOW + (isShared(file) ? 30 : 0));
        assertThat(lines)
                .noneMatch(line -> line.contains("\t") || SECRET.matcher(line).find());
        assertThat(lines)
                .as("asks one thing at a time; more is a bean's method")
                .noneMatch(line -> JOINED.matcher(line).find());
        if (!isShared(file)) {
            assertThat(FlowLint.problems(file)).isEmpty();
        }
        List<Map<?, ?>> routes = routes(file);
        assertThat(ingest || isShared(file) || routes.size() == 1)
                .as("one flow a file")
                .isTrue();
        routes.forEach(route -> checkRoute(file, route));
    }

    private static void checkRoute(Path file, Map<?, ?> route) {
        String id = String.valueOf(route.get("id"));
        String stem = file.getFileName().toString().replace(".camel.yaml", "");
        List<String> keys = route.keySet().stream().map(String::valueOf).toList();

        assertThat(id).matches(folder(file).equals("ingest") ? stem + "\\.[a-z-]+" : folder(file) + "\\." + stem);
        assertThat(route.get("nodePrefixId")).isEqualTo(id + "/");
        assertThat(String.valueOf(route.get("description"))).matches("[A-Z][^\\n]+\\.");
        assertThat(keys)
                .as(id + " order of keys")
                .isEqualTo(ORDER.stream().filter(keys::contains).toList());
        Set<String> seen = new TreeSet<>();
        walk(route.get("from"), (kind, step) -> {
            Object stepId = step.get("id");
            if (STEPS.contains(kind)) {
                assertThat(stepId).as(id + " " + kind + " names itself").isNotNull();
            }
            if (stepId != null && (STEPS.contains(kind) || BARE.contains(kind))) {
                assertThat(seen.add(stepId.toString()))
                        .as(id + "/" + stepId + " is there once")
                        .isTrue();
            }
        });
        walk(Map.of("route", route), (kind, part) -> {
            if (part.get("uri") instanceof String uri) {
                assertThat(uri).as(id + " says options as parameters").doesNotContain("?");
            }
        });
    }

    /** How long half of a stream key's life is, nobody may choose. */
    @Test
    void every_poll_of_a_venue_has_a_period_that_can_be_set_by_its_route() throws IOException {
        for (Path file : files(ROUTES.resolve("ingest"))) {
            for (Map<?, ?> route : routes(file)) {
                Map<?, ?> from = (Map<?, ?>) route.get("from");
                if (String.valueOf(from.get("uri")).startsWith("timer:")
                        && !route.get("id").equals("aster.renew-stream-keys")) {
                    assertThat(String.valueOf(((Map<?, ?>) from.get("parameters")).get("period")))
                            .matches("\\{\\{poll\\." + route.get("id") + "\\.period_ms:\\d+}}");
                }
            }
        }
    }

    /** Camel takes a policy that does not exist in silence, and failures of its route would only be logged. */
    @Test
    void every_failure_policy_that_a_route_or_template_names_exists() throws IOException {
        Pattern named = Pattern.compile("routeConfigurationId: (\\S+)");
        Set<String> known = new TreeSet<>();
        for (Object entry : (List<?>) load(ROUTES.resolve("shared/failures.camel.yaml"))) {
            Map<?, ?> policy = (Map<?, ?>) ((Map<?, ?>) entry).get("routeConfiguration");
            known.add(policy.get("id").toString());
        }
        Set<String> used = new TreeSet<>();
        for (Path file : files(ROUTES)) {
            named.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
        }

        assertThat(used).isEqualTo(known);
    }

    @Test
    void route_ids_are_unique() throws IOException {
        List<Object> ids = new ArrayList<>();
        for (Path file : files(ROUTES)) {
            routes(file).forEach(route -> ids.add(route.get("id")));
        }

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void every_queue_has_a_writer_and_a_reader() throws IOException {
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>(Set.of("direct:orders", "direct:order-batch", "direct:risk-check"));
        for (Path file : files(ROUTES)) {
            for (Map<?, ?> route : routes(file)) {
                Map<?, ?> from = (Map<?, ?>) route.get("from");
                queues(from.get("uri")).forEach(read::add);
                walk(from.get("steps"), (kind, step) -> queues(step.get("uri")).forEach(written::add));
            }
        }
        for (Path kamelet : files(KAMELETS)) {
            walk(load(kamelet), (kind, step) -> queues(step.get("uri")).forEach(written::add));
        }

        assertThat(written).containsAll(read);
        assertThat(read).containsAll(written);
    }

    private static List<String> queues(Object uri) {
        return uri instanceof String text
                ? QUEUE.matcher(text)
                        .results()
                        .map(found -> found.group())
                        .filter(text::equals)
                        .toList()
                : List.of();
    }

    private static void walk(Object node, BiConsumer<String, Map<?, ?>> visitor) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value instanceof Map<?, ?> inner) {
                    visitor.accept(String.valueOf(key), inner);
                }
                walk(value, visitor);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(each -> walk(each, visitor));
        }
    }

    private static List<Map<?, ?>> routes(Path file) throws IOException {
        List<Map<?, ?>> routes = new ArrayList<>();
        for (Object entry : (List<?>) load(file)) {
            Map<?, ?> map = (Map<?, ?>) entry;
            if (map.get("route") instanceof Map<?, ?> route) {
                routes.add(route);
            } else if (map.get("templatedRoute") instanceof Map<?, ?> use) {
                routes.add(filled(use));
            }
        }
        return routes;
    }

    /** The route that a template becomes with the values of one use. */
    private static Map<?, ?> filled(Map<?, ?> use) throws IOException {
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("id", use.get("routeId"));
        route.put("nodePrefixId", use.get("prefixId"));
        template(use.get("routeTemplateRef")).forEach((key, value) -> route.put(key.toString(), value));
        String text = new Dump(DumpSettings.builder().build()).dumpToString(route);
        for (Object each : (List<?>) use.get("parameters")) {
            Map<?, ?> given = (Map<?, ?>) each;
            text = text.replace(
                    "{{" + given.get("name") + "}}", given.get("value").toString());
        }
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static Map<?, ?> template(Object id) throws IOException {
        for (Path file : files(ROUTES.resolve("shared"))) {
            for (Object entry : (List<?>) load(file)) {
                if (((Map<?, ?>) entry).get("routeTemplate") instanceof Map<?, ?> template
                        && id.equals(template.get("id"))) {
                    return (Map<?, ?>) template.get("route");
                }
            }
        }
        throw new AssertionError("there is no template " + id);
    }

    private static Object load(Path file) throws IOException {
        LoadSettings strict =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        return new Load(strict).loadFromString(Files.readString(file));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String folder(Path file) {
        return file.getParent().getFileName().toString();
    }

    private static boolean isShared(Path file) {
        return folder(file).equals("shared");
    }
}
