package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Alert;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stop of the service cancels what opens, if that is wished, and leaves what protects a position. */
class LeavingOrdersTest extends OnOrderPath {

    @BeforeEach
    void prepare() {
        test.venue.cancelsByIds = true;
        test.hold("1");
        test.send(test.buy("entry"));
        time.pass(Duration.ofSeconds(2));
        test.send(sale("target"));
    }

    @Test
    void what_opens_is_cancelled_and_what_protects_stays() {
        assertThat(leave(true)).isEmpty();

        assertThat(resting()).containsExactly("target");
    }

    @Test
    void so_it_is_where_the_venue_cancels_whole_symbols() {
        test.venue.cancelsByIds = false;

        assertThat(leave(true)).isEmpty();

        assertThat(resting()).containsExactly("target");
    }

    @Test
    void what_protects_nothing_any_more_goes_too() {
        test.hold("0");

        assertThat(leave(true)).isEmpty();

        assertThat(resting()).isEmpty();
    }

    @Test
    void all_stays_where_that_is_wished() {
        assertThat(leave(false)).isEmpty();

        assertThat(resting()).containsExactly("entry", "target");
    }

    @Test
    void what_could_not_be_cancelled_in_eight_seconds_is_named() {
        test.venue.cancelScript = CancelScript.LOSE;

        assertThat(leave(true)).singleElement().asString().startsWith("hyperliquid (main): ");
    }

    @Test
    void it_is_told_also_where_the_journal_cannot_be_written() {
        test.venue.cancelScript = CancelScript.LOSE;
        test.journal.close();

        leave(true);

        assertThat(test.events)
                .filteredOn(
                        event -> event instanceof Alert alert && alert.kind().equals("orders.left-open"))
                .hasSize(1);
    }

    @Test
    void an_order_whose_answer_did_not_come_is_left_unknown_and_one_not_sent_ends() {
        test.gateway.permit(admitted("sent")).join();
        time.pass(Duration.ofSeconds(2));
        admitted("unsent");

        leave(false);

        assertThat(status("sent")).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(status("unsent")).isEqualTo(OrderStatus.CANCELED);
    }

    private OrderStatus status(String id) {
        return test.gateway.order("main", id).orElseThrow().status();
    }

    private List<String> resting() {
        return test.venue.open().stream()
                .map(Order::venueClientOrderId)
                .map(id -> id.substring(2))
                .toList();
    }

    /** Time passes while it waits. */
    private List<String> leave(boolean cancels) {
        CompletableFuture<List<String>> left =
                CompletableFuture.supplyAsync(() -> test.path.stops().leaving().leave(cancels));
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    time.pass(Duration.ofMillis(500));
                    return left.isDone();
                });
        return left.join();
    }

    private OrderRequest sale(String id) {
        OrderTerms terms = OrderTerms.limit(Side.SELL, BigDecimal.ONE, new BigDecimal("104"))
                .acting(PositionSide.BOTH, true);
        return OrderRequest.place(id, "hyperliquid", "BTC", terms, time.instant());
    }
}
