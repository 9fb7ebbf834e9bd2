package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import io.azalai.trade.risk.RestingOrder;
import io.azalai.venue.OutcomeUnknownException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Orders of one account under one client id: deleveraging gives all its orders the same (aster.md section 6.4), and
 * other programs choose theirs as they like.
 */
class SharedClientIdTest extends OnOrderPath {

    private static final Listing ETH = Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH");
    private static final String OTHER = "external:hyperliquid:perp:BTC:502";
    private static final Listing SPOT = Listing.of("hyperliquid", Market.SPOT, "BTC/USDC", "BTC");

    @Test
    void those_of_two_symbols_are_two_and_their_fills_too() {
        Order bitcoin = market(Orders.BTC, "501", "adl_autoclose");
        Order ether = market(ETH, "502", "adl_autoclose");
        tell(bitcoin, ether, filled(ether), filled(bitcoin));

        test.path.updates().accept(List.of(fill(ether, "t2"), fill(bitcoin, "t1")));

        assertThat(test.gateway.orders())
                .extracting(order -> order.listing().symbol() + " " + order.status() + " " + order.filledQty())
                .containsExactlyInAnyOrder("BTC/USDC:USDC FILLED 1", "ETH/USDC:USDC FILLED 1");
        test.told();
        assertThat(test.events)
                .filteredOn(Fill.class::isInstance)
                .extracting(event -> ((Fill) event).listing().symbol())
                .containsExactly("ETH/USDC:USDC", "BTC/USDC:USDC");
    }

    @Test
    void those_of_two_markets_both_count() {
        tell(limit(SPOT, "501", "grid"), limit(Orders.BTC, "501", "grid"));

        assertThat(resting()).containsExactlyInAnyOrder("BTC/USDC 1", "BTC/USDC:USDC 1");
    }

