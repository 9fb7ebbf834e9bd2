package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One rule for all names of a thing: record, dataset, JSON type, schema, topic. */
class NamesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Dataset, String> NAMED_OTHERWISE = Map.of(Dataset.BBO, "BestBidOffer");

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
