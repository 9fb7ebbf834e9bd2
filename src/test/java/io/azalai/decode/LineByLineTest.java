package io.azalai.decode;

import static io.azalai.decode.RecordedLinesTest.answer;
import static io.azalai.decode.RecordedLinesTest.line;
import static io.azalai.decode.RecordedLinesTest.lines;
import static io.azalai.decode.RecordedLinesTest.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line speaks for itself, in words that are the venue's or the reader's. */
class LineByLineTest {

    @ParameterizedTest
    @CsvSource({
        "hyperliquid, ws-userFills-snapshot, ws-userFills-snapshot",
        "hyperliquid, ws-user-fills-spot, ws-user-fills-spot",
        "aster, ws-futures-markPrice, ws-futures-user-ACCOUNT_UPDATE",
        "aster, ws-futures-user-ACCOUNT_UPDATE, ws-futures-user-ACCOUNT_UPDATE"
    })
    void what_a_line_tells_does_not_depend_on_the_lines_before_it(String venue, String before, String sample)
            throws IOException {
        LineDecoder lines = lines(venue);
        JsonNode alone = answer(lines(venue), line("WS", "", sample(venue, sample)));

        answer(lines, line("WS", "", sample(venue, before)));

        assertThat(unnumbered(answer(lines, line("WS", "", sample(venue, sample)))))
                .isEqualTo(unnumbered(alone));
        assertThat(alone.path("events")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /info l2Book | {\"coin\":\"BTC\",\"time\":1,\"levels\":[[{\"px\":\"abc\",\"sz\":\"1\"}],[]]} | abc",
                "POST /exchange order | {\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{}}} | no statuses"
            })
    void what_cannot_be_read_is_said_in_the_venues_words_and_not_in_ours(String endpoint, String payload, String what)
            throws IOException {
        JsonNode answer = answer(lines("hyperliquid"), line("REST", endpoint, Recording.JSON.readTree(payload)));

        assertThat(answer.at("/error/text").asText())
                .contains(what)
                .doesNotContain("azalai", "java.", "JsonNode", "Creator");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hyperliquid | {\"channel\":\"userFills\",\"data\":{\"user\":\"0x1\",\"fills\":[{\"coin\":\"BTC\",\"px\":\"abc\"}]}}",
                "aster | {\"e\":\"ACCOUNT_UPDATE\",\"E\":1,\"T\":1,\"a\":{\"B\":[{\"a\":\"USDT\",\"wb\":\"abc\"}]}}"
            })
    void nor_is_a_frame(String venue, String payload) throws IOException {
        JsonNode answer = answer(lines(venue), line("WS", "", Recording.JSON.readTree(payload)));

        assertThat(answer.at("/error/text").asText())
                .as(answer.toString())
                .isNotEmpty()
                .doesNotContain("azalai", "java.", "$", "[Source", "reference chain");
    }

    @Test
    void an_amendment_that_only_says_that_it_was_taken_is_no_fault() throws IOException {
        JsonNode taken = Recording.JSON.readTree("{\"status\":\"ok\",\"response\":{\"type\":\"default\"}}");

        JsonNode answer = answer(lines("hyperliquid"), line("REST", "POST /exchange modify", taken));

        assertThat(answer.path("events")).isEmpty();
        assertThat(answer.path("note").asText()).startsWith("the venue took it");
    }

    /** Without the place of each event among all that were told. */
    private static JsonNode unnumbered(JsonNode answer) {
        answer.path("events").forEach(event -> ((ObjectNode) event).remove("seq"));
        return answer;
    }
}
