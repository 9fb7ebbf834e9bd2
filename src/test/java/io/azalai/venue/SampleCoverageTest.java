package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded payload is decoded by a test of its venue, which names it, and has its request and source told in
 * {@code SOURCES.md}; a row there whose note begins with {@code not a payload} needs no test.
 */
class SampleCoverageTest {

    private static final String NO_PAYLOAD = "| not a payload";

    static Stream<String> venues() {
        return ServiceLoader.load(Venue.class).stream().map(venue -> venue.get().name());
    }

    @ParameterizedTest
    @MethodSource("venues")
    void every_payload_is_decoded_by_a_test(String venue) throws IOException {
        String tests = tests(venue);
        List<String> sources = Files.readAllLines(folder(venue).resolve("SOURCES.md"));

        assertThat(payloads(venue)).isNotEmpty();
        assertThat(payloads(venue).stream()
                        .filter(name -> sources.stream().noneMatch(row -> isRow(row, name) && row.contains(NO_PAYLOAD)))
                        .filter(name -> !names(tests, name)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void every_payload_has_a_source_and_every_source_its_payload(String venue) throws IOException {
        List<String> told = Files.readAllLines(folder(venue).resolve("SOURCES.md")).stream()
                .filter(row -> row.matches("\\| [\\w-]+\\.json \\|.*"))
                .map(row -> row.substring(2, row.indexOf(".json")))
                .toList();

        assertThat(payloads(venue)).containsExactlyInAnyOrderElementsOf(told);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void every_payload_says_what_it_was_asked_for_by(String venue) throws IOException {
        List<List<String>> table = Files.readAllLines(folder(venue).resolve("SOURCES.md")).stream()
                .filter(row -> row.startsWith("| "))
                .map(row -> List.of(row.split(" *\\| *")))
                .toList();
        int request = table.get(0).indexOf("request");

        assertThat(request).isPositive();
        assertThat(table).allSatisfy(row -> assertThat(row.get(request)).isNotEmpty());
    }

    private static boolean names(String tests, String payload) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(payload) + "(?![\\w-])")
                .matcher(tests)
                .find();
    }

    private static boolean isRow(String row, String name) {
        return row.startsWith("| " + name + ".json |");
    }

    private static String tests(String venue) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/io/azalai/venue", venue))) {
            return files.map(SampleCoverageTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> payloads(String venue) throws IOException {
        try (Stream<Path> files = Files.list(folder(venue))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .toList();
        }
    }

    private static Path folder(String venue) {
        return Path.of("src/test/resources/samples", venue);
    }
}
