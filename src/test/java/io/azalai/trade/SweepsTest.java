package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Lane;
import io.azalai.venue.OrderAck;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All is cancelled, what is on its way too, and also where the budget for reading is used up. */
class SweepsTest extends OnOrderPath {

    @Test
    void what_is_open_is_asked_before_all_that_is_no_cancel() {
        test.venue.requests.clear();

        sweep();

        assertThat(test.venue.requests)
                .filteredOn(request ->
                        request instanceof AccountRequest.ReadOpenOrders || request instanceof AccountRequest.ReadTwaps)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.lane()).isEqualTo(Lane.CANCEL));
    }

    @Test
    void where_the_venue_does_not_tell_what_is_open_known_orders_go_and_the_failure_is_told() {
        test.send(test.buy("a-1"));
        OrderTerms slowly = OrderTerms.twap(Side.BUY, new BigDecimal("2"), Duration.ofMinutes(30));
        test.send(OrderRequest.place("w-1", "hyperliquid", "BTC", slowly, time.instant()));
        for (Class<?> kind : List.of(AccountRequest.ReadOpenOrders.class, AccountRequest.ReadTwaps.class)) {
            test.venue.readsFail.put(
                    kind,
                    new RateLimitException(
                            VenueException.notSent("hyperliquid", "open-orders", "LOCAL_RATE_LIMIT", "used up"),
                            Duration.ofSeconds(20)));
        }

        assertThatThrownBy(() -> TestPath.unwrapped(this::sweep)).isInstanceOf(RateLimitException.class);

        assertThat(test.venue.requests)
                .filteredOn(TradeRequest.CancelAll.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(TradeRequest.CancelAll.class, all -> assertThat(all.listing())
                        .isEqualTo(Orders.BTC));
        assertThat(test.gateway.orders()).hasSize(2).allSatisfy(order -> assertThat(order.status())
                .isEqualTo(OrderStatus.CANCELED));
    }

    @Test
    void an_order_that_waits_to_be_sent_is_not_sent_any_more() {
        OrderReply waiting = admitted("a-1");

        assertThat(sweep().orderIds()).isEmpty();

        assertThat(status()).isEqualTo(OrderStatus.CANCELED);
        assertThatThrownBy(() ->
                        TestPath.unwrapped(() -> test.gateway.permit(waiting).join()))
                .hasMessageContaining("was not sent");
    }

    @Test
    void an_order_that_the_venue_has_not_answered_is_cancelled_once_it_works() {
        OrderReply sent = admitted("a-1");
        TradeRequest<OrderAck> place = test.gateway.permit(sent).join();

        assertThat(sweep().orderIds()).isEmpty();
        test.gateway.acknowledged(sent, test.venue.send("hyperliquid", place).join());
        time.pass(Duration.ofSeconds(1));

        assertThat(status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void an_order_of_unknown_fate_is_cancelled_once_it_works_also_after_a_restart() {
        test.venue.script = PlaceScript.LOSE;
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);

        assertThat(sweep().orderIds()).isEmpty();
        test.told();
        ScriptedVenue venue = test.venue;
        venue.orders.add(VenueOrders.resting(venue.placed.get(0), "88", time.instant()));
        test.close();
        test = new TestPath(state, time, Mode.LIVE, venue).started();
        time.pass(Duration.ofSeconds(10));

        assertThat(status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
    }

    /** The venue may list neither the order as it was nor as it becomes (hyperliquid.md section 3.3). */
    @Test
    void an_order_that_is_being_amended_is_cancelled_in_either_form() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        List<Order> listed = List.copyOf(test.venue.orders);
        test.venue.amendScript = AmendScript.NEW_ID;
        test.venue.beforeAmending = () -> {
            test.venue.orders.clear();
            sweep();
            test.venue.orders.addAll(listed);
        };

        test.gateway
                .amend(OrderRequest.amend("m-1", "hyperliquid", "a-1", null, new BigDecimal("98"), time.instant()))
                .join();
        time.pass(Duration.ofSeconds(1));

        assertThat(status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void what_is_out_of_reach_goes_on() {
        test.venue.symbols().assume(Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH"), "ETH", "USDC");
        OrderReply waiting = admitted("a-1");

        test.gateway
                .cancelAll(OrderRequest.cancelAll("x", "hyperliquid", time.instant())
                        .at("ETH", null))
                .join();

        assertThat(status()).isEqualTo(OrderStatus.RECEIVED);
        test.gateway.permit(waiting).join();
    }

    /** Of one venue that cancels by ids all symbols share an action, as far as it is long enough. */
    @Test
    void orders_of_several_symbols_are_cancelled_in_as_few_calls_as_the_venue_takes() {
        test.venue.cancelsByIds = true;
        test.send(test.buy("a-1"));
        Listing ether = Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH");
        for (int i = 0; i < 5; i++) {
            test.venue.orders.add(Orders.elsewhere(ether, "9" + i));
        }

        assertThat(sweep().orderIds()).hasSize(6);

        assertThat(cancels())
                .extracting(call -> call.cancels().stream()
                        .map(cancel -> cancel.listing().venueSymbol() + " " + cancel.orderId())
                        .toList())
                .containsExactly(List.of("BTC 77", "ETH 90", "ETH 91", "ETH 92", "ETH 93"), List.of("ETH 94"));
        assertThat(status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
    }

    /** One that is listed twice is there no more at the second cancel. */
    @Test
    void an_order_that_has_gone_meanwhile_holds_up_no_other() {
        test.venue.cancelsByIds = true;
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-2"));
        test.venue.orders.add(1, test.venue.orders.get(0));

        assertThat(sweep().orderIds()).containsExactly("77", "77", "78");

        assertThat(cancels()).hasSize(1);
        assertThat(test.gateway.orders()).hasSize(2).allSatisfy(order -> assertThat(order.status())
                .isEqualTo(OrderStatus.CANCELED));
    }

    @Test
    void a_cancel_that_the_venue_does_not_take_is_told() {
        test.venue.cancelsByIds = true;
        test.send(test.buy("a-1"));
        test.venue.cancelScript = CancelScript.LOSE;

        assertThatThrownBy(() -> TestPath.unwrapped(this::sweep)).isInstanceOf(OutcomeUnknownException.class);

        assertThat(status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void what_can_be_read_of_what_is_open_goes_beside_what_is_known_as_far_as_the_sweep_reaches() {
        test.venue.cancelsByIds = true;
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-2"));
        Listing ether = Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH");
        test.venue.orders.addAll(List.of(Orders.elsewhere(Orders.BTC, "90"), Orders.elsewhere(ether, "91")));
        test.venue.readsFail.put(
                AccountRequest.ReadOpenOrders.class,
                new VenueUnavailableException(
                        new VenueException.Details(
                                "hyperliquid", "open-orders", "UNREADABLE", "unreadable row: {}", Outcome.UNKNOWN),
                        test.venue.orders.subList(1, 4)));

        OrderRequest ofBitcoin =
                OrderRequest.cancelAll("x", "hyperliquid", time.instant()).at("BTC", null);
        assertThatThrownBy(() -> TestPath.unwrapped(
                        () -> test.gateway.cancelAll(ofBitcoin).join()))
                .isInstanceOf(VenueUnavailableException.class);

        assertThat(test.venue.open()).extracting(Order::orderId).containsExactly("91");
        assertThat(cancels()).singleElement().satisfies(call -> assertThat(call.cancels())
                .hasSize(3));
    }

    private List<TradeRequest.CancelBatch> cancels() {
        return test.venue.requests.stream()
                .filter(TradeRequest.CancelBatch.class::isInstance)
                .map(TradeRequest.CancelBatch.class::cast)
                .toList();
    }

    private OrderStatus status() {
        return test.gateway.order("main", "a-1").orElseThrow().status();
    }

    private CancelAllReply sweep() {
        return test.gateway
                .cancelAll(OrderRequest.cancelAll("x", "hyperliquid", time.instant()))
                .join();
    }
}
