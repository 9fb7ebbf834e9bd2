package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Balance;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.trade.journal.OutboxBound;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trading.unfilled_order_timeout}: a minute here. */
class UnfilledOrdersTest {

    private static final BigDecimal STOP = new BigDecimal("90");
    private static final Map<String, Integer> A_MINUTE = Map.of("unfilled_order_timeout", 60);

    private static final OrderTerms SELL = OrderTerms.limit(Side.SELL, BigDecimal.ONE, new BigDecimal("105"));
    private static final Listing SPOT = Listing.of("hyperliquid", Market.SPOT, "BTC/USDC", "BTC");

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private TestPath test;

    @BeforeEach
    void open() {
        test = new TestPath(state, time, Mode.LIVE, null, A_MINUTE, OutboxBound.USUAL).started();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_limit_of_which_nothing_filled_is_cancelled_when_its_time_is_over() {
        test.send(test.buy("a-1"));

        later(Duration.ofSeconds(59));
        assertThat(status("a-1")).isEqualTo(OrderStatus.NEW);

        later(Duration.ofSeconds(1));
        assertThat(status("a-1")).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void a_restart_gives_it_no_new_time() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(40));
        test.close();
        test = new TestPath(state, time, Mode.LIVE, test.venue, A_MINUTE, OutboxBound.USUAL).started();

        later(Duration.ofSeconds(20));

        assertThat(status("a-1")).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void one_that_filled_in_part_one_that_reduces_a_stop_and_one_placed_elsewhere_stay() {
        test.hold("5");
        test.send(test.buy("a-1"));
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));
        test.send(place("a-2", SELL.acting(PositionSide.BOTH, true)));
        test.send(place("a-3", OrderTerms.triggered(OrderType.STOP_MARKET, Side.SELL, BigDecimal.ONE, STOP)));
        Order elsewhere = Orders.elsewhere(Orders.BTC, "99");
        test.venue.orders.add(elsewhere);
        test.path.updates().opened(List.of(elsewhere));

        later(Duration.ofMinutes(5));

        assertThat(test.gateway.openOrders()).hasSize(4);
    }

    @Test
    void a_plain_limit_stays_while_it_makes_a_position_smaller_and_no_larger_one() {
        test.hold("1");
        test.send(place("a-1", SELL));
        test.send(place("a-2", SELL.numbered(new BigDecimal("1.5"), SELL.price(), null)));

        later(Duration.ofMinutes(5));
        assertThat(status("a-1")).isEqualTo(OrderStatus.NEW);
        assertThat(status("a-2")).as("it would turn the position over").isEqualTo(OrderStatus.CANCELED);

        test.hold("0");
        later(Duration.ofMinutes(1));
        assertThat(status("a-1")).as("now it would open one").isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void what_closes_a_leg_stays() {
        test.hold("1", PositionSide.LONG);
        test.send(place("a-1", SELL.acting(PositionSide.LONG, false)));

        later(Duration.ofMinutes(5));

        assertThat(status("a-1")).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void what_sells_on_spot_stays_and_what_buys_there_does_not() {
        test.venue.symbols().replace(Market.SPOT, List.of(VenueOrders.instrument(SPOT, "BTC")));
        test.venue.balances.put(Market.SPOT, List.of(owned("BTC", "1"), owned("USDC", "1000")));
        test.path.accounts().refresh();
        test.send(place("a-1", SELL).at("BTC/USDC", Market.SPOT));
        OrderTerms buy = OrderTerms.limit(Side.BUY, BigDecimal.ONE, new BigDecimal("99"));
        test.send(place("a-2", buy).at("BTC/USDC", Market.SPOT));

        later(Duration.ofMinutes(5));

        assertThat(status("a-1")).isEqualTo(OrderStatus.NEW);
        assertThat(status("a-2")).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void a_cancel_that_fails_is_tried_again_after_a_while_only() {
        test.send(test.buy("a-1"));
        test.venue.cancelScript = CancelScript.LOSE;
        for (int second = 1; second < 90; second++) {
            later(Duration.ofSeconds(1));
        }
        assertThat(cancels()).isEqualTo(1);

        later(Duration.ofSeconds(1));
        assertThat(cancels()).isEqualTo(2);
    }

    @Test
    void where_none_is_set_orders_rest() {
        test.close();
        test = new TestPath(state, time, Mode.LIVE, test.venue).started();
        test.send(test.buy("a-1"));

        later(Duration.ofHours(20));

        assertThat(status("a-1")).isEqualTo(OrderStatus.NEW);
    }

    private Balance owned(String asset, String units) {
        BigDecimal total = new BigDecimal(units);
        return new Balance(
                "hyperliquid",
                Market.SPOT,
                "main",
                asset,
                total,
                BigDecimal.ZERO,
                total,
                time.instant(),
                time.instant(),
                Source.REST);
    }

    /** So much later, as the timer does it. */
    private void later(Duration duration) {
        time.pass(duration);
        test.path.unfilled().cancel();
    }

    private OrderRequest place(String clientOrderId, OrderTerms terms) {
        time.pass(Duration.ofSeconds(1));
        return OrderRequest.place(clientOrderId, "hyperliquid", "BTC", terms, time.instant());
    }

    private OrderStatus status(String clientOrderId) {
        return test.gateway.order("main", clientOrderId).orElseThrow().status();
    }

    private long cancels() {
        return test.venue.requests.stream()
                .filter(TradeRequest.Cancel.class::isInstance)
                .count();
    }
}
