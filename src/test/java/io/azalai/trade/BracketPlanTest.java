package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Bracket;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BracketPlanTest {

    private static final JournaledBracket BRACKET = new JournaledBracket(
            "main", "p-1", new Bracket(new BigDecimal("120"), new BigDecimal("80")), false, true, Orders.NOW);

    private static final JournaledBracket TIED =
            new JournaledBracket("main", "p-1", BRACKET.bracket(), true, true, Orders.NOW);

    @Test
    void one_that_fills_in_part_is_left_while_what_it_leaves_is_what_is_to_be_protected() {
        Order parent = filled("p-1", OrderStatus.FILLED, "1");
        Order takeProfit = Orders.order("p-1.tp", OrderStatus.NEW);
        Order stopLoss = filled("p-1.sl", OrderStatus.PARTIALLY_FILLED, "0.4");

        BracketPlan plan = BracketPlan.of(BRACKET, family(parent, List.of(takeProfit, stopLoss)), seeing("1"));

        assertThat(plan.cancels()).isEmpty();
        assertThat(plan.places()).singleElement().satisfies(place -> {
            assertThat(place.protection()).isEqualTo(Protection.TAKE_PROFIT);
            assertThat(place.quantity()).isEqualByComparingTo("0.6");
        });
    }

    @Test
    void one_that_filled_in_part_goes_when_nothing_is_left_to_protect() {
        Order parent = filled("p-1", OrderStatus.CANCELED, "0.5");
        Order takeProfit = filled("p-1.tp", OrderStatus.FILLED, "0.3");
        Order stopLoss = filled("p-1.sl", OrderStatus.PARTIALLY_FILLED, "0.2");

        BracketPlan plan = BracketPlan.of(BRACKET, family(parent, List.of(takeProfit, stopLoss)), seeing("1"));

        assertThat(plan.cancels()).containsExactly(stopLoss);
        assertThat(plan.over()).isFalse();
    }

    @Test
    void more_that_fills_of_the_order_is_protected_though_a_stop_has_filled_in_part() {
        Order parent = filled("p-1", OrderStatus.PARTIALLY_FILLED, "0.9");
        Order stopLoss = filled("p-1.sl", OrderStatus.PARTIALLY_FILLED, "0.4");

        BracketPlan plan = BracketPlan.of(BRACKET, family(parent, List.of(stopLoss)), seeing("1"));

        assertThat(plan.places())
                .filteredOn(place -> place.protection() == Protection.STOP_LOSS)
                .singleElement()
                .satisfies(place -> assertThat(place.quantity()).isEqualByComparingTo("0.5"));
    }

    @Test
    void no_more_is_placed_than_is_left_of_the_position() {
        Order parent = filled("p-1", OrderStatus.PARTIALLY_FILLED, "0.9");

        BracketPlan plan = BracketPlan.of(BRACKET, family(parent, List.of()), seeing("0.3"));

        assertThat(plan.places()).hasSize(2).allSatisfy(place -> assertThat(place.quantity())
                .isEqualByComparingTo("0.3"));
    }

    @Test
    void the_next_is_numbered_after_the_last_though_earlier_ones_are_forgotten() {
        Order parent = filled("p-1", OrderStatus.FILLED, "1");
        List<Order> refused = List.of(
                Orders.order("p-1.sl.7", OrderStatus.RISK_REJECTED),
                Orders.order("p-1.sl.8", OrderStatus.RISK_REJECTED));

        BracketPlan plan = BracketPlan.of(BRACKET, family(parent, refused), seeing("1"));

        assertThat(plan.places()).extracting(BracketPlan.Place::clientOrderId).containsExactly("p-1.tp", "p-1.sl.9");
    }

    @Test
    void what_stands_is_left_while_it_covers_the_position() {
        Order parent = filled("p-1", OrderStatus.FILLED, "1");
        List<Order> standing =
                List.of(Orders.order("p-1.tp", OrderStatus.NEW), filled("p-1.sl", OrderStatus.PARTIALLY_FILLED, "0.4"));

        assertThat(BracketPlan.of(BRACKET, family(parent, standing), seeing("0.5"))
                        .places())
                .extracting(BracketPlan.Place::protection)
                .containsExactly(Protection.TAKE_PROFIT);
        assertThat(BracketPlan.of(BRACKET, family(parent, standing), seeing("0.7"))
                        .places())
                .extracting(BracketPlan.Place::quantity)
                .containsExactly(new BigDecimal("0.6"));
    }

    @Test
    void what_the_venue_keeps_of_an_order_cut_short_is_replaced_when_patience_has_ended() {
        Order parent = filled("p-1", OrderStatus.CANCELED, "0.4");
        Order takeProfit = Orders.order("p-1.tp", OrderStatus.NEW);
        Order stopLoss = Orders.order("p-1.sl", OrderStatus.NEW);
        BracketPlan.Sight impatient =
                new BracketPlan.Sight(new BigDecimal("0.4"), false, true, Set.of(), false, false, BigDecimal.ZERO);

        BracketPlan asking = BracketPlan.of(TIED, family(parent, List.of(takeProfit, stopLoss)), seeing("0.4"));
        BracketPlan acting = BracketPlan.of(TIED, family(parent, List.of(takeProfit, stopLoss)), impatient);
        Order standing = VenueOrders.sized(Orders.order("p-1.sl.2", OrderStatus.NEW), "0.4");
        BracketPlan tidying = BracketPlan.of(TIED, family(parent, List.of(takeProfit, stopLoss, standing)), impatient);

        assertThat(asking.asks()).containsExactly(takeProfit, stopLoss);
        assertThat(asking.places()).isEmpty();
        assertThat(acting.asks()).isEmpty();
        assertThat(acting.cancels()).isEmpty();
        assertThat(acting.places())
                .extracting(place -> place.clientOrderId() + " " + place.quantity())
                .containsExactly("p-1.tp.2 0.4", "p-1.sl.2 0.4");
        assertThat(tidying.cancels()).containsExactly(stopLoss);
    }

    @Test
    void the_venues_own_is_replaced_when_it_is_too_much_but_not_while_the_other_acts() {
        Order parent = filled("p-1", OrderStatus.FILLED, "1");
        Order takeProfit = Orders.order("p-1.tp", OrderStatus.NEW);
        Order acting = filled("p-1.sl", OrderStatus.PARTIALLY_FILLED, "0.4");
        Order ended = filled("p-1.sl", OrderStatus.CANCELED, "0.4");
        BracketPlan.Sight busy =
                new BracketPlan.Sight(BigDecimal.ONE, true, true, Set.of(), true, false, BigDecimal.ZERO);

        BracketPlan waiting = BracketPlan.of(TIED, family(parent, List.of(takeProfit, acting)), busy);
        BracketPlan replacing = BracketPlan.of(TIED, family(parent, List.of(takeProfit, ended)), seeing("1"));

        assertThat(waiting.places()).isEmpty();
        assertThat(replacing.places())
                .extracting(place -> place.clientOrderId() + " " + place.quantity() + " " + place.instead())
                .containsExactly("p-1.tp.2 0.6 false", "p-1.sl.2 0.6 true");
    }

    @Test
    void what_the_venue_says_was_closed_is_not_placed_again_though_its_fills_are_to_come() {
        Order parent = filled("p-1", OrderStatus.FILLED, "1");
        Order ended = filled("p-1.sl", OrderStatus.CANCELED, "0");
        BracketPlan.Sight told =
                new BracketPlan.Sight(BigDecimal.ONE, true, true, Set.of(), false, false, new BigDecimal("0.4"));

        BracketPlan plan = BracketPlan.of(TIED, family(parent, List.of(ended)), told);

        assertThat(plan.places())
                .filteredOn(place -> place.protection() == Protection.STOP_LOSS)
                .singleElement()
                .satisfies(place -> assertThat(place.quantity()).isEqualByComparingTo("0.6"));
    }

    private static BracketPlan.Sight seeing(String held) {
        return new BracketPlan.Sight(new BigDecimal(held), true, true, Set.of(), false, false, BigDecimal.ZERO);
    }

    /** Of a quantity of 1. */
    private static Order filled(String id, OrderStatus status, String quantity) {
        return VenueOrders.copy(Orders.order(id, OrderStatus.NEW), status, new BigDecimal(quantity));
    }

    private static BracketFamily family(Order parent, List<Order> children) {
        return new BracketFamily(parent, children, BigDecimal.ZERO);
    }
}
