package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TwapPrices;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.TwapStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwapTest extends OnOrderPath {

    @Test
    void slices_fill_the_order_until_it_is_whole() {
        test.send(twap("w-1", "2"));

        test.path.updates().accept(List.of(slice("t1", "0.5"), slice("t2", "1.5"), slice("t2", "1.5")));

        assertThat(now("w-1").filledQty()).isEqualByComparingTo("2");
        assertThat(test.told()).endsWith("PARTIAL_FILL PARTIALLY_FILLED", "FILL FILLED");
    }

    @Test
    void one_whose_answer_was_lost_is_found_by_what_was_asked() {
        test.venue.twaps.cut = true;
        assertThatThrownBy(() -> test.send(twap("w-1", "2"))).isInstanceOf(OutcomeUnknownException.class);
        test.path.updates().accept(List.of(slice("t1", "0.5")));
        assertThat(now("w-1").status()).isEqualTo(OrderStatus.UNKNOWN);

        time.pass(Duration.ofSeconds(10));

        assertThat(now("w-1").orderId()).isEqualTo("3000");
        assertThat(now("w-1").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(now("w-1").filledQty()).isEqualByComparingTo("0.5");
        assertThat(test.gateway.orders()).hasSize(1);
    }

    @Test
    void one_of_the_same_numbers_that_is_known_is_not_taken_for_another() {
        test.send(twap("w-1", "2"));
        time.pass(Duration.ofSeconds(2));
        test.venue.twaps.cut = true;

        assertThatThrownBy(() -> test.send(twap("w-2", "2"))).isInstanceOf(OutcomeUnknownException.class);
        time.pass(Duration.ofSeconds(5));

        assertThat(now("w-1").orderId()).isEqualTo("3000");
        assertThat(now("w-2").orderId()).isEqualTo("3001");
    }

    @Test
    void a_cancel_that_comes_before_the_id_is_known_is_done_once_it_is() {
        test.venue.twaps.cut = true;
        assertThatThrownBy(() -> test.send(twap("w-1", "2"))).isInstanceOf(OutcomeUnknownException.class);

        assertThatThrownBy(() -> TestPath.unwrapped(() -> test.gateway
                        .cancel(OrderRequest.cancel("c-1", "hyperliquid", "w-1", time.instant()))
                        .join()))
                .isInstanceOf(OrderNotFoundException.class)
                .hasMessageContaining("cancelled once it has");
        time.pass(Duration.ofSeconds(10));

        assertThat(now("w-1").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.twaps.all.get(0).status()).isEqualTo(TwapStatus.CANCELED);
    }

    @Test
    void one_that_ends_before_all_has_filled_is_seen_when_venues_are_compared() {
        test.send(twap("w-1", "2"));
        test.path.updates().accept(List.of(slice("t1", "0.5")));
        time.pass(Duration.ofSeconds(10));
        test.venue.twaps.become(test.venue.twaps.all.get(0), TwapStatus.FINISHED, "0.5");

        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(10));

        assertThat(now("w-1").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(now("w-1").filledQty()).isEqualByComparingTo("0.5");
    }

    @Test
    void all_are_cancelled_and_with_them_one_in_a_state_that_we_do_not_know() {
        test.send(twap("w-1", "2"));
        test.venue.twaps.become(test.venue.twaps.all.get(0), TwapStatus.UNKNOWN, "0");
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(10));
        assertThat(now("w-1").status().isTerminal()).isFalse();

        test.gateway
                .cancelAll(OrderRequest.cancelAll("x", "hyperliquid", time.instant()))
                .join();

        assertThat(test.venue.twaps.all.get(0).status()).isEqualTo(TwapStatus.CANCELED);
        assertThat(now("w-1").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void the_fills_of_one_are_remembered_as_its_own() {
        test.send(twap("w-1", "2"));
        test.path.updates().accept(List.of(slice("t1", "0.5")));
        test.told();
        test.close();

        test = new TestPath(state, time).started();
        test.venue.twaps.all.clear();
        test.path.updates().accept(List.of(slice("t1", "0.5"), slice("t2", "1.5")));

        assertThat(now("w-1").filledQty()).isEqualByComparingTo("2");
        assertThat(now("w-1").status()).isEqualTo(OrderStatus.FILLED);
    }

    /** A stream tells of a slice as of a limit; {@code orderStatus} calls it at the market and filled. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_slice_is_no_order_placed_elsewhere(boolean fillFirst) {
        test.venue.bare = true;
        test.send(twap("w-1", "2"));
        Order slice = slice(OrderType.MARKET, OrderStatus.FILLED);
        test.venue.orders.add(slice);
        List<Event> told = List.of(slice(OrderType.LIMIT, OrderStatus.NEW), slice("t1", "2"));

        test.path.updates().accept(fillFirst ? List.of(told.get(1), told.get(0)) : told);
        test.path.updates().order(slice(OrderType.MARKET, OrderStatus.NEW), true);
        time.pass(Duration.ofMinutes(2));

        assertThat(test.gateway.orders()).singleElement().satisfies(only -> {
            assertThat(only.clientOrderId()).isEqualTo("w-1");
            assertThat(only.status()).isEqualTo(OrderStatus.FILLED);
        });
    }

    @Test
    void an_order_at_the_market_placed_elsewhere_meanwhile_is_adopted_with_its_fill() {
        test.send(twap("w-1", "2"));
        Order other = slice(OrderType.MARKET, OrderStatus.FILLED);
        test.venue.orders.add(other);

        test.path.updates().accept(List.of(VenueOrders.fill(other, "t5", new BigDecimal("2"), time.instant())));
        time.pass(Duration.ofSeconds(5));

        assertThat(now("w-1").filledQty()).isZero();
        assertThat(now("external:hyperliquid:perp:BTC:91").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void what_it_cannot_have_is_refused() {
        OrderTerms terms = OrderTerms.twap(Side.BUY, BigDecimal.ONE, Duration.ofMinutes(30));
        assertRefused(terms.over(null, false), "periodSeconds is missing");
        assertRefused(terms.bounded(null, new BigDecimal("0.01")), "slippage");
        assertRefused(terms.protectedAt(new BigDecimal("120"), null), "takeProfitPrice");
        assertRefused(OrderTerms.market(Side.BUY, BigDecimal.ONE).over(Duration.ofMinutes(5), false), "only a TWAP");
        TwapPrices stop = new TwapPrices(null, BigDecimal.ONE);
        assertRefused(
                OrderTerms.market(Side.BUY, BigDecimal.ONE).between(stop), "stopPrice is '1'; only a TWAP has one");
        assertRefused(
                terms.between(new TwapPrices(new TwapPrices.Trigger(BigDecimal.ZERO, true), null)),
                "startPrice is '0'; give a price above zero");
    }

    private void assertRefused(OrderTerms terms, String why) {
        assertThatThrownBy(() -> test.send(OrderRequest.place("w-9", "hyperliquid", "BTC", terms, time.instant())))
                .hasMessageContaining(why);
    }

    private Order now(String id) {
        return test.gateway.order("main", id).orElseThrow();
    }

    private OrderRequest twap(String id, String quantity) {
        OrderTerms terms = OrderTerms.twap(Side.BUY, new BigDecimal(quantity), Duration.ofMinutes(30));
        return OrderRequest.place(id, "hyperliquid", "BTC", terms, time.instant());
    }

    /** The order of the slice of which {@code t1} is a fill. */
    private Order slice(OrderType type, OrderStatus status) {
        Order order = Orders.order("w-1", status);
        return new Order(
                order.listing(),
                order.account(),
                "91",
                "91",
                null,
                Side.BUY,
                type,
                order.positionSide(),
                new BigDecimal("2"),
                type == OrderType.LIMIT ? new BigDecimal("103") : null,
                null,
                null,
                false,
                status,
                status == OrderStatus.FILLED ? new BigDecimal("2") : BigDecimal.ZERO,
                null,
                time.instant(),
                time.instant(),
                null,
                null,
                time.instant(),
                Source.WS);
    }

    /** A fill of a slice, whose order the venue numbers apart. */
    private static Fill slice(String tradeId, String quantity) {
        Fill fill = Orders.fill(null, tradeId, quantity, "100");
        return new Fill(
                fill.listing(),
                fill.account(),
                tradeId,
                "9" + tradeId.substring(1),
                null,
                fill.side(),
                fill.price(),
                fill.quantity(),
                fill.fee(),
                fill.feeAsset(),
                fill.liquidity(),
                null,
                null,
                null,
                "3000",
                fill.timestamp(),
                fill.receivedAt(),
                fill.source());
    }
}
