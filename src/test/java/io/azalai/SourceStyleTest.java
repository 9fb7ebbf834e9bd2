package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the code must look like, and what its comments must say. */
class SourceStyleTest {

    private static final Path MAIN = Path.of("src/main/java");
    /** Described once, on the interfaces of events. */
    private static final Set<String> OF_EVERY_EVENT =
            Set.of("listing", "venue", "account", "timestamp", "receivedAt", "source");

    private static final Pattern ONE_LETTER =
            Pattern.compile("(?<![\\w.])[a-zA-Z] ->|\\((?:\\w+, )*[a-zA-Z](?:, \\w+)*\\) ->");

    private static final Pattern LOGGER = Pattern.compile(
            " +private static final Logger LOG = LoggerFactory\\.getLogger\\((\\w+\\.class|\"\\w+\")\\);");
    private static final Pattern RECORD = Pattern.compile(
            "(?<doc>/\\*\\*(?:(?!\\*/).)*\\*/)?\\s*(?:(?:public|private|static|@\\w+) )*record (?<name>\\w+)(?:<[^(]*>)?"
                    + "\\((?<parts>[^()]*)\\)",
            Pattern.DOTALL);
    private static final Pattern NULLABLE = Pattern.compile("@Nullable [^,<]+?(?:<[^>]*>+)? (\\w+)\\s*(?:,|$)");
    /** A method or a field; what overrides another has its doc there. */
    private static final Pattern MEMBER = Pattern.compile(
            "(?<doc>/\\*\\*(?:(?!\\*/).)*\\*/)?\\s*"
                    + "(?<before>(?:(?:@(?!Nullable)\\w+(?:\\([^()]*\\))?|[a-z]+)\\s+)*)(?:<[^(>]*>+\\s+)?"
                    + "(?:\\w+\\.)*@Nullable\\s+[\\w.]+(?:<[^;=(){}]*>)?(?:\\[\\])?\\s+(?<name>\\w+)\\s*[(;=]",
            Pattern.DOTALL);

    /** A doc of words alone, and the type, method or constructor below it. */
    private static final Pattern DOCUMENTED = Pattern.compile(
            "/\\*\\*([^@{/]*)\\*/\\s*((?:[\\w<>\\[\\], .?@&]+)(?:\\([^;{\"]*?\\))?)\\s*(?:throws [\\w., ]+)?[;{=]");

    private static final int WIDTH = 120;

    private static final Pattern COMMENT = Pattern.compile("^\\s*(\\*|/\\*\\*|//)");

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");
    private static final Set<String> FILLING = Set.of("""
            a the an of to its it is in for and this that all one with by on what returns return gets sets whether as from
            them are be been has have here each""".split("\\s+"));

    private static final Pattern THREADS =
            Pattern.compile("(?i)safe for (many|all) threads|confined to|guarded by|one thread");
    /** A field that stays the same but holds what changes. */
    private static final Pattern HOLDER = Pattern.compile(
            "\\R    (?:private |protected |public )?final [^;=(]+ = new (?:\\w*(?:Map|Set|List|Deque|Queue)|Atomic\\w+|LongAdder)\\b");

