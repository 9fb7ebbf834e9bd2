package io.azalai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeTest {

    @ParameterizedTest
    @CsvSource({"demo, DEMO", "paper, PAPER", "live, LIVE"})
    void a_word_of_the_configuration_is_its_mode_and_is_written_the_same(String word, Mode mode) {
        assertThat(Mode.of(word)).isEqualTo(mode);
        assertThat(mode).hasToString(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Live", "LIVE", "live ", "real"})
    void anything_else_is_no_mode_least_of_all_a_live_one(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mode.of(word))
                .withMessage("there is no mode '" + word + "'; there are [demo, paper, live]");
    }
}
