package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which fields of the recorded payloads a venue's codec names nowhere: exactly those that {@code unread.txt} beside the
 * payloads lists with a reason, so that a new field of the venue is read or left out on purpose.
 */
class UnreadFieldsTest {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** One line of the list. */
    private record Unread(String kind, List<String> names, String reason) {}

    static Stream<String> venues() {
        return ServiceLoader.load(Venue.class).stream().map(venue -> venue.get().name());
    }

    @ParameterizedTest
    @MethodSource("venues")
    void every_field_is_read_or_left_out_for_a_reason(String venue) throws IOException {
        List<Unread> list = unread(venue);
        Set<String> fields = new TreeSet<>();
        for (Path sample : samples(venue)) {
            if (names(list, "samples").noneMatch(pattern -> matches(pattern, sample))) {
                collect(new ObjectMapper().readTree(sample.toFile()), fields);
            }
        }
        fields.removeAll(wordsOfTheCodec(venue));

        assertThat(fields)
                .containsExactlyInAnyOrderElementsOf(names(list, "fields").toList());
    }

    @ParameterizedTest
    @MethodSource("venues")
    void every_payload_left_out_is_there(String venue) throws IOException {
        List<Path> samples = samples(venue);

        assertThat(names(unread(venue), "samples").toList())
                .allSatisfy(pattern -> assertThat(samples).anyMatch(sample -> matches(pattern, sample)));
        assertThat(unread(venue)).noneMatch(line -> line.reason().isBlank());
    }

    private static List<Unread> unread(String venue) throws IOException {
        return Files.readAllLines(folder(venue).resolve("unread.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .map(part -> new Unread(part[0], Arrays.asList(part[1].split(" ")), part[2]))
                .toList();
    }

    private static Stream<String> names(List<Unread> list, String kind) {
        return list.stream().filter(line -> line.kind().equals(kind)).flatMap(line -> line.names().stream());
    }

    private static boolean matches(String pattern, Path sample) {
        return sample.getFileName().toString().matches(pattern.replace("*", ".*") + "\\.json");
    }

    private static void collect(JsonNode node, Set<String> fields) {
        node.fieldNames().forEachRemaining(fields::add);
        node.forEach(child -> collect(child, fields));
    }

    private static Set<String> wordsOfTheCodec(String venue) throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/azalai/venue", venue))) {
            for (Path file : files.toList()) {
                String code = COMMENT.matcher(Files.readString(file)).replaceAll(" ");
                words.addAll(
                        WORD.matcher(code).results().map(word -> word.group()).collect(Collectors.toSet()));
            }
        }
        return words;
    }

    private static List<Path> samples(String venue) throws IOException {
        try (Stream<Path> files = Files.list(folder(venue))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder(String venue) {
        return Path.of("src/test/resources/samples", venue);
    }
}
