package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be taken out of a margin wallet of 1000 that holds 20 bought at 100. */
class TakeOutTest {

    private static final Purse PURSE = Purse.margin("tim", "USDC");

    @ParameterizedTest
    @CsvSource(textBlock = """
            false, 0,   50, CROSS,    100, 960
            false, 0,   50, CROSS,    150, 1000
            true,  0.1, 50, CROSS,    100, 800
            true,  0.1, 5,  CROSS,    100, 600
            true,  0.1, 50, CROSS,    150, 1700
            true,  0.1, 50, CROSS,    60,  80
            true,  0.1, 50, ISOLATED, 100, 960
            true,  0.1, 50, ISOLATED, 150, 960
            """)
    void margin_and_a_part_of_the_value_of_cross_positions_stay(
            boolean gains, BigDecimal kept, int leverage, MarginMode mode, BigDecimal mark, BigDecimal free) {
        TestVenue venue = new TestVenue(new TakeOut(gains, kept));
        venue.engine.open("tim", Map.of(), new BigDecimal("1000"));
        venue.engine.reprice(TestVenue.PERP, new BigDecimal("100"));
        venue.engine.setMargin("tim", TestVenue.PERP, new MarginSetting(leverage, mode));
        venue.perp("bob", Side.SELL, "20", "100");
        venue.perp("tim", Side.BUY, "20", "100");
        venue.engine.reprice(TestVenue.PERP, mark);

        assertThat(venue.engine.free(PURSE)).isEqualByComparingTo(free);
        assertThat(venue.engine.move(PURSE, null, free.add(BigDecimal.ONE))).isFalse();
        assertThat(venue.engine.move(PURSE, null, free)).isTrue();
        assertThat(venue.engine.free(PURSE)).isEqualByComparingTo("0");
    }
}
