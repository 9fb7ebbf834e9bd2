package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a venue asks of a margin wallet of 1000 that holds 20 bought at 100. */
class MarginTermsTest {

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
        TestVenue venue = new TestVenue(new MarginTerms(gains, kept, false));
        venue.engine.open("tim", Map.of(), new BigDecimal("1000"));
        venue.reprice(TestVenue.PERP, new BigDecimal("100"));
        venue.engine.setMargin("tim", TestVenue.PERP, new MarginSetting(leverage, mode));
        venue.perp("bob", Side.SELL, "20", "100");
        venue.perp("tim", Side.BUY, "20", "100");
        venue.reprice(TestVenue.PERP, mark);

        assertThat(venue.engine.free(PURSE)).isEqualByComparingTo(free);
        assertThat(venue.engine.move(PURSE, null, free.add(BigDecimal.ONE))).isFalse();
        assertThat(venue.engine.move(PURSE, null, free)).isTrue();
        assertThat(venue.engine.free(PURSE)).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @CsvSource({"true, 980", "false, 40"})
    void what_an_isolated_position_gained_leaves_it_where_gains_may(boolean gains, BigDecimal spare) {
        TestVenue venue = new TestVenue(new MarginTerms(gains, BigDecimal.ZERO, false));
        venue.engine.open("tim", Map.of(), new BigDecimal("1000"));
        venue.reprice(TestVenue.PERP, new BigDecimal("100"));
        venue.engine.setMargin("tim", TestVenue.PERP, new MarginSetting(50, MarginMode.ISOLATED));
        venue.perp("bob", Side.SELL, "20", "100");
        venue.perp("tim", Side.BUY, "20", "100");
        venue.reprice(TestVenue.PERP, new BigDecimal("150"));

        assertThat(taken(venue, spare.add(BigDecimal.ONE))).isEqualTo(MarginResult.INSUFFICIENT);
        assertThat(taken(venue, spare)).isEqualTo(MarginResult.DONE);
    }

    private static MarginResult taken(TestVenue venue, BigDecimal amount) {
        return venue.engine.adjustMargin("tim", TestVenue.PERP, PositionSide.BOTH, amount.negate());
    }

    @ParameterizedTest
    @CsvSource({"true, INSUFFICIENT_MARGIN, 50", "false, , 90"})
    void the_rest_of_an_entry_that_lost_its_margin_ends_when_it_is_met_and_leaves_its_exit_whole(
            boolean askedAgain, @Nullable EndReason end, BigDecimal filled) {
        TestVenue venue = leveraged(askedAgain);
        List<Placement> bracket = bracket(venue, "90");
        venue.perp("bob", Side.SELL, "50", "100");

        venue.reprice(TestVenue.PERP, new BigDecimal("96"));
        venue.perp("bob", Side.SELL, "40", "100");

        VenueOrder entry = order(venue, bracket.get(0));
        VenueOrder exit = order(venue, bracket.get(1));
        assertThat(entry.end()).isEqualTo(end);
        assertThat(entry.filled()).isEqualByComparingTo(filled);
        assertThat(exit.stage()).isEqualTo(Stage.WAITING_FOR_TRIGGER);
        assertThat(exit.remaining()).isEqualByComparingTo("90");
    }

    @Test
    void an_entry_that_lost_its_margin_before_it_was_met_takes_its_exit_with_it() {
        TestVenue venue = leveraged(true);
        venue.perp("bob", Side.SELL, "10", "100");
        venue.perp("tim", Side.BUY, "10", "100");
        List<Placement> bracket = bracket(venue, "89");

        venue.reprice(TestVenue.PERP, new BigDecimal("80"));
        venue.perp("bob", Side.SELL, "1", "100");

        assertThat(order(venue, bracket.get(0)).end()).isEqualTo(EndReason.INSUFFICIENT_MARGIN);
        assertThat(order(venue, bracket.get(1)).end()).isEqualTo(EndReason.PARENT_ENDED);
    }

    private static TestVenue leveraged(boolean askedAgain) {
        TestVenue venue = new TestVenue(new MarginTerms(true, BigDecimal.ZERO, askedAgain));
        venue.engine.open("tim", Map.of(), new BigDecimal("1000"));
        venue.reprice(TestVenue.PERP, new BigDecimal("100"));
        venue.engine.setMargin("tim", TestVenue.PERP, new MarginSetting(10, MarginMode.CROSS));
        return venue;
    }

    private static List<Placement> bracket(TestVenue venue, String quantity) {
        BigDecimal size = new BigDecimal(quantity);
        BigDecimal price = new BigDecimal("100");
        NewOrder entry = new NewOrder("tim", TestVenue.PERP, Side.BUY, size, price, TimeInForce.GTC, false, null);
        NewOrder exit = new NewOrder("tim", TestVenue.PERP, Side.SELL, size, null, TimeInForce.IOC, true, null);
        Trigger trigger = Trigger.onMark(new BigDecimal("120"), Trigger.Direction.RISING);
        return venue.engine.placeBracket(entry, List.of(exit.withTrigger(trigger)));
    }

    private static VenueOrder order(TestVenue venue, Placement placement) {
        return venue.engine.order("tim", placement.order().id()).orElseThrow();
    }
}
