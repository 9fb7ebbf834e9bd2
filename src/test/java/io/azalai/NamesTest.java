package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One rule for all names of a thing: record, dataset, JSON type, schema, topic. */
class NamesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Dataset, String> NAMED_OTHERWISE = Map.of(Dataset.BBO, "BestBidOffer");

    /** Words that stand for longer ones; what the venues write themselves stays in their wire records. */
    private static final Set<String> CUT = Set.of("""
            acct addr amt avg bal calc cfg cnt cond conf ctx cur curr del desc dest diff dir dst elem err evt exc exec
            expr fmt freq func hwm idx impl instr iter len lev liq maint mgr misc msg mul ntl num obj oid opt orig params
            pct perps pos prec prev prop props proto ptr px qty recv ref req res resp ret rev sec seq sig src stat stats
            str sym sync temp thr tif tmp tot tran ts txn tx upd usr util val vals ver vlm vol""".split("\\s+"));

    /** Names of the contract with readers and callers (downstream.md sections 3 and 7). */
    private static final Set<String> OF_THE_CONTRACT = Set.of("filledQty", "avgPrice", "execType", "origClientOrderId");

    private static final Pattern UNSAID =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"", Pattern.DOTALL);
    private static final Pattern DECLARED = Pattern.compile("[\\w>\\]]\\s+(\\w+)\\s*(?=[=;,)(:]|->)|\\b(\\w+)\\)? ->");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

    @Test
    void no_name_is_cut_short() throws IOException {
        SortedSet<String> cut = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*(?<!Wire)\\.java"))
                    .toList()) {
                String code = UNSAID.matcher(Files.readString(file)).replaceAll("\"\"");
                DECLARED.matcher(code)
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(name -> !OF_THE_CONTRACT.contains(name) && isCut(name))
                        .forEach(name -> cut.add(file.getFileName() + ": " + name));
            }
        }

        assertThat(cut).isEmpty();
    }

    private static boolean isCut(String name) {
        return WORD.matcher(name)
                .results()
                .anyMatch(word -> CUT.contains(word.group().toLowerCase(Locale.ROOT)));
    }

    @Test
    void a_dataset_is_the_name_of_its_record_in_kebab_case() {
        for (Dataset dataset : Dataset.values()) {
            String record = dataset.record().getSimpleName();
            String kebab = record.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);

            assertThat(NAMED_OTHERWISE.containsKey(dataset) ? NAMED_OTHERWISE.get(dataset) : record)
                    .isEqualTo(record);
            assertThat(NAMED_OTHERWISE.containsKey(dataset) ? dataset.kebab() : kebab)
                    .isEqualTo(dataset.kebab());
        }
    }

    @Test
    void every_dataset_that_leaves_has_a_schema_of_its_name_and_type() throws IOException {
        for (Dataset dataset : Dataset.outward()) {
            JsonNode schema = MAPPER.readTree(resource("/schemas/" + dataset.kebab() + "-v1.json"));

            assertThat(schema.at("/$id").asText()).isEqualTo("urn:azalai:schema:" + dataset.type() + ":1");
            assertThat(schema.at("/properties/type/const").asText()).isEqualTo(dataset.type());
            schema.at("/properties").fields().forEachRemaining(field -> assertThat(
                            field.getValue().path("description").asText())
                    .as(dataset.kebab() + "." + field.getKey())
                    .isNotBlank());
        }
    }

    @Test
    void every_dataset_that_leaves_has_the_topic_that_the_contract_with_readers_names() throws IOException {
        assertThat(Dataset.outward().stream().map(Dataset::topic))
                .allSatisfy(topic -> assertThat(contract()).contains(topic));
    }

    @Test
    void what_is_internal_has_neither_topic_nor_schema() throws IOException {
        assertThat(Arrays.stream(Dataset.values()).filter(Dataset::isInternal)).containsExactly(Dataset.WANTED);
        assertThatThrownBy(Dataset.WANTED::topic).isInstanceOf(IllegalStateException.class);
        assertThat(contract()).noneMatch(topic -> topic.contains(Dataset.WANTED.kebab()));
        assertThat(NamesTest.class.getResource("/schemas/wanted-v1.json")).isNull();
    }

    private static List<String> contract() throws IOException {
        return resource("/topics.txt")
                .lines()
                .map(line -> line.split("\\s+")[0])
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = NamesTest.class.getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
