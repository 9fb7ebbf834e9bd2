package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that wait for a price, and orders that hang together. */
class ConditionalOrdersTest {

    private final TestVenue venue = new TestVenue();

    @BeforeEach
    void a_market_around_one_hundred() {
        venue.reprice(TestVenue.PERP, new BigDecimal("100"));
        venue.perp("bob", Side.BUY, "50", "90");
        venue.perp("bob", Side.SELL, "50", "110");
    }

    @Test
    void a_stop_waits_off_the_book_and_sells_when_the_mark_has_fallen() {
        venue.perp("ann", Side.BUY, "1", "110");
        Placement stop = venue.engine.place(sell("1", null).withTrigger(falling("95")));

        mark("96");
        assertThat(order(stop).stage()).isEqualTo(Stage.WAITING_FOR_TRIGGER);
        mark("94");

        assertThat(order(stop).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order(stop).triggeredAt()).isEqualTo(TestVenue.NOW);
        assertThat(venue.of("ann").positions()).isEmpty();
    }

    @Test
    void a_trigger_with_a_limit_rests_once_it_fired() {
        venue.perp("ann", Side.BUY, "1", "110");
        NewOrder limit = new NewOrder(
                "ann", TestVenue.PERP, Side.SELL, BigDecimal.ONE, new BigDecimal("120"), TimeInForce.GTC, true, null);
        Placement takeProfit = venue.engine.place(limit.withTrigger(rising("105")));

        mark("106");

        assertThat(order(takeProfit).stage()).isEqualTo(Stage.WORKING);
        assertThat(venue.engine.book(TestVenue.PERP, 5).asks())
                .extracting(DepthLevel::price)
                .contains(new BigDecimal("120"));
    }

    @Test
    void a_trigger_whose_price_has_come_is_refused() {
        Placement stop = venue.engine.place(sell("1", null).withTrigger(falling("101")));

        assertThat(stop.order().end()).isEqualTo(EndReason.WOULD_TRIGGER);
    }

