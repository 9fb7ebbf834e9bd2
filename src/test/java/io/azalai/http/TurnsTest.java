package io.azalai.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.SampleEvents;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import io.azalai.venue.RateLimitException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Amendments while all turns for what opens are taken. */
class TurnsTest {

    private Optional<Order> order = Optional.empty();
    private final Turns turns = new Turns(1, 1, request -> order);

    @BeforeEach
    void busy() {
        turns.take(List.of(amended("1", "100")));
    }

    @Test
    void an_amendment_to_less_only_reduces() {
        order = Optional.of(order(false));

        assertThat(turns.take(List.of(amended("0.5", null)))).isNotNull();
    }

    @Test
    void so_does_one_of_an_order_that_only_reduces() {
        order = Optional.of(order(true));

        assertThat(turns.take(List.of(amended(null, "100")))).isNotNull();
    }

    @Test
    void what_was_let_pass_stays_so_whatever_becomes_of_what_it_amends() {
        order = Optional.of(order(false));
        OrderRequest lowers = amended("0.5", null);
        Turns.Turn turn = turns.take(List.of(amended("2", null), lowers));

        order = Optional.empty();

        assertThat(turn.going()).containsExactly(lowers);
        assertThat(turn.lets(0)).isFalse();
        assertThat(turn.lets(1)).isTrue();
    }

    @Test
    void any_other_may_open() {
        order = Optional.of(order(false));

        assertThatThrownBy(() -> turns.take(List.of(amended("2", null)))).isInstanceOf(RateLimitException.class);
        assertThatThrownBy(() -> turns.take(List.of(amended(null, "100")))).isInstanceOf(RateLimitException.class);
    }

    @Test
    void what_amends_nothing_that_is_known_may_open() {
        assertThatThrownBy(() -> turns.take(List.of(amended("0.5", null)))).isInstanceOf(RateLimitException.class);
    }

    private static OrderRequest amended(String quantity, String price) {
        return OrderRequest.amend("m-1", "aster", "a-1", decimal(quantity), decimal(price), Instant.EPOCH);
    }

    private static Order order(boolean reduceOnly) {
        return new Order(
                SampleEvents.HYPERLIQUID_BTC,
                "main",
                "7",
                "a-1",
                null,
                Side.SELL,
                OrderType.LIMIT,
                PositionSide.BOTH,
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                TimeInForce.GTC,
                reduceOnly,
                OrderStatus.NEW,
                BigDecimal.ZERO,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                Instant.EPOCH,
                Source.WS);
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
