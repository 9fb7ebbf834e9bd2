package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.trade.risk.OpenPosition;
import io.azalai.venue.RiskRejectedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snapshots of positions that are older than the fills we know, or newer (risk.md section 9). */
class LaggingSnapshotTest extends OnOrderPath {

    /** By so much the venue's clock is behind ours. */
    private static final Duration BEHIND = Duration.ofMillis(300);

    private static final Duration A_MOMENT = Duration.ofMillis(50);

    @BeforeEach
    void nothing_is_held() {
        time.pass(Duration.ofSeconds(10));
        test.path.accounts().refresh();
        time.pass(Duration.ofSeconds(1));
    }

    @Test
    void a_buy_that_the_snapshot_does_not_know_yet_stays_held() {
        Instant before = venuesNow();
        time.pass(A_MOMENT);
        fill(send("a-1", Side.BUY), "t1", venuesNow());
        time.pass(A_MOMENT);

        read(Map.of("", before));

        assertThat(held()).isEqualByComparingTo("40");
        time.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> send("a-2", Side.BUY))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("MAX_POSITION_SIZE_USD");
    }

    @Test
    void a_close_that_the_snapshot_knew_before_us_leaves_nothing() {
        fill(send("a-1", Side.BUY), "t1", venuesNow());
        Order close = send("a-2", Side.SELL);
        time.pass(Duration.ofSeconds(1));
        Instant closed = venuesNow();
        time.pass(A_MOMENT);

        read(Map.of("", venuesNow()));
        time.pass(A_MOMENT);
        fill(close, "t2", closed);

        assertThat(held()).isZero();
    }

    @Test
    void where_the_venue_gives_no_time_two_snapshots_say_that_a_position_is_gone() {
        fill(send("a-1", Side.BUY), "t1", venuesNow());
        time.pass(A_MOMENT);

        read(Map.of());
        assertThat(held()).isEqualByComparingTo("40");

        time.pass(Duration.ofSeconds(1));
        read(Map.of());
        assertThat(held()).isZero();
    }

    private Instant venuesNow() {
        return time.instant().minus(BEHIND);
    }

    private void read(Map<String, Instant> asOf) {
        test.venue.reads.asOf().set(asOf);
        test.path.accounts().refresh();
    }

    private Order send(String clientOrderId, Side side) {
        BigDecimal price = new BigDecimal(side == Side.BUY ? "99" : "101");
        return test.send(OrderRequest.place(
                        clientOrderId,
                        "hyperliquid",
                        "BTC",
                        OrderTerms.limit(side, new BigDecimal("40"), price),
                        time.instant()))
                .order();
    }

    private void fill(Order order, String tradeId, Instant at) {
        Fill fill = VenueOrders.fill(order, tradeId, order.quantity(), at, time.instant());
        test.path.updates().accept(List.of(fill));
    }

    private BigDecimal held() {
        return test.path.accounts().view().venues().stream()
                .flatMap(venue -> venue.accounts().stream())
                .flatMap(account -> account.positions().stream())
                .map(OpenPosition::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
