package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.flow.RouteFiles;
import io.azalai.settings.ConfigSchema;
import io.azalai.settings.ConfigurationReader;
import io.azalai.timing.Clocks;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.Venue;
import io.azalai.venue.VenueContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds README to what the program is. */
class ReadmeTest {

    private static final String PATH = "stream -> venue -> market -> feed -> your flow (forward, alert, ...) -> trade"
            + " (risk, journal) -> venue.";
    private static final Map<String, String> NAMED = Map.of("notifications", "<kind>", "balances", "<asset>");
    private static final String BEGINS = "// README begins";
    private static final Pattern DESCRIPTION = Pattern.compile("(?m)^ {4}description: \"?(.*?)\"?$");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String readme = text(Path.of("README.md"));

    @Test
    void the_path_of_the_data_is_told_in_one_sentence_here_and_in_main() {
        String main = text(Path.of("src/main/java/io/azalai/Main.java")).replaceAll("\\s*\\n \\* ", " ");

        assertThat(readme).contains(PATH);
        assertThat(main).contains(PATH);
    }

    @Test
    void the_configuration_table_is_the_schema() throws IOException {
        List<String> rows = new ArrayList<>();
        rowsOf("", schema(), rows);

        assertThat(readme).contains(String.join("\n", rows) + "\n");
    }

    @Test
    void the_example_holds_every_key_of_the_schema_and_no_other() throws IOException {
        Set<String> known = new TreeSet<>();
        keysOf("", schema(), known);
        Set<String> shown = new TreeSet<>();
        keysIn("", JSON.readTree(text(Path.of("config/config.example.json"))), shown);

        Set<String> named = new TreeSet<>();
        shown.forEach(key -> named.add(key.replaceAll("\\.accounts\\.[^.]+", ".accounts.<alias>")
                .replaceAll("\\.notifications\\..+", ".notifications.<kind>")
                .replaceAll("^paper\\.balances\\..+", "paper.balances.<asset>")));

        assertThat(named).isEqualTo(known);
    }

    @Test
    void the_capability_table_is_what_the_venues_claim() {
        Map<String, Set<Capability>> claimed = new TreeMap<>();
        venues().forEach(venue -> venue.markets()
                .forEach(market -> claimed.put(
                        venue.name() + " " + market.name().toLowerCase(Locale.ROOT), venue.capabilities(market))));

        assertThat(readme).contains("| Capability | " + String.join(" | ", claimed.keySet()) + " | |\n");
        for (Capability capability : Capability.values()) {
            String answers = claimed.values().stream()
                    .map(can -> can.contains(capability) ? "yes" : "no")
                    .collect(Collectors.joining(" | "));
            assertThat(readme).contains("| `" + capability + "` | " + answers + " | ");
        }
    }

