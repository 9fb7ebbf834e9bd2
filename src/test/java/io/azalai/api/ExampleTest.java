package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example program, run as its reader runs it: a file given to Java with the program on the class path. */
class ExampleTest {

    @Test
    void the_output_that_readme_shows_is_what_the_example_says() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String program = Files.readString(Path.of("examples/TradingExample.java"));
        int start = readme.indexOf("venues: [");
        String shown = readme.substring(start, readme.indexOf("```", start));

        assertThat(shown.lines().count()).isGreaterThan(30);
        assertThat(shown.lines().filter(line -> !line.equals("...")).map(line -> line.substring(0, line.indexOf(":"))))
                .allSatisfy(label -> assertThat(program).contains("say(\"" + label.replaceAll("^-- .*", "-- ") + "\""));
    }

    @Test
    void no_order_of_the_example_can_repeat_the_one_that_readme_shows() throws IOException {
        String program = Files.readString(Path.of("examples/TradingExample.java"));
        String shown = program.substring(program.indexOf("// README begins"), program.indexOf("// README ends"));
        String rest = program.replace(shown, "");

        assertThat(quantities(shown)).hasSize(1).doesNotContainAnyElementsOf(quantities(rest));
    }

    private static Set<String> quantities(String program) {
        Matcher found = Pattern.compile("(?:Side.BUY, |quantity = )new BigDecimal\\(\"([^\"]+)")
                .matcher(program);
        return found.results().map(each -> each.group(1)).collect(Collectors.toSet());
    }

    @Test
    void the_example_runs_from_its_source_on_both_simulated_venues() throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Path.of("examples/TradingExample.java").toAbsolutePath().toString())
                .redirectErrorStream(true);
        // on a slow machine prices age between two steps, and accounts are read more often
        program.environment()
                .putAll(Map.of(
                        "AZALAI_RISK_STALE_PRICE_MS", "60000",
                        "AZALAI_EXCHANGES_HYPERLIQUID_RATE_LIMIT_WEIGHT_LIMIT", "1190"));
        Process example = program.start();
        String said = new String(example.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(example.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(example.exitValue()).as(said).isZero();
        List<String> lines = said.lines().toList();
        List<String> shown = Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.startsWith("-- "))
                .map(line -> line.substring(0, line.indexOf(" ...")))
                .toList();
        assertThat(shown).hasSize(2).allSatisfy(venue -> assertThat(lines)
                .as(said)
                .anySatisfy(line -> assertThat(line).startsWith(venue)));
        assertThat(lines)
                .as(said)
                .anySatisfy(line ->
                        assertThat(line).startsWith("configuration: mode").contains("lvie"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("configuration: exchanges").contains("hyperliqiud"));
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.startsWith("cancelled: CANCELED"))
                .hasSize(2);
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.equals("together: [NEW, NEW]"))
                .hasSize(2);
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.startsWith("bought: FILLED"))
                .hasSize(2);
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.startsWith("stop: NEW"))
                .hasSize(2);
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.startsWith("closed: FILLED"))
                .hasSize(2);
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.equals("streams: events came"))
                .hasSize(2);
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.startsWith("unknown symbol"))
                .hasSize(2);
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.startsWith("off the grid: NOT_SENT"))
                .hasSize(2);
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.startsWith("refused: ORDER_TOO_LARGE"))
                .hasSize(2);
        assertThat(lines)
                .as(said)
                .filteredOn(line -> line.startsWith("transfer:"))
                .hasSize(2);
    }
}