    /** The formatter holds code to it, and leaves comments alone. */
    @Test
    void no_line_of_a_comment_is_longer_than_a_line_of_code() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path root : List.of(MAIN, Path.of("src/test/java"), Path.of("src/bench/java"))) {
            for (Path file : sources(root)) {
                Files.readAllLines(file).stream()
                        .filter(line ->
                                line.length() > WIDTH && COMMENT.matcher(line).find())
                        .forEach(line -> tooLong.add(file.getFileName() + ": " + line.strip()));
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void a_doc_says_more_than_the_declaration_below_it() throws IOException {
        List<String> restating = new ArrayList<>();
        for (Path file : sources(MAIN)) {
            DOCUMENTED
                    .matcher(Files.readString(file))
                    .results()
                    .filter(found -> isSaidBy(found.group(2) + file.getFileName(), found.group(1)))
                    .forEach(found -> restating.add(file.getFileName() + ": " + found.group(1)));
        }

        assertThat(restating).isEmpty();
    }

    /** Whether each word of a doc that tells something begins as one of the declaration does. */
    private static boolean isSaidBy(String declaration, String doc) {
        List<String> said = words(declaration).filter(word -> word.length() > 2).toList();
        return words(doc)
                .filter(word -> word.length() > 1 && !FILLING.contains(word))
                .allMatch(word -> said.stream().anyMatch(other -> begin(other).equals(begin(word))));
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group().toLowerCase(Locale.ROOT));
    }

    private static String begin(String word) {
        return word.substring(0, Math.min(4, word.length()));
    }

    @Test
    void main_is_a_table_of_contents() throws IOException {
        Path main = MAIN.resolve("io/azalai/Main.java");

        assertThat(Files.readAllLines(main)).hasSizeLessThanOrEqualTo(40);
        assertThat(Files.readString(main))
                .doesNotContain("if (", "for (", "try {", "private final", "org.apache.camel");
    }

    @Test
    void every_field_of_a_model_says_what_it_is_and_when_it_is_null() throws IOException {
        for (Path file : sources(MAIN.resolve("io/azalai/model"))) {
            Class<?> type = type(file);
            for (RecordComponent field : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
                String said = said(file, field.getName());
                boolean nullable = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
                assertThat(said)
                        .as(type.getSimpleName() + "." + field.getName())
                        .matches(text -> !text.isEmpty() || OF_EVERY_EVENT.contains(field.getName()), "is described")
                        .matches(text -> !nullable || text.contains("null"), "says when it is null");
            }
        }
    }

    @Test
    void what_may_be_null_in_a_record_says_when() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path file : sources(MAIN)) {
            Matcher record = RECORD.matcher(saysForAll(file) ? "" : flowing(file));
            while (record.find()) {
                Matcher part = NULLABLE.matcher(record.group("parts"));
                while (part.find()) {
                    if (!saysWhen(doc(record), part.group(1))) {
                        silent.add(record.group("name") + "." + part.group(1));
                    }
                }
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void a_method_or_a_field_that_others_see_says_when_it_is_null() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path file : sources(MAIN)) {
            Matcher member = MEMBER.matcher(saysForAll(file) ? "" : flowing(file));
            while (member.find()) {
                boolean described = doc(member).toLowerCase(Locale.ROOT).contains("null");
                if (!described && !member.group("before").matches("(?s).*(@Override|private)\\s.*")) {
                    silent.add(file.getFileName() + ": " + member.group("name"));
                }
            }
        }

        assertThat(silent).isEmpty();
    }

    private static String doc(Matcher found) {
        return Optional.ofNullable(found.group("doc")).orElse("");
    }

    /** The words of a venue are all left out for one reason, which stands above them. */
    private static boolean saysForAll(Path file) throws IOException {
        String source = flowing(file);
        return file.toString().endsWith("Wire.java")
                && source.substring(0, source.indexOf("{")).contains("null");
    }

    /** A part without a tag of its own is spoken of in the text. */
    private static boolean saysWhen(String doc, String part) {
        int tag = doc.indexOf("@param " + part + " ");
        String said =
                tag < 0 ? doc.split("@param", 2)[0] : doc.substring(tag + 1).split("@param", 2)[0];
        return said.contains("null");
    }

    @Test
    void every_class_that_changes_says_which_threads_may_use_it() throws IOException {
        List<Path> silent = new ArrayList<>();
        for (Path file : sources(MAIN)) {
            boolean command = file.startsWith(MAIN.resolve("io/azalai/cli"));
            if (!command
                    && (changes(type(file))
                            || HOLDER.matcher(Files.readString(file)).find())
                    && !THREADS.matcher(flowing(file)).find()) {
                silent.add(file);
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void a_logger_is_named_the_same_everywhere_in_nested_types_and_interfaces_too() throws IOException {
        for (Path file : sources(MAIN)) {
            assertThat(Files.readString(file).lines().filter(line -> line.contains("LoggerFactory.getLogger(")))
                    .as(file.toString())
                    .allMatch(line -> LOGGER.matcher(line).matches());
        }
    }

    @Test
    void a_parameter_of_a_lambda_has_a_name_of_more_than_a_letter() throws IOException {
        List<String> tooShort = new ArrayList<>();
        for (Path file : sources(MAIN)) {
            Files.readString(file)
                    .lines()
                    .filter(line -> ONE_LETTER.matcher(line).find())
                    .forEach(line -> tooShort.add(file.getFileName() + ": " + line.strip()));
        }

        assertThat(tooShort).isEmpty();
    }

    @Test
    void no_file_is_longer_than_three_hundred_and_fifty_lines() throws IOException {
        List<Path> files = new ArrayList<>(sources(MAIN));
        files.addAll(sources(Path.of("src/test/java")));

        assertThat(files)
                .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(350));
    }

    /** Whether it has a field that may be written later; an exception's own class is never shared. */
    private static boolean changes(Class<?> type) {
        return !Throwable.class.isAssignableFrom(type)
                && Arrays.stream(type.getDeclaredFields())
                        .map(field -> field.getModifiers())
                        .anyMatch(modifiers -> !Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers));
    }

    private static String said(Path file, String field) throws IOException {
        Matcher tag = Pattern.compile("@param " + field + " (.*?)(?=@param|\\*/)", Pattern.DOTALL)
                .matcher(flowing(file));
        return tag.find() ? tag.group(1) : "";
    }

    private static String flowing(Path file) throws IOException {
        return Files.readString(file).replaceAll("\\R\\s*\\*(?!/)\\s*", " ");
    }

    private static Class<?> type(Path file) {
        String name = MAIN.relativize(file).toString().replace(".java", "").replace('/', '.');
        try {
            return Class.forName(name, false, SourceStyleTest.class.getClassLoader());
        } catch (ClassNotFoundException notCompiled) {
            throw new AssertionError(notCompiled);
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }
}
