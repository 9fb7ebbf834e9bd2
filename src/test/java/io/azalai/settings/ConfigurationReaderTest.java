package io.azalai.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {

    private static final String VENUE = """
            {"type": "object", "additionalProperties": false, "properties": {
              "enabled": {"type": "boolean"},
              "api_secret": {"type": "string", "writeOnly": true, "pattern": "^[a-z]+$"},
              "rate_limit": {"type": "object", "additionalProperties": false,
                "properties": {"weight_limit": {"type": "integer", "minimum": 1}}}}}
            """;

    private final ConfigSchema schema = ConfigSchema.with(Map.of("aster", VENUE));

    @Test
    void every_problem_is_told_at_once_with_its_path_and_cure() throws IOException {
        Configuration read = read(Map.of(), """
                {"mode": "lve", "trading": {"max_leverge": 5, "default_leverage": 0},
                 "exchanges": {"aster": {"enabled": "perhaps"}, "binance": {}}}
                """);

        assertThat(read.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "exchanges.aster.enabled: is \"perhaps\"; write a value of type boolean",
                        "exchanges.binance: unknown key; known here: aster",
                        "mode: is \"lve\"; write one of demo, paper, live",
                        "trading.default_leverage: is 0; write 1 or more",
                        "trading.max_leverge: unknown key; did you mean max_leverage?");
        assertThatThrownBy(read::requireSound)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean max_leverage?");
    }

    @Test
    void a_text_that_does_not_fit_is_told_in_words_what_would() throws IOException {
        assertThat(read(Map.of(), "{\"instance\": \"a|b\", \"telegram\": {\"base_url\": \"ftp://x\"}}")
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "instance: is \"a|b\"; write 1 to 40 letters, digits, dots, - and _",
                        "telegram.base_url: is \"ftp://x\"; write an address that begins with https:// or http://");
    }

    @Test
    void a_number_that_no_memory_holds_is_no_number() {
        List<Problem> problems = new ArrayList<>();
        ObjectNode node = new ObjectMapper().createObjectNode().put("limit", new BigDecimal("-1e999999999"));

        BigDecimal read = new Block("risk", node, problems).decimal("limit", BigDecimal.TEN);

        assertThat(read).isEqualByComparingTo("10");
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly("risk.limit: is not a number: -1E+999999999; write a number such as 10");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new ConfigurationReader(schema, Map.of()).read(Path.of("/nope.json")))
                .isInstanceOfSatisfying(ConfigurationException.class, wrong -> assertThat(wrong.problems())
                        .extracting(Problem::toString)
                        .containsExactly(
                                "/nope.json: cannot be read; ./azalai init writes one; --config FILE names another"));
    }

    @Test
    void a_secret_is_never_shown_even_when_it_is_wrong() throws IOException {
        Configuration read = read(Map.of(), "{\"exchanges\": {\"aster\": {\"api_secret\": \"S3CRET\"}}}");

        assertThat(read.problems().toString())
                .contains("exchanges.aster.api_secret")
                .doesNotContain("S3CRET");
        assertThat(read.root()
                        .block("exchanges")
                        .block("aster")
                        .secret("api_secret")
                        .toString())
                .doesNotContain("S3CRET");
        assertThat(read.toString()).doesNotContain("S3CRET");
    }

    @Test
    void placeholders_take_environment_defaults_and_files_in_the_type_of_their_key(@TempDir Path folder)
            throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "fromfile\n");

        Configuration read = read(Map.of("LEV", "3"), """
                {"trading": {"max_leverage": "${LEV}", "default_slippage": "${SLIP:0.02}"},
                 "exchanges": {"aster": {"api_secret": "${file:%s}", "enabled": "${ON:true}"}}}
                """.formatted(secret));

        assertThat(read.problems()).isEmpty();
        assertThat(read.root().block("trading").whole("max_leverage", 1)).isEqualTo(3);
        assertThat(read.root().block("trading").decimal("default_slippage", BigDecimal.ONE))
                .isEqualByComparingTo("0.02");
        assertThat(read.root()
                        .block("exchanges")
                        .block("aster")
                        .secret("api_secret")
                        .orElseThrow()
                        .value())
                .isEqualTo("fromfile");
    }

    @Test
    void a_missing_variable_is_a_problem_that_names_it() throws IOException {
        assertThat(read(Map.of(), "{\"instance\": \"${NOBODY_SET_THIS}\"}").problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .isEqualTo("instance: the environment variable NOBODY_SET_THIS is not set; set it, or give a"
                                + " default: ${NOBODY_SET_THIS:value}"));
    }

    @Test
    void a_variable_overrides_any_key() throws IOException {
        Configuration read = read(
                Map.of(
                        "AZALAI_EXCHANGES_ASTER_API_SECRET", "abc",
                        "AZALAI_EXCHANGES_ASTER_RATE_LIMIT_WEIGHT_LIMIT", "77",
                        "AZALAI_RISK_ALLOWED_SYMBOLS", "hyperliquid:BTC, aster:BTCUSDT",
                        "AZALAI_MODE", "live"),
                "{\"mode\": \"demo\"}");

        Block aster = read.root().block("exchanges").block("aster");
        assertThat(read.problems()).isEmpty();
        assertThat(read.root().text("mode")).contains("live");
        assertThat(aster.secret("api_secret").orElseThrow().value()).isEqualTo("abc");
        assertThat(aster.block("rate_limit").whole("weight_limit", 1)).isEqualTo(77);
        assertThat(read.root().block("risk").texts("allowed_symbols"))
                .containsExactly("hyperliquid:BTC", "aster:BTCUSDT");
    }

    @Test
    void broken_json_is_told_with_its_line(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), "{\n  \"mode\": \"demo\",,\n}");

        assertThatThrownBy(() -> new ConfigurationReader(schema, Map.of()).read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void a_file_that_others_may_write_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        assertThatThrownBy(() -> new ConfigurationReader(schema, Map.of()).read(file))
                .hasMessageContaining("chmod go-w");
    }

    private Configuration read(Map<String, String> environment, String json) throws IOException {
        return new ConfigurationReader(schema, environment).of("test", (ObjectNode) new ObjectMapper().readTree(json));
    }
}