    @Test
    void every_route_file_is_listed_and_every_listed_one_exists() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            List<String> rows = files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .map(file -> "`" + file.toString().replace('\\', '/') + "`")
                    .filter(file -> !file.startsWith("`routes/flows/"))
                    .toList();
            List<String> listed = readme.lines()
                    .filter(line -> line.startsWith("| `routes/"))
                    .map(line -> line.substring(2, line.indexOf(" |", 2)))
                    .toList();
            assertThat(listed).containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    @Test
    void a_file_of_one_route_is_listed_with_what_the_route_says() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".camel.yaml"))
                            .filter(file -> !file.startsWith("routes/flows")))
                    .allSatisfy(file -> {
                        Set<String> told = DESCRIPTION
                                .matcher(text(file))
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet());
                        if (told.size() == 1) {
                            assertThat(readme)
                                    .contains("| `" + file + "` | "
                                            + told.iterator().next() + " |\n");
                        }
                    });
        }
    }

    @Test
    void the_folders_of_the_system_are_named() {
        List<String> folders =
                RouteFiles.SYSTEM.stream().map(folder -> "`" + folder + "`").toList();
        int last = folders.size() - 1;

        assertThat(readme)
                .contains("Files under " + String.join(", ", folders.subList(0, last)) + " and " + folders.get(last)
                        + " are the system's");
    }

    @Test
    void the_program_is_a_part_of_the_example_that_the_tests_run() {
        String region = text(Path.of("examples/TradingExample.java"));
        region = region.substring(
                region.indexOf(BEGINS) + BEGINS.length(), region.indexOf("            // README ends"));

        assertThat(readme).contains(region.replace("\n        ", "\n").stripLeading() + "}\n```\n");
    }

    @Test
    void every_room_is_explained_and_nothing_else() throws IOException {
        String rooms = readme.substring(readme.indexOf("| Room |"));
        Set<String> told = Pattern.compile("(?m)^\\| (`.*?) \\|")
                .matcher(rooms)
                .results()
                .flatMap(row -> Arrays.stream(row.group(1).replace("`", "").split(", ")))
                .collect(Collectors.toSet());
        try (Stream<Path> entries = Files.list(Path.of("src/main/java/io/azalai"))) {
            assertThat(entries.filter(Files::isDirectory)
                            .map(room -> room.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(told);
        }
    }

    @Test
    void every_entry_of_the_top_folder_is_explained() throws IOException {
        Set<String> ignored = Files.readAllLines(Path.of(".gitignore")).stream()
                .map(line -> line.replace("/", ""))
                .collect(Collectors.toSet());
        try (Stream<Path> entries = Files.list(Path.of("."))) {
            assertThat(entries.map(entry -> entry.getFileName().toString())
                            .filter(name -> !ignored.contains(name) && !name.equals(".git") && !name.endsWith(".iml"))
                            .filter(name -> !name.equals("README.md")))
                    .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
        }
    }

    /** A row for each key: its path, its meaning, its default. */
    private static void rowsOf(String path, JsonNode schema, List<String> rows) {
        if (!schema.path("type").asText().equals("object")) {
            String otherwise = schema.has("default")
                    ? "`" + schema.get("default") + "`"
                    : schema.path("writeOnly").asBoolean() ? "secret" : "none";
            rows.add("| `" + path + "` | " + schema.path("description").asText() + " | " + otherwise + " |");
            return;
        }
        below(path, schema).forEach((key, value) -> rowsOf(key, value, rows));
    }

    private static void keysOf(String path, JsonNode schema, Set<String> keys) {
        if (!schema.path("type").asText().equals("object")) {
            keys.add(path);
        }
        below(path, schema).forEach((key, value) -> keysOf(key, value, keys));
    }

    private static Map<String, JsonNode> below(String path, JsonNode schema) {
        Map<String, JsonNode> below = new java.util.LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(entry -> below.put(join(path, entry.getKey()), entry.getValue()));
        if (schema.path("additionalProperties").isObject()) {
            below.put(
                    join(path, NAMED.getOrDefault(path.replaceAll(".*\\.", ""), "<alias>")),
                    schema.get("additionalProperties"));
        }
        return below;
    }

    private static void keysIn(String path, JsonNode values, Set<String> keys) {
        if (!values.isObject()) {
            keys.add(path);
        }
        values.properties().forEach(entry -> keysIn(join(path, entry.getKey()), entry.getValue(), keys));
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static JsonNode schema() {
        Map<String, String> fragments = new TreeMap<>();
        ServiceLoader.load(Venue.class).forEach(venue -> fragments.put(venue.name(), venue.schema()));
        return ConfigSchema.with(fragments).root();
    }

    private static List<OpenVenue> venues() {
        VenueContext context =
                VenueContext.unremembered(Clocks.of(Clock.systemUTC()), new NoCalls(), new PermitMint().check());
        List<OpenVenue> venues = new ArrayList<>();
        ServiceLoader.load(Venue.class)
                .forEach(venue -> venues.add(venue.read(new io.azalai.settings.Block(
                                "exchanges." + venue.name(), ConfigurationReader.empty(), new ArrayList<>()))
                        .open(context)));
        return venues;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Nobody is called to say what a venue can do. */
    private static final class NoCalls implements io.azalai.venue.VenueCalls {
        @Override
        public <R> CompletableFuture<R> send(String venue, io.azalai.venue.VenueRequest<R> request) {
            throw new AssertionError(request + " was sent");
        }
    }
}
