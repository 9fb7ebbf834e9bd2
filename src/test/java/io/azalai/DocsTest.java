package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.api.FuturesService;
import io.azalai.api.SpotService;
import io.azalai.api.WebSocketService;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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
    private static final Pattern POLLED = Pattern.compile("period: \"\\{\\{(poll\\.[a-z.-]+\\.period_ms):(\\d+)}}\"");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(poll\\.[a-z._-]+)` \\| (\\d+) \\|");
    private static final Pattern PAGE = Pattern.compile("(?<![\\w@-])([\\w.-]+\\.md)(?!\\.?\\w)");
    /** A page and the sections named after it: {@code risk.md sections 3, 4 and 5}. */
    private static final Pattern SECTIONS = Pattern.compile(
            "(?<![\\w@-])([\\w.-]+\\.md) (?:sections? |§)?(\\d+(?:\\.\\d+)*(?:(?:, | and )\\d+(?:\\.\\d+)*)*)");

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
    void every_page_named_anywhere_exists() throws IOException {
        Set<String> names = markdown().keySet();
        for (Path file : texts()) {
            if (!quotesOthers(file)) {
                assertThat(names).as(file + " names").containsAll(all(PAGE, flowing(file)));
            }
        }
    }

    @Test
    void every_section_named_anywhere_exists() throws IOException {
        Map<String, Path> pages = markdown();
        for (Path file : texts()) {
            Matcher citation = SECTIONS.matcher(flowing(file));
            while (citation.find()) {
                Path page = pages.get(citation.group(1));
                for (String section :
                        page == null ? new String[0] : citation.group(2).split(", | and ")) {
                    assertThat(Files.readString(page))
                            .as(file + " names " + citation.group(1) + " section " + section)
                            .containsPattern("(?m)^#+ " + Pattern.quote(section) + "[. ]");
                }
            }
        }
    }

    @Test
    void every_dependency_is_explained_and_nothing_else() throws IOException {
        assertThat(all(FIRST_CELL, Files.readString(Path.of("docs/dependencies.md"))))
                .containsExactlyInAnyOrderElementsOf(all(DEPENDENCY, Files.readString(Path.of("pom.xml"))));
    }

    @Test
    void every_period_of_a_poll_is_documented_with_its_default() throws IOException {
        Set<String> periods = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                POLLED.matcher(Files.readString(file)).results().forEach(found -> periods.add(row(found)));
            }
        }
        String page = Files.readString(Path.of("docs/operations.md"));

        assertThat(periods).hasSizeGreaterThan(10);
        assertThat(DOCUMENTED.matcher(page).results().map(DocsTest::row)).containsExactlyInAnyOrderElementsOf(periods);
    }

    private static String row(MatchResult found) {
        return found.group(1) + " " + found.group(2);
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

    @Test
    void every_call_of_the_java_interface_is_listed_and_no_other() throws IOException {
        Set<String> calls = new TreeSet<>();
        for (Class<?> part : List.of(SpotService.class, FuturesService.class, WebSocketService.class)) {
            for (Method call : part.getDeclaredMethods()) {
                if (Modifier.isPublic(call.getModifiers()) && !call.isBridge()) {
                    calls.add(Stream.of(call.getParameters())
                            .map(Parameter::getName)
                            .collect(Collectors.joining(", ", call.getName() + "(", ")")));
                }
            }
        }

        assertThat(all(FIRST_CELL, Files.readString(Path.of("docs/java.md"))))
                .containsExactlyInAnyOrderElementsOf(calls);
    }

    /** The specifications, samples and vectors name documents of vendors too. */
    private static boolean quotesOthers(Path file) {
        return file.startsWith("docs/spec") || file.startsWith("src/test/resources");
    }

    /** Its text without line breaks and the marks of comments. */
    private static String flowing(Path file) throws IOException {
        return Files.readString(file).replaceAll("\\R\\s*(?:\\*|//|#)?\\s*", " ");
    }

    private static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md"), Path.of("pom.xml")));
        for (String folder : List.of("src", "routes", "docs", "config")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(java|yaml|md|json|csv|properties|xml)"))
                        .forEach(texts::add);
            }
        }
        return texts;
    }

    /** Every page by its name; where a name occurs twice, one of them. */
    private static Map<String, Path> markdown() throws IOException {
        return texts().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file, (one, other) -> one));
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
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }
}
