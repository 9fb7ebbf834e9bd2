package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.TradeRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CancelTest extends OnOrderPath {

    @Test
    void an_order_whose_cancel_was_lost_is_found_working_and_can_be_cancelled_again() {
        test.send(test.buy("a-1"));
        test.venue.cancelScript = CancelScript.LOSE;
        assertThatThrownBy(() -> TestPath.unwrapped(() -> cancel().join())).isInstanceOf(OutcomeUnknownException.class);
        assertThat(test.told()).endsWith("PENDING_CANCEL PENDING_CANCEL", "RECOVERED NEW");

        test.venue.cancelScript = CancelScript.END;
        cancel().join();

        assertThat(test.told()).endsWith("PENDING_CANCEL PENDING_CANCEL", "CANCELED CANCELED");
        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void what_became_of_a_cancel_whose_nonce_is_taken_is_asked() {
        test.send(test.buy("a-1"));
        test.venue.cancelScript = CancelScript.SENT_TWICE;

        assertThatThrownBy(() -> TestPath.unwrapped(() -> cancel().join()))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("duplicate nonce");

        assertThat(status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.told()).doesNotContain("CANCEL_REJECTED NEW");
    }

    @Test
    void a_venue_that_could_not_be_asked_tells_of_the_order_when_accounts_are_compared() {
        test.send(test.buy("a-1"));
        test.venue.reachable = false;
        assertThat(cancel()).isCompletedExceptionally();
        assertThat(status()).isEqualTo(OrderStatus.PENDING_CANCEL);

        test.venue.reachable = true;
        test.path.reconciliation().repeat();

        assertThat(status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void what_is_read_while_a_cancel_is_on_its_way_does_not_call_it_off() {
        test.send(test.buy("a-1"));
        test.venue.cancelScript = CancelScript.SILENT;
        cancel();

        test.path.reconciliation().repeat();

        assertThat(status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    }

    @Test
    void a_cancel_that_is_never_answered_is_asked_about_after_the_timeout() {
        test.send(test.buy("a-1"));
        test.venue.cancelScript = CancelScript.SILENT;
        cancel();

        time.pass(Duration.ofSeconds(30));

        assertThat(status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void a_cancel_that_overtook_its_order_is_sent_again_when_the_order_is_acknowledged() {
        OrderReply reply = admitted("a-1");
        TradeRequest<OrderAck> underWay = test.gateway.permit(reply).join();
        assertThat(cancel()).isCompletedExceptionally();

        test.gateway.acknowledged(
                reply, test.venue.send("hyperliquid", underWay).join());
        time.pass(Duration.ZERO);

        assertThat(status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void a_cancel_that_overtook_its_order_is_sent_again_when_the_stream_tells_of_the_order() {
        OrderReply reply = admitted("a-1");
        TradeRequest<OrderAck> underWay = test.gateway.permit(reply).join();
        assertThat(cancel()).isCompletedExceptionally();

        test.venue.send("hyperliquid", underWay).join();
        test.path.updates().accept(test.venue.open());
        time.pass(Duration.ZERO);

        assertThat(status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void a_cancel_of_an_order_of_unknown_fate_is_sent_again_until_it_has_ended() {
        test.venue.script = PlaceScript.REST_AND_CUT;
        test.venue.cancelScript = CancelScript.LOSE;
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);
        test.venue.reachable = false;
        assertThat(cancel()).isCompletedExceptionally();
        assertThat(status()).isEqualTo(OrderStatus.UNKNOWN);

        test.venue.reachable = true;
        time.pass(Duration.ofSeconds(2));
        assertThat(test.venue.open()).hasSize(1);

        test.venue.cancelScript = CancelScript.END;
        time.pass(Duration.ofSeconds(30));

        assertThat(status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
    }

    private CompletableFuture<OrderReply> cancel() {
        return test.gateway.cancel(OrderRequest.cancel("a-1", "hyperliquid", "a-1", time.instant()));
    }

    private OrderStatus status() {
        return test.gateway.order("main", "a-1").orElseThrow().status();
    }
}
