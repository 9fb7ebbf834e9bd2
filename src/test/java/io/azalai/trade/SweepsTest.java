package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Lane;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All is cancelled also where the budget for reading is used up. */
class SweepsTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private TestPath test;

    @BeforeEach
    void open() {
        test = new TestPath(state, time).started();
    }

    @AfterEach
    void close() {
        test.close();
    }

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
                .isInstanceOfSatisfying(TradeRequest.CancelAll.class, all -> assertThat(all.orderIds())
                        .containsExactly("77"));
        assertThat(test.gateway.orders()).hasSize(2).allSatisfy(order -> assertThat(order.status())
                .isEqualTo(OrderStatus.CANCELED));
    }

    private CancelAllReply sweep() {
        return test.gateway
                .cancelAll(OrderRequest.cancelAll("x", "hyperliquid", time.instant()))
                .join();
    }
}
