package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which texts and words of hyperliquid.md sections 2.5 and 3.6 the simulated venue has, and why not the others. */
class ErrorTextsTest {

    private static final Path SPECIFICATION = Path.of("docs/spec/hyperliquid.md");
    private static final Path SIMULATOR = Path.of("src/main/java/io/azalai/simulator/hyperliquid");
    private static final Pattern BOLD = Pattern.compile("\\*\\*\"?(.+?)[.\"]*\\*\\*");
    private static final Pattern WORD = Pattern.compile("`([a-z]+[A-Za-z]*(?:Canceled|Rejected|Cancel))`");

    private static final Map<String, String> NO_TEXT = Map.of(
            "multi-sig required", "multi-signature accounts are not simulated: no rules are stated",
            "insufficient usdc", "one of several wordings; \"Insufficient balance for\" is given",
            "missingorder", "one of several wordings; \"Cannot modify canceled or filled order\" is given",
            "too far from oracle", "no rule says how far is too far",
            "asset … not found", "one of several wordings, all unverified; \"Unknown asset\" is given",
            "invalid asset", "one of several wordings, all unverified; \"Unknown asset\" is given");

    private static final Map<String, String> NO_WORD = Map.ofEntries(
            Map.entry("openInterestCapCanceled", "no rule says which resting orders it ends"),
            Map.entry("outcomeSettledCanceled", "outcome markets are not simulated"),
            Map.entry("internalCancel", "no rule says when"),
            Map.entry("tickRejected", "such a batch is refused whole and not queryable (3.1)"),
            Map.entry("marketOrderNoLiquidityRejected", "told as iocCancelRejected: a market order is an IOC here"),
            Map.entry("oracleRejected", "no rule says when"));

    @Test
    void every_text_of_the_error_table_is_given_or_has_a_reason_not_to_be() throws Exception {
        String sources = sources();
        List<String> missing = lines("### 3.6", "### 3.7")
                .filter(line -> line.startsWith("| "))
                .flatMap(line -> BOLD.matcher(line.split("\\|")[1]).results())
                .flatMap(bold -> Arrays.stream(bold.group(1).split(" / ")))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> !NO_TEXT.containsKey(text))
                .filter(text -> !Arrays.stream(text.split("0x…|…|\\$10"))
                        .map(String::strip)
                        .allMatch(sources::contains))
                .toList();

        assertThat(missing).isEmpty();
        assertThat(NO_TEXT.keySet()).noneMatch(sources::contains);
    }

    @Test
    void every_way_that_an_order_ends_is_told_or_has_a_reason_not_to_be() throws Exception {
        String sources = sources();
        List<String> words = lines("Order status vocabulary", "Time-in-force mapping")
                .flatMap(line -> WORD.matcher(line).results())
                .map((MatchResult word) -> word.group(1))
                .toList();

        assertThat(words).hasSizeGreaterThan(25);
        assertThat(words).filteredOn(word -> !NO_WORD.containsKey(word)).allSatisfy(word -> assertThat(sources)
                .contains("\"" + word.toLowerCase(Locale.ROOT) + "\""));
        assertThat(words).containsAll(NO_WORD.keySet());
    }

    private static Stream<String> lines(String from, String to) throws IOException {
        return Files.readAllLines(SPECIFICATION).stream()
                .dropWhile(line -> !line.startsWith(from))
                .takeWhile(line -> !line.startsWith(to));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.list(SIMULATOR)) {
            return files.map(ErrorTextsTest::read).collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
