package io.azalai.venue.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0",
                "-0.00",
                "1",
                "007.50",
                "-12.340",
                ".5",
                "5.",
                "999999999999999999",
                "-999999999999999999",
                "0.000000000000000001",
                "1234567890123456789",
                "9223372036854775808",
                "-9223372036854775809.123456789"
            })
    void a_plain_decimal_has_the_value_and_the_scale_it_was_sent_with(String text) {
        assertThat(Decimals.of(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "+1",
                "1e5",
                "1.2.3",
                "1-2",
                "--1",
                " 1",
                "1 ",
                "NaN",
                "0x10",
                "1,5",
                "\u0661",
                "1.2.3456789012345678901",
                "12345678901234567890123456789012345678901"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Decimals.of(text)).isInstanceOf(NumberFormatException.class);
    }
}
