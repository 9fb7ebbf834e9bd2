package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.venue.Capability;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What protects a position when the market has passed its price already. */
class BracketPlacingTest extends OnBrackets {

    @BeforeEach
    void the_venue_ties_nothing() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
    }

    @Test
    void a_stop_loss_that_was_passed_closes_what_is_open_and_is_told() {
        test.mark = decimal("89");

        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(closing()).containsExactly("a-1.sl SELL 1");
        assertThat(alerts())
                .containsExactly(
                        "STOP_LOSS of order a-1 at 90 was passed before it stood, the price is 89: 1 is closed at the market");
        fill("a-1.sl", "t2", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));
        assertThat(protecting()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void what_the_market_did_not_take_is_tried_again_and_not_at_once() {
        test.mark = decimal("89");
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        fill("a-1.sl", "t2", "0.4", OrderStatus.CANCELED);
        pass(Duration.ofMillis(500));
        assertThat(closing()).hasSize(1);
        pass(Duration.ofSeconds(2));

        assertThat(closing()).containsExactly("a-1.sl SELL 1", "a-1.sl.2 SELL 0.6");
    }

    @Test
    void one_that_nobody_meets_is_tried_until_somebody_does() {
        test.mark = decimal("89");
        fill("a-1", "t1", "1", OrderStatus.FILLED);

        for (int seconds = 0; seconds < 300; seconds++) {
            pass(Duration.ofSeconds(1));
            test.venue.open().stream()
                    .filter(order -> order.orderType() == OrderType.MARKET)
                    .forEach(order -> tell(test.venue.become(order, OrderStatus.EXPIRED, BigDecimal.ZERO)));
        }

        assertThat(closing()).as("after 2, 4, 8, 16 and every 30 seconds").hasSizeBetween(12, 14);
        assertThat(alerts())
                .hasSize(9)
                .last()
                .asString()
                .contains("STOP_LOSS of order a-1 was passed, and the market does not take what is to be closed");
        assertThat(test.journal.openBrackets()).hasSize(1);
    }

    @Test
    void what_a_stop_that_stands_will_close_is_left_to_it() {
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(1));
        test.mark = decimal("89");

        fill("a-1", "t2", "0.6", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(closing()).containsExactly("a-1.sl.2 SELL 0.6");
        assertThat(protecting()).contains("a-1.sl 0.4 90");
    }

    @Test
    void an_old_price_closes_nothing() {
        test.mark = decimal("89");
        pricesStop();
        pass(Duration.ofSeconds(6));

        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(closing()).isEmpty();
        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
    }

    @Test
    void what_a_stop_left_open_is_closed_too() {
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));
        test.mark = decimal("89");

        fill("a-1.sl", "t2", "0.4", OrderStatus.EXPIRED);
        pass(Duration.ofSeconds(1));

        assertThat(closing()).containsExactly("a-1.sl.2 SELL 0.6");
        assertThat(alerts()).singleElement().asString().contains("0.6 is closed at the market");
    }

    @ParameterizedTest
    @CsvSource({
        "STOP_LOSS,   BUY,  90, 90, 91",
        "STOP_LOSS,   SELL, 90, 90, 89",
        "TAKE_PROFIT, BUY,  90, 90, 89",
        "TAKE_PROFIT, SELL, 90, 90, 91"
    })
    void a_price_is_reached_from_its_own_side(
            Protection protection, Side parent, BigDecimal price, BigDecimal reached, BigDecimal not) {
        assertThat(protection.isReached(parent, price, reached)).isTrue();
        assertThat(protection.isReached(parent, price, not)).isFalse();
    }

    private void tell(Order order) {
        test.path.updates().accept(List.of(order));
    }

    /** What was sent to close at the market. */
    private List<String> closing() {
        return test.venue.placed.stream()
                .filter(ticket -> ticket.orderType() == OrderType.MARKET && ticket.reduceOnly())
                .map(ticket -> ticket.clientOrderId() + " " + ticket.side() + " " + ticket.quantity())
                .toList();
    }
}
