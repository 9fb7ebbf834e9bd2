package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds the pages under docs to the program. */
class DocsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern DEPENDENCY =
            Pattern.compile("\n    <dependency>\\s*<groupId>[^<]*</groupId>\\s*<artifactId>([^<]*)<");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))`");

    @Test
    void every_link_leads_to_a_file() throws IOException {
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            Path folder = page.toAbsolutePath().getParent();
            while (link.find()) {
                assertThat(folder.resolve(link.group(1))).as(page + " links to").exists();
            }
        }
    }

    @Test
    void every_dependency_is_explained_and_nothing_else() throws IOException {
        assertThat(all(FIRST_CELL, Files.readString(Path.of("docs/dependencies.md"))))
                .containsExactlyInAnyOrderElementsOf(all(DEPENDENCY, Files.readString(Path.of("pom.xml"))));
    }

    @Test
    void every_proof_of_reliability_is_a_test() throws IOException {
        String tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString()).collect(Collectors.joining(" "));
        }
        assertThat(all(TEST, Files.readString(Path.of("docs/reliability.md"))))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(tests).contains(name + ".java"));
    }

    @Test
    void every_kamelet_is_described_by_its_own_words() throws IOException {
        String page = Files.readString(Path.of("docs/kamelets.md"));
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/kamelets"))) {
            for (Path file : files.toList()) {
                assertThat(page).contains(described(file));
            }
        }
    }

    private static String described(Path file) throws IOException {
        Map<?, ?> kamelet = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        Map<?, ?> definition = map(map(kamelet, "spec"), "definition");
        List<?> required = definition.get("required") instanceof List<?> names ? names : List.of();
        StringBuilder text = new StringBuilder(
                "## " + map(kamelet, "metadata").get("name") + "\n" + definition.get("description") + "\n");
        Map<?, ?> properties = map(definition, "properties");
        if (!properties.isEmpty()) {
            text.append("\n| Parameter | Meaning | Default |\n|---|---|---|\n");
            properties.forEach((name, value) -> text.append(row(name, (Map<?, ?>) value, required.contains(name))));
        }
        return text.toString();
    }

    private static String row(Object name, Map<?, ?> property, boolean required) {
        String choice = property.get("enum") instanceof List<?> words
                ? " One of " + words.stream().map(Object::toString).collect(Collectors.joining(", ")) + "."
                : "";
        String otherwise =
                required ? "required" : property.containsKey("default") ? "`" + property.get("default") + "`" : "none";
        return "| `" + name + "` | " + property.get("description") + choice + " | " + otherwise + " |\n";
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> child ? child : Map.of();
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("routes/flows/README.md")));
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }
}
