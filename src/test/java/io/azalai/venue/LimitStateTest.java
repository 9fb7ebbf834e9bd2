package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitStateTest {

    @ParameterizedTest
    @CsvSource({
        "79, 100, false",
        "80, 100, true",
        "7, 10, false",
        "8, 10, true",
        "36589831368, 170043731737, false",
        "150000000000, 170043731737, true"
    })
    void a_limit_of_which_a_fifth_or_less_is_left_is_nearly_used(long used, long cap, boolean nearly) {
        assertThat(new LimitState("address-requests", used, cap, null).isNearlyUsed())
                .isEqualTo(nearly);
    }
}
