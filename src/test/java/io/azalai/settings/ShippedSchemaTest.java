package io.azalai.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas that ship, of the whole and of each venue. */
class ShippedSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigSchema schema =
            ConfigSchema.with(Map.of("aster", text("aster"), "hyperliquid", text("hyperliquid")));

    @Test
    void every_pattern_says_in_words_what_fits_it() {
        assertThat(schema.root().findParents("pattern"))
                .hasSizeGreaterThan(5)
                .allSatisfy(rules -> assertThat(rules.path("title").asText()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({"aster, 'a,b'", "aster, x|y", "hyperliquid, 'a,b'", "hyperliquid, x|y", "hyperliquid, ''"})
    void an_alias_that_would_split_a_list_or_a_key_is_refused(String venue, String alias) throws IOException {
        assertThat(problems(venue, alias))
                .isEqualTo("[exchanges." + venue + ".accounts." + alias
                        + ": the name cannot be used; give an alias of letters, digits, - and _]");
    }

    @Test
    void other_aliases_are_taken() throws IOException {
        assertThat(problems("aster", "Fund_2-b")).isEqualTo("[]");
    }

    private String problems(String venue, String alias) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.withObjectProperty("exchanges")
                .withObjectProperty(venue)
                .withObjectProperty("accounts")
                .putObject(alias);
        return new ConfigurationReader(schema, Map.of())
                .of("test", root)
                .problems()
                .toString();
    }

    private static String text(String venue) {
        try (var in = ShippedSchemaTest.class.getResourceAsStream("/schemas/config/" + venue + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
