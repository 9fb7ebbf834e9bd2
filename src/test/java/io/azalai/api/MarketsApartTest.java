package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.model.Trade;
import io.azalai.venue.OrderNotFoundException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of one market of a venue leaves the other alone. */
class MarketsApartTest extends OnLoopback {

    @AfterEach
    void nothing_is_left() {
        for (String venue : service.venues()) {
            service.spot(venue).cancelAllOrders();
            service.futures(venue).cancelAllOrders();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void all_orders_of_a_market_are_cancelled_and_none_of_the_other(String venue) {
        SpotService spot = service.spot(venue);
        FuturesService futures = service.futures(venue);
        Order pair = spot.placeOrder("BTC", ask(spot, "0.001"));
        Order perpetual = futures.placeOrder("BTC", ask(futures, "0.001"));

        assertThat(spot.cancelAllOrders()).containsExactly(pair.orderId());

        assertThat(spot.getOpenOrders()).isEmpty();
        assertThat(futures.getOpenOrders()).extracting(Order::orderId).containsExactly(perpetual.orderId());
        Order other = spot.placeOrder("BTC", ask(spot, "0.002"));

        assertThat(futures.cancelAllOrders()).containsExactly(perpetual.orderId());

        assertThat(futures.getOpenOrders()).isEmpty();
        assertThat(spot.getOpenOrders()).extracting(Order::orderId).containsExactly(other.orderId());
    }

    @Test
    void an_order_over_time_goes_on_when_all_of_the_other_market_is_cancelled() {
        FuturesService futures = service.futures("hyperliquid");
        Order slowly = futures.placeTwap("BTC", Side.BUY, new BigDecimal("0.002"), Duration.ofMinutes(5));

        assertThat(service.spot("hyperliquid").cancelAllOrders()).isEmpty();

        assertThat(futures.getOrder("BTC", slowly.clientOrderId()).status()).isNotEqualTo(OrderStatus.CANCELED);
        assertThat(futures.cancelAllOrders()).containsExactly(slowly.orderId());
        assertThat(futures.getOrder("BTC", slowly.clientOrderId()).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void what_a_venue_tells_of_orders_comes_under_the_ids_that_cancel_them(String venue) {
        FuturesService futures = service.futures(venue);
        Instant since = Instant.now().minusSeconds(60);
        String ours = "ours-" + venue;
        Order placed = futures.placeOrder("ETH", OrderTerms.market(Side.BUY, new BigDecimal("0.01")), ours);
        String resting = futures.placeOrder("BTC", ask(futures, "0.003")).clientOrderId();

        assertThat(futures.getFills("ETH", since))
                .isNotEmpty()
                .filteredOn(fill -> fill.orderId().equals(placed.orderId()))
                .extracting(Fill::clientOrderId)
                .containsOnly(ours);
        assertThat(futures.getOrderHistory("ETH", since))
                .extracting(Order::clientOrderId)
                .contains(ours);
        assertThat(futures.getOrderByVenueId("ETH", placed.orderId()).clientOrderId())
                .isEqualTo(ours);
        assertThat(futures.getOpenOrders()).singleElement().satisfies(open -> {
            assertThat(open.clientOrderId()).isEqualTo(resting);
            assertThat(futures.cancelOrder(open.clientOrderId()).status()).isEqualTo(OrderStatus.CANCELED);
        });
    }

    @Test
    void past_trades_of_one_instant_are_all_told() {
        FuturesService futures = service.futures("aster");
        Instant since = Instant.now().minusSeconds(1);
        BigDecimal fifth = futures.getOrderBook("SOL", 5).bids().get(4).price();

        loopback.sellInto("aster", "SOL", fifth, BigDecimal.ZERO, BigDecimal.ZERO);

        assertThat(futures.getPastTrades("SOL", since, null).stream()
                        .collect(Collectors.groupingBy(Trade::timestamp, Collectors.counting())))
                .anySatisfy((instant, trades) -> assertThat(trades).isGreaterThan(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void an_order_is_found_at_its_venue_and_in_its_market_only(String venue) {
        FuturesService futures = service.futures(venue);
        String other = venue.equals("aster") ? "hyperliquid" : "aster";
        String id = futures.placeOrder("BTC", ask(futures, "0.004")).clientOrderId();

        assertThat(futures.getOrder("BTC", id).clientOrderId()).isEqualTo(id);
        for (SpotService elsewhere : List.of(service.futures(other), service.spot(other))) {
            assertThatThrownBy(() -> elsewhere.getOrder("BTC", id))
                    .isInstanceOf(OrderNotFoundException.class)
                    .hasMessageContaining("account main has no order " + id);
        }
        SpotService spot = service.spot(venue);
        assertThatThrownBy(() -> spot.getOrder("BTC", id))
                .isInstanceOf(OrderNotFoundException.class)
                .hasMessageContaining("order " + id + " of account main is one of BTC/")
                .hasMessageContaining("ask the service of that market");
        assertThatThrownBy(() -> spot.cancelOrder(id)).isInstanceOf(OrderNotFoundException.class);
        assertThat(spot.cancelOrders(List.of(id))).singleElement().satisfies(refused -> assertThat(refused.failure())
                .isInstanceOf(OrderNotFoundException.class));
        assertThat(futures.getOpenOrders()).extracting(Order::clientOrderId).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void an_order_is_found_by_its_own_symbol_only(String venue) {
        FuturesService futures = service.futures(venue);
        Order placed = futures.placeOrder("BTC", ask(futures, "0.005"));

        assertThat(futures.getOrder(placed.listing().venueSymbol(), placed.clientOrderId())
                        .orderId())
                .isEqualTo(placed.orderId());
        assertThatThrownBy(() -> futures.getOrder("ETH", placed.clientOrderId()))
                .isInstanceOf(OrderNotFoundException.class)
                .hasMessageContaining("order " + placed.clientOrderId() + " of account main is one of BTC/")
                .hasMessageContaining("not of ETH/");
        assertThatThrownBy(() -> futures.getOrderByVenueId("ETH", placed.orderId()))
                .isInstanceOf(OrderNotFoundException.class);
        assertThatThrownBy(() -> futures.cancelOrderByVenueId("ETH", placed.orderId()))
                .isInstanceOf(OrderNotFoundException.class)
                .hasMessageContaining("is one of BTC/");
    }

    /** Four percent above the best, where it rests. */
    private static OrderTerms ask(SpotService market, String quantity) {
        BigDecimal best = market.getTicker("BTC").askPrice();
        BigDecimal price = best.multiply(new BigDecimal("1.04")).setScale(0, RoundingMode.UP);
        return OrderTerms.limit(Side.SELL, new BigDecimal(quantity), price);
    }
}
