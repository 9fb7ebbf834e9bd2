package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order that is filled whole or not at all. */
class FillOrKillTest {

    private final TestVenue venue = new TestVenue();

    @ParameterizedTest
    @CsvSource({
        "CANCEL_RESTING, 2, 2",
        "CANCEL_RESTING, 3, 0",
        "CANCEL_INCOMING, 1, 1",
        "CANCEL_INCOMING, 2, 0",
        "CANCEL_BOTH, 2, 0"
    })
    void what_its_own_account_offers_does_not_fill_it(SelfTrade rule, BigDecimal wanted, BigDecimal filled) {
        venue.perp("bob", Side.SELL, "1", "100");
        venue.perp("ann", Side.SELL, "1", "101");
        venue.perp("bob", Side.SELL, "1", "102");

        fillsOrLeaves(buy(wanted, false, rule), filled);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 0"})
    void one_that_only_reduces_fills_no_more_than_the_position(BigDecimal wanted, BigDecimal filled) {
        venue.perp("bob", Side.BUY, "2", "100");
        venue.perp("ann", Side.SELL, "2", "100");
        venue.perp("bob", Side.SELL, "5", "101");

        fillsOrLeaves(buy(wanted, true, SelfTrade.CANCEL_RESTING), filled);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "4, 0"})
    void orders_that_only_reduce_give_no_more_than_their_position(BigDecimal wanted, BigDecimal filled) {
        venue.perp("eve", Side.SELL, "2", "100");
        venue.perp("bob", Side.BUY, "2", "100");
        venue.place("bob", TestVenue.PERP, Side.SELL, "5", "101", TimeInForce.GTC, true);
        venue.perp("eve", Side.SELL, "1", "102");

        fillsOrLeaves(buy(wanted, false, SelfTrade.CANCEL_RESTING), filled);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 0"})
    void orders_of_which_one_ends_the_others_fill_it_once(BigDecimal wanted, BigDecimal filled) {
        venue.engine.placeSiblings(List.of(sell("100"), sell("101")));

        fillsOrLeaves(buy(wanted, false, SelfTrade.CANCEL_RESTING), filled);
    }

    private static NewOrder sell(String price) {
        return new NewOrder(
                "bob",
                TestVenue.PERP,
                Side.SELL,
                new BigDecimal("2"),
                new BigDecimal(price),
                TimeInForce.GTC,
                false,
                null);
    }

    private void fillsOrLeaves(NewOrder order, BigDecimal filled) {
        VenueOrder placed = venue.engine.place(order).order();

        assertThat(placed.filled()).isEqualByComparingTo(filled);
        assertThat(placed.end()).isEqualTo(filled.signum() == 0 ? EndReason.NOT_FILLABLE : null);
    }

    private static NewOrder buy(BigDecimal quantity, boolean reduceOnly, SelfTrade rule) {
        return new NewOrder(
                "ann",
                TestVenue.PERP,
                Side.BUY,
                quantity,
                new BigDecimal("105"),
                TimeInForce.FOK,
                reduceOnly,
                null,
                PositionSide.BOTH,
                null,
                false,
                rule,
                false,
                BigDecimal.ZERO);
    }
}
