package io.azalai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.cli.LiveMoment.Row;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the live view fits a terminal. */
class LivePictureTest {

    private static final String MODES = "\u001b\\[[01]m";

    private final LivePicture picture = new LivePicture(
            new LiveMoment(rows(10), 300, numbered("order", 10), List.of()),
            numbered("alert", 20),
            numbered("hint", 7));

    @ParameterizedTest
    @CsvSource({"80,24", "120,40", "40,10", "20,3", "1,1"})
    void nothing_is_wider_or_higher_than_the_terminal(int columns, int rows) {
        assertThat(picture.lines(new TerminalSize(columns, rows)))
                .hasSizeLessThanOrEqualTo(rows)
                .allSatisfy(line -> assertThat(line.replaceAll(MODES, "")).hasSizeLessThanOrEqualTo(columns));
    }

    @Test
    void a_terminal_of_the_usual_size_shows_prices_the_newest_orders_and_alerts_and_the_last_hint() {
        List<String> lines = picture.lines(TerminalSize.USUAL);

        assertThat(lines).hasSize(24).contains("order 10", "alert 20", "hint 7").doesNotContain("order 1", "hint 6");
        assertThat(lines).filteredOn(line -> line.startsWith("aster")).hasSize(10);
    }

    @Test
    void a_high_terminal_shows_all_orders_and_hints_at_its_bottom() {
        List<String> lines = picture.lines(new TerminalSize(120, 60));

        assertThat(lines)
                .hasSize(60)
                .contains("order 1", "alert 1")
                .endsWith(numbered("hint", 7).toArray(String[]::new));
    }

    @Test
    void the_columns_stand_below_their_names_within_eighty_characters() {
        String heading = LiveMoment.heading();
        String row = rows(1).get(0).line();

        assertThat(row).hasSameSizeAs(heading).hasSizeLessThanOrEqualTo(80);
        assertThat(row.indexOf("77680.64") + "77680.64".length()).isEqualTo(heading.indexOf("BID") + "BID".length());
    }

    @Test
    void the_size_is_read_as_stty_tells_it_and_is_the_usual_one_where_it_tells_none() {
        assertThat(TerminalSize.of("40 120\n")).isEqualTo(new TerminalSize(120, 40));
        assertThat(TerminalSize.of("0 0\n")).isEqualTo(TerminalSize.USUAL);
        assertThat(TerminalSize.of("")).isEqualTo(TerminalSize.USUAL);
    }

    private static List<Row> rows(int count) {
        BigDecimal price = new BigDecimal("77680.64");
        Row row = new Row("aster", "BTC/USDT:USDT", price, price, price, new BigDecimal("-0.01000"), 100);
        return Collections.nCopies(count, row);
    }

    private static List<String> numbered(String word, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> word + " " + number)
                .toList();
    }
}
