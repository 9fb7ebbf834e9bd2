package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The kamelets as a catalogue: the rules of Apache's validator and some of our own. */
class KameletStyleTest {

    private static final Path FOLDER = Path.of("src/main/resources/kamelets");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([a-zA-Z][A-Za-z0-9]*)(?::[^}]*)?}}");
    private static final Set<String> ENDINGS = Set.of("source", "sink", "action");
    private static final Set<String> IN_THE_APACHE_CATALOGUE = Set.of("telegram-sink", "kafka-sink", "file-sink");

    @TestFactory
    Stream<DynamicTest> every_kamelet_keeps_the_rules() throws IOException {
        return kamelets().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    @Test
    void titles_and_descriptions_are_unique() throws IOException {
        Set<Object> seen = new HashSet<>();
        for (Path file : kamelets()) {
            Map<?, ?> definition = map(map(load(file), "spec"), "definition");
            assertThat(seen.add(definition.get("title"))).as(file + " title").isTrue();
            assertThat(seen.add(definition.get("description")))
                    .as(file + " description")
                    .isTrue();
        }
    }

    private static void check(Path file) throws IOException {
        Map<?, ?> kamelet = load(file);
        Map<?, ?> metadata = map(kamelet, "metadata");
        Map<?, ?> definition = map(map(kamelet, "spec"), "definition");
        String name = metadata.get("name").toString();
        String type =
                map(metadata, "labels").get("camel.apache.org/kamelet.type").toString();

        assertThat(file.getFileName()).hasToString(name + ".kamelet.yaml");
        assertThat(ENDINGS).contains(type);
        assertThat(IN_THE_APACHE_CATALOGUE).doesNotContain(name);
        assertThat(name).endsWith("-" + type);
        String title = definition.get("title").toString();
        assertThat(title.toLowerCase(Locale.ROOT)).endsWith(" " + type);
        assertThat(title).doesNotStartWith("The ").doesNotStartWith("A ");
        assertThat(title.split(" ")).allMatch(word -> Character.isUpperCase(word.charAt(0)));
        assertThat(definition.get("description").toString()).endsWith(".");
        checkProperties(name, definition, Files.readString(file));
        checkEnds(type, Files.readString(file));
    }

    private static void checkProperties(String name, Map<?, ?> definition, String text) {
        Map<?, ?> properties = map(definition, "properties");
        properties.forEach((key, value) -> {
            Map<?, ?> property = (Map<?, ?>) value;
            assertThat(property.keySet().stream().map(Object::toString))
                    .as(name + "." + key)
                    .contains("title", "description", "type");
            assertThat(property.get("format")).as(name + "." + key).isNotEqualTo("password");
            boolean freeText = "string".equals(property.get("type")) && !property.containsKey("enum");
            assertThat(!freeText || property.containsKey("example"))
                    .as(name + "." + key + " example")
                    .isTrue();
        });
        List<String> used = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text.substring(text.indexOf("template:")));
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        assertThat(used)
                .as(name + " uses")
                .hasSameElementsAs(
                        properties.keySet().stream().map(Object::toString).toList());
    }

    private static void checkEnds(String type, String text) {
        assertThat(text.contains("uri: kamelet:source")).isEqualTo(!type.equals("source"));
        assertThat(text.contains("kamelet:sink")).isEqualTo(!type.equals("sink"));
    }

    private static List<Path> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static Map<?, ?> load(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> child ? child : Map.of();
    }
}