    @Test
    void ours_is_not_the_one_that_a_stranger_places_on_another_symbol() {
        test.send(test.buy("grid"));
        Order ours = test.venue.orders.get(0);

        Order stranger = limit(ETH, "502", ours.venueClientOrderId());
        tell(stranger);
        test.path.updates().accept(List.of(fill(stranger, "t1")));
        tell(test.venue.become(ours, OrderStatus.CANCELED, BigDecimal.ZERO));
        time.pass(Duration.ofSeconds(2));

        Order known = test.gateway.order("main", "grid").orElseThrow();
        assertThat(known.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(known.orderId()).isEqualTo(ours.orderId());
        assertThat(known.filledQty()).isZero();
        assertThat(resting()).isEmpty();
    }

    @Test
    void where_ids_stay_two_of_one_symbol_are_two() {
        Order first = market(Orders.BTC, "501", "adl_autoclose");
        Order second = market(Orders.BTC, "503", "adl_autoclose");
        tell(first, second);

        test.path.updates().accept(List.of(fill(second, "t2"), fill(first, "t1")));

        assertThat(test.gateway.orders())
                .extracting(order -> order.orderId() + " " + order.filledQty())
                .containsExactlyInAnyOrder("501 1", "503 1");
    }

    @Test
    void where_amended_orders_are_replaced_ours_is_not_the_one_that_a_stranger_places_beside_it() {
        Order ours = ours();
        Order stranger = stranger(ours);

        tell(stranger);
        time.pass(Duration.ofSeconds(10));

        assertThat(order("grid").orderId()).isEqualTo(ours.orderId());
        assertThat(order("grid").status()).isEqualTo(OrderStatus.NEW);
        assertThat(order(OTHER).status()).isEqualTo(OrderStatus.NEW);
        assertThat(resting()).containsExactlyInAnyOrder("BTC/USDC:USDC 1", "BTC/USDC:USDC 1");
    }

    @Test
    void a_comparison_takes_it_for_the_strangers_too() {
        Order ours = ours();
        stranger(ours);

        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(10));

        assertThat(order("grid").orderId()).isEqualTo(ours.orderId());
        assertThat(order(OTHER).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void its_fills_are_not_ours() {
        Order ours = ours();
        Order stranger = stranger(ours);
        test.venue.become(stranger, OrderStatus.FILLED, BigDecimal.ONE);

        test.path.updates().accept(List.of(fill(stranger, "t1")));
        time.pass(Duration.ofSeconds(30));

        assertThat(order("grid").filledQty()).isZero();
        assertThat(order(OTHER).filledQty()).isEqualByComparingTo("1");
    }

    @Test
    void ours_that_has_filled_was_not_replaced_by_it() {
        Order ours = ours();
        stranger(ours);
        test.venue.fills.add(fill(test.venue.become(ours, OrderStatus.FILLED, BigDecimal.ONE), "t1"));

        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(10));

        assertThat(order("grid").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order(OTHER).status()).isEqualTo(OrderStatus.NEW);
        assertThat(order(OTHER).filledQty()).isZero();
    }

    @Test
    void what_the_venue_cancelled_for_a_reason_of_its_own_was_not_replaced_either() {
        Order ours = ours();
        Order stranger = stranger(ours);
        Order ended = OrderCopy.of(ours)
                .status(OrderStatus.CANCELED)
                .because("marginCanceled")
                .now();
        test.venue.orders.replaceAll(order -> order.orderId().equals(ours.orderId()) ? ended : order);

        tell(stranger);
        time.pass(Duration.ofSeconds(10));
        tell(ended);
        time.pass(Duration.ofSeconds(2));

        assertThat(order("grid").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order(OTHER).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void news_of_it_are_its_own_also_while_ours_is_being_amended() {
        Order ours = ours();
        Order stranger = stranger(ours);
        tell(stranger);
        time.pass(Duration.ofSeconds(10));
        test.venue.amendScript = AmendScript.LOSE;
        OrderRequest amend =
                OrderRequest.amend("m-1", "hyperliquid", "grid", new BigDecimal("2"), null, time.instant());
        assertThatThrownBy(() -> TestPath.unwrapped(
                        () -> test.gateway.amend(test.gateway.accept(amend)).join()))
                .isInstanceOf(OutcomeUnknownException.class);

        tell(VenueOrders.copy(stranger, OrderStatus.PARTIALLY_FILLED, new BigDecimal("0.5")));
        test.path.updates().accept(List.of(fill(stranger, "t1")));
        time.pass(Duration.ofMinutes(1));

        assertThat(order("grid").orderId()).isEqualTo(ours.orderId());
        assertThat(order("grid").status()).isEqualTo(OrderStatus.NEW);
        assertThat(order(OTHER).filledQty()).isEqualByComparingTo("1");
    }

    @Test
    void ours_that_we_cancel_is_not_replaced_by_it() {
        Order ours = ours();
        tell(stranger(ours));
        time.pass(Duration.ZERO);
        test.venue.cancelScript = CancelScript.SILENT;
        cancel("grid");
        test.venue.become(ours, OrderStatus.CANCELED, BigDecimal.ZERO);

        time.pass(Duration.ofSeconds(10));

        assertThat(order("grid").orderId()).isEqualTo(ours.orderId());
        assertThat(order("grid").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order(OTHER).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void nor_does_an_answer_to_a_question_say_so() {
        Order ours = ours();
        stranger(ours);
        test.venue.become(ours, OrderStatus.CANCELED, BigDecimal.ZERO);
        test.venue.cancelScript = CancelScript.LOSE;

        cancel("grid");

        assertThat(order("grid").orderId()).isEqualTo(ours.orderId());
        assertThat(order("grid").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void a_cancel_of_ours_leaves_it_open() {
        Order ours = ours();
        tell(stranger(ours));
        time.pass(Duration.ofSeconds(10));

        cancel("grid").join();

        assertThat(order("grid").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).extracting(Order::orderId).containsExactly("502");
    }

    private CompletableFuture<OrderReply> cancel(String id) {
        return test.gateway.cancel(OrderRequest.cancel(id, "hyperliquid", id, time.instant()));
    }

    private Order ours() {
        test.venue.replaces = true;
        test.send(test.buy("grid"));
        return test.venue.orders.get(0);
    }

    /** The venue tells of the last where it is asked by the client id. */
    private Order stranger(Order ours) {
        Order stranger = limit(Orders.BTC, "502", ours.venueClientOrderId());
        test.venue.orders.add(0, stranger);
        return stranger;
    }

    private Order order(String id) {
        return test.gateway.order("main", id).orElseThrow();
    }

    @Test
    void the_journal_tells_them_apart_too() {
        Order bitcoin = market(Orders.BTC, "501", "adl_autoclose");
        Order ether = market(ETH, "502", "adl_autoclose");
        tell(bitcoin, ether);
        test.told();

        assertThat(test.journal.onWire(Orders.BTC, "main", "adl_autoclose", null, false))
                .hasValueSatisfying(kept -> assertThat(kept.order().orderId()).isEqualTo("501"));
        assertThat(test.journal.onWire(ETH, "main", "adl_autoclose", null, false))
                .hasValueSatisfying(kept -> assertThat(kept.order().orderId()).isEqualTo("502"));
    }

    private void tell(Order... orders) {
        test.path.updates().accept(List.of(orders));
    }

    private List<String> resting() {
        return test.path.accounts().view().venues().iterator().next().accounts().get(0).orders().stream()
                .filter(order -> order.remaining().signum() > 0)
                .map((RestingOrder order) -> order.listing().symbol() + " "
                        + order.remaining().stripTrailingZeros().toPlainString())
                .toList();
    }

    private Fill fill(Order order, String tradeId) {
        return VenueOrders.fill(order, tradeId, BigDecimal.ONE, time.instant());
    }

    private static Order filled(Order order) {
        return VenueOrders.copy(order, OrderStatus.FILLED, BigDecimal.ONE);
    }

    private static Order market(Listing listing, String orderId, String clientId) {
        return placed(listing, orderId, clientId, OrderType.MARKET);
    }

    private static Order limit(Listing listing, String orderId, String clientId) {
        return placed(listing, orderId, clientId, OrderType.LIMIT);
    }

    private static Order placed(Listing listing, String orderId, String clientId, OrderType type) {
        boolean limit = type == OrderType.LIMIT;
        return new Order(
                listing,
                "main",
                orderId,
                clientId,
                clientId,
                Side.SELL,
                type,
                PositionSide.BOTH,
                BigDecimal.ONE,
                limit ? new BigDecimal("110") : null,
                null,
                limit ? TimeInForce.GTC : null,
                false,
                OrderStatus.NEW,
                BigDecimal.ZERO,
                null,
                Orders.NOW,
                Orders.NOW,
                null,
                null,
                Orders.NOW,
                Source.WS);
    }
}