    @Test
    void a_trigger_on_the_last_price_follows_trades_and_not_the_mark() {
        venue.perp("ann", Side.BUY, "1", "110");
        Placement stop = venue.engine.place(sell("1", null)
                .withTrigger(new Trigger(new BigDecimal("95"), Trigger.Direction.FALLING, Trigger.Source.LAST, null)));

        mark("80");
        assertThat(order(stop).stage()).isEqualTo(Stage.WAITING_FOR_TRIGGER);
        venue.perp("eve", Side.SELL, "1", "90");

        assertThat(order(stop).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void a_protected_trigger_stays_silent_while_mark_and_last_price_are_apart() {
        venue.perp("ann", Side.BUY, "1", "110");
        Trigger guarded = falling("95").protectedBy(new BigDecimal("0.02"));
        Placement stop = venue.engine.place(sell("1", null).withTrigger(guarded));

        mark("80");
        assertThat(order(stop).stage()).isEqualTo(Stage.WAITING_FOR_TRIGGER);
        venue.perp("eve", Side.SELL, "0.1", "90");
        mark("90");

        assertThat(order(stop).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void a_trailing_stop_fires_when_the_price_falls_back_from_its_best() {
        venue.perp("ann", Side.BUY, "1", "110");
        Placement trailing = venue.engine.place(sell("1", null)
                .withTrigger(new Trigger(
                        new BigDecimal("101"), Trigger.Direction.RISING, Trigger.Source.MARK, new BigDecimal("0.05"))));

        mark("99");
        mark("109");
        mark("105");
        assertThat(order(trailing).stage()).isEqualTo(Stage.WAITING_FOR_TRIGGER);
        mark("103");

        assertThat(order(trailing).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void an_order_that_closes_the_position_takes_the_size_it_has_by_then() {
        venue.perp("ann", Side.BUY, "1", "110");
        Placement stop =
                venue.engine.place(NewOrder.closing("ann", TestVenue.PERP, Side.SELL, null, null, falling("95")));
        venue.perp("ann", Side.BUY, "2", "110");

        mark("90");

        assertThat(order(stop).filled()).isEqualByComparingTo("3");
        assertThat(venue.of("ann").positions()).isEmpty();
    }

    @Test
    void a_conditional_exit_ends_when_its_position_is_gone() {
        venue.perp("ann", Side.BUY, "1", "110");
        Placement stop =
                venue.engine.place(NewOrder.closing("ann", TestVenue.PERP, Side.SELL, null, null, falling("95")));

        venue.perp("ann", Side.SELL, "1", "90");

        assertThat(order(stop).end()).isEqualTo(EndReason.NOTHING_TO_REDUCE);
    }

    @Test
    void a_trigger_that_outlives_its_position_ends_when_it_fires_on_none() {
        TestVenue keeping =
                new TestVenue(new Fees(BigDecimal.ZERO, BigDecimal.ZERO), ReduceOnlyLife.PATIENT, BigDecimal.ZERO);
        keeping.reprice(TestVenue.PERP, new BigDecimal("100"));
        keeping.perp("bob", Side.BUY, "50", "90");
        keeping.perp("bob", Side.SELL, "50", "110");
        keeping.perp("ann", Side.BUY, "1", "110");
        NewOrder reducing =
                new NewOrder("ann", TestVenue.PERP, Side.SELL, BigDecimal.ONE, null, TimeInForce.IOC, true, null);
        long waiting = keeping.engine
                .place(reducing.withTrigger(falling("95")))
                .order()
                .id();
        long closing = keeping.engine
                .place(NewOrder.closing("ann", TestVenue.PERP, Side.SELL, null, null, falling("95")))
                .order()
                .id();
        long resting = keeping.place("ann", TestVenue.PERP, Side.SELL, "1", "120", TimeInForce.GTC, true)
                .order()
                .id();

        keeping.perp("ann", Side.SELL, "1", "90");
        assertThat(keeping.engine.openOrders("ann")).extracting(VenueOrder::id).containsExactly(waiting);
        keeping.reprice(TestVenue.PERP, new BigDecimal("90"));

        assertThat(keeping.engine.openOrders("ann")).isEmpty();
        for (long id : new long[] {waiting, closing, resting}) {
            assertThat(keeping.engine.order("ann", id).orElseThrow().end()).isEqualTo(EndReason.NOTHING_TO_REDUCE);
        }
    }

    @Test
    void exits_of_a_bracket_wait_until_the_entry_is_filled_whole() {
        List<Placement> bracket = bracket("100", TimeInForce.GTC);
        venue.perp("eve", Side.SELL, "1", "100");
        assertThat(order(bracket.get(1)).stage()).isEqualTo(Stage.WAITING_FOR_FILL);

        venue.perp("eve", Side.SELL, "1", "100");

        assertThat(order(bracket.get(1)).stage()).isEqualTo(Stage.WAITING_FOR_TRIGGER);
        assertThat(order(bracket.get(2)).stage()).isEqualTo(Stage.WAITING_FOR_TRIGGER);
    }

    @Test
    void exits_end_with_an_entry_that_was_cancelled_after_a_partial_fill() {
        List<Placement> bracket = bracket("100", TimeInForce.GTC);
        venue.perp("eve", Side.SELL, "1", "100");

        venue.engine.cancel("ann", bracket.get(0).order().id());

        assertThat(order(bracket.get(1)).end()).isEqualTo(EndReason.PARENT_ENDED);
        assertThat(order(bracket.get(2)).end()).isEqualTo(EndReason.PARENT_ENDED);
    }

    @Test
    void exits_of_a_refused_entry_end_with_it() {
        List<Placement> bracket = bracket("100", TimeInForce.IOC);

        assertThat(bracket.get(0).order().end()).isEqualTo(EndReason.NO_MATCH);
        assertThat(order(bracket.get(1)).end()).isEqualTo(EndReason.PARENT_ENDED);
        assertThat(venue.engine.openOrders("ann")).isEmpty();
    }

    @Test
    void a_filled_exit_ends_the_other() {
        List<Placement> bracket = bracket("110", TimeInForce.GTC);

        mark("106");

        assertThat(order(bracket.get(1)).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order(bracket.get(2)).end()).isEqualTo(EndReason.SIBLING_FILLED);
    }

    @Test
    void the_older_of_reduce_only_orders_that_exceed_the_position_ends() {
        venue.perp("ann", Side.BUY, "1", "110");
        Placement older = reduceOnly("0.6", "120");
        Placement newer = reduceOnly("0.6", "121");

        assertThat(order(older).end()).isEqualTo(EndReason.NOTHING_TO_REDUCE);
        assertThat(order(newer).isOpen()).isTrue();
    }

    @Test
    void where_they_are_patient_all_rest_until_one_has_closed_the_position() {
        TestVenue patient =
                new TestVenue(new Fees(BigDecimal.ZERO, BigDecimal.ZERO), ReduceOnlyLife.PATIENT, BigDecimal.ZERO);
        patient.perp("bob", Side.SELL, "1", "100");
        patient.perp("ann", Side.BUY, "1", "100");
        patient.place("ann", TestVenue.PERP, Side.SELL, "1", "120", TimeInForce.GTC, true);
        patient.place("ann", TestVenue.PERP, Side.SELL, "1", "121", TimeInForce.GTC, true);

        assertThat(patient.engine.openOrders("ann")).hasSize(2);
        patient.perp("bob", Side.BUY, "1", "120");
        assertThat(patient.engine.openOrders("ann")).isEmpty();
    }

    @Test
    void meeting_oneself_ends_whichever_the_order_says() {
        Placement resting = venue.perp("ann", Side.BUY, "1", "100");
        NewOrder sell = sell("1", "100");

        Placement incoming = venue.engine.place(meeting(sell, SelfTrade.CANCEL_INCOMING));
        assertThat(incoming.order().end()).isEqualTo(EndReason.SELF_TRADE);
        assertThat(order(resting).isOpen()).isTrue();
        venue.engine.place(meeting(sell, SelfTrade.CANCEL_BOTH));

        assertThat(order(resting).end()).isEqualTo(EndReason.SELF_TRADE);
        assertThat(venue.engine.openOrders("ann")).isEmpty();
    }

    @Test
    void an_amended_order_keeps_its_number_and_may_fill_at_once() {
        Placement resting = venue.perp("ann", Side.BUY, "1", "95");

        Amendment amended = venue.engine
                .amend("ann", resting.order().id(), new BigDecimal("2"), new BigDecimal("110"))
                .orElseThrow();

        assertThat(amended.refusal()).isNull();
        assertThat(amended.order().id()).isEqualTo(resting.order().id());
        assertThat(amended.order().filled()).isEqualByComparingTo("2");
    }

    @Test
    void an_amendment_without_the_money_for_it_changes_nothing() {
        Placement resting = venue.perp("ann", Side.BUY, "1", "95");

        Amendment amended = venue.engine
                .amend("ann", resting.order().id(), new BigDecimal("90000"), new BigDecimal("95"))
                .orElseThrow();

        assertThat(amended.refusal()).isEqualTo(EndReason.INSUFFICIENT_MARGIN);
        assertThat(order(resting).remaining()).isEqualByComparingTo("1");
    }

    private List<Placement> bracket(String price, TimeInForce timeInForce) {
        NewOrder entry = new NewOrder(
                "ann", TestVenue.PERP, Side.BUY, new BigDecimal("2"), new BigDecimal(price), timeInForce, false, null);
        NewOrder exit =
                new NewOrder("ann", TestVenue.PERP, Side.SELL, new BigDecimal("2"), null, TimeInForce.IOC, true, null);
        return venue.engine.placeBracket(
                entry, List.of(exit.withTrigger(rising("105")), exit.withTrigger(falling("95"))));
    }

    private Placement reduceOnly(String quantity, String price) {
        return venue.place("ann", TestVenue.PERP, Side.SELL, quantity, price, TimeInForce.GTC, true);
    }

    private static NewOrder sell(String quantity, String price) {
        return new NewOrder(
                "ann",
                TestVenue.PERP,
                Side.SELL,
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                price == null ? TimeInForce.IOC : TimeInForce.GTC,
                false,
                null);
    }

    private static Trigger falling(String price) {
        return Trigger.onMark(new BigDecimal(price), Trigger.Direction.FALLING);
    }

    private static Trigger rising(String price) {
        return Trigger.onMark(new BigDecimal(price), Trigger.Direction.RISING);
    }

    /** Moves the index so that the mark, which the book's mid draws a little, lies there. */
    private void mark(String price) {
        venue.reprice(TestVenue.PERP, new BigDecimal(price));
    }

    private VenueOrder order(Placement placement) {
        return venue.engine
                .order(placement.order().request().account(), placement.order().id())
                .orElseThrow();
    }

    private static NewOrder meeting(NewOrder order, SelfTrade rule) {
        return new NewOrder(
                order.account(),
                order.symbol(),
                order.side(),
                order.quantity(),
                order.price(),
                order.timeInForce(),
                order.reduceOnly(),
                order.clientOrderId(),
                order.leg(),
                order.trigger(),
                order.closePosition(),
                rule,
                false,
                BigDecimal.ZERO);
    }
}
