package io.azalai.trade.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.Side;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderTicket;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Brackets, batches, amendments and reducing orders on paper. */
class PaperOrdersTest extends OnPaper {

    @Test
    void the_take_profit_that_fills_ends_the_stop() {
        bracket(market("entry", Side.BUY, "1"));

        move("111");

        assertThat(order("profit").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order("profit").avgPrice()).isEqualByComparingTo("110.9");
        assertThat(order("stop").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order("stop").reason()).isEqualTo("SIBLING_FILLED");
        assertThat(positions()).isEmpty();
        assertThat(told(Order.class))
                .filteredOn(order -> order.clientOrderId().equals("stop"))
                .last()
                .satisfies(order -> assertThat(order.status()).isEqualTo(OrderStatus.CANCELED));
    }

    @Test
    void the_stop_that_fills_ends_the_take_profit() {
        bracket(market("entry", Side.BUY, "1"));

        move("89");

        assertThat(order("stop").avgPrice()).isEqualByComparingTo("88.9");
        assertThat(order("profit").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(open()).isEmpty();
        assertThat(positions()).isEmpty();
    }

    @Test
    void exits_begin_once_all_of_the_entry_has_filled() {
        place(limit("before", Side.BUY, "3", "95"));
        bracket(limit("entry", Side.BUY, "4", "95"));
        move("94");
        assertThat(order("entry").filledQty()).isEqualByComparingTo("2");

        move("93");
        move("89");

        assertThat(order("entry").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order("stop").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order("profit").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void exits_end_with_an_entry_that_is_cancelled() {
        bracket(limit("entry", Side.BUY, "1", "95"));

        cancel("entry");

        assertThat(open()).isEmpty();
        assertThat(order("stop").reason()).isEqualTo("PARENT_ENDED");
    }

    @Test
    void one_order_of_a_batch_that_is_refused_keeps_no_other_away() {
        List<OrderAnswer> answers = place(
                false,
                limit("a", Side.BUY, "1", "95"),
                reducing("b", Side.SELL, "1", "105"),
                limit("c", Side.BUY, "2", "94"));

        assertThat(answers).extracting(answer -> answer.failure() == null).containsExactly(true, false, true);
        assertThat(answers.get(1).failure()).hasMessageContaining("would increase");
        assertThat(open()).extracting(Order::clientOrderId).containsExactly("a", "c");
    }

    @Test
    void an_amended_order_keeps_its_id_and_fills_at_its_new_price() {
        OrderTicket open = limit("a", Side.BUY, "1", "95");
        OrderAck placed = place(open);

        OrderAck amended = amend(open, limit("a", Side.BUY, "2", "97"));
        move("96");

        assertThat(amended.orderId()).isEqualTo(placed.orderId());
        assertThat(order("a").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order("a").filledQty()).isEqualByComparingTo("2");
        assertThat(order("a").avgPrice()).isEqualByComparingTo("97");
    }

    @Test
    void an_amendment_counts_what_has_filled() {
        OrderTicket open = limit("a", Side.BUY, "6", "95");
        place(open);
        move("94");

        amend(open, limit("a", Side.BUY, "7", "95"));

        assertThat(order("a").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        move("93");
        assertThat(order("a").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(positions()).singleElement().extracting(Position::size).isEqualTo(new BigDecimal("7"));
    }

    @Test
    void an_amendment_that_reaches_the_other_side_fills_at_once() {
        OrderTicket open = limit("a", Side.BUY, "1", "95");
        place(open);

        OrderAck amended = amend(open, limit("a", Side.BUY, "1", "101"));

        assertThat(amended.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(amended.avgPrice()).isEqualByComparingTo("100.1");
    }

    @Test
    void an_amendment_without_the_margin_for_it_leaves_the_order_as_it_was() {
        OrderTicket open = limit("a", Side.BUY, "1", "95");
        place(open);

        assertThatThrownBy(() -> amend(open, limit("a", Side.BUY, "100000", "95")))
                .hasMessageContaining("insufficient margin");

        assertThat(order("a").quantity()).isEqualByComparingTo("1");
        move("94");
        assertThat(order("a").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void a_reducing_order_fills_no_more_than_the_position() {
        place(market("long", Side.BUY, "1"));

        place(reducing("out", Side.SELL, "3", "99"));

        assertThat(order("out").filledQty()).isEqualByComparingTo("1");
        assertThat(order("out").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(positions()).isEmpty();
        assertThat(told(Position.class)).last().extracting(Position::side).isEqualTo(PositionDirection.FLAT);
    }

    @Test
    void a_reducing_order_that_rests_ends_with_the_position() {
        place(market("long", Side.BUY, "1"));
        place(reducing("out", Side.SELL, "1", "105"));

        place(market("sold", Side.SELL, "1"));

        assertThat(order("out").status()).isEqualTo(OrderStatus.CANCELED);
        move("106");
        assertThat(positions()).isEmpty();
        assertThat(told(Fill.class)).extracting(Fill::clientOrderId).containsExactly("long", "sold");
    }

    private void bracket(OrderTicket entry) {
        String quantity = entry.quantity().toPlainString();
        List<OrderAnswer> answers = place(
                true,
                entry,
                exit("profit", OrderType.TAKE_PROFIT_MARKET, quantity, "110"),
                exit("stop", OrderType.STOP_MARKET, quantity, "90"));
        assertThat(answers).allMatch(answer -> answer.failure() == null);
    }
}
