package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.MarginMode;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What callers chose and asked for, beyond a restart, and in which order settings and orders go. */
class KeptChoicesTest extends OnOrderPath {

    @Test
    void leverage_and_margin_mode_that_a_caller_chose_hold_after_a_restart() {
        choose(5, MarginMode.ISOLATED).join();

        restart();
        test.send(test.buy("a-1"));

        assertThat(set()).singleElement().satisfies(setting -> {
            assertThat(setting.leverage()).isEqualTo(5);
            assertThat(setting.marginMode()).isEqualTo(MarginMode.ISOLATED);
        });
    }

    @Test
    void a_setting_waits_for_the_order_on_its_way_and_the_next_order_for_the_setting() {
        OrderReply reply = admitted("a-1");
        TradeRequest<OrderAck> onItsWay = test.gateway.permit(reply).join();

        CompletableFuture<Integer> setting = choose(5, MarginMode.CROSS);
        time.pass(Duration.ofSeconds(2));
        CompletableFuture<TradeRequest<OrderAck>> next = test.gateway.permit(admitted("a-2"));

        assertThat(setting).isNotDone();
        assertThat(next).isNotDone();
        test.gateway.acknowledged(
                reply, test.venue.send("hyperliquid", onItsWay).join());
        assertThat(setting).isCompletedWithValue(5);
        assertThat(next).isCompleted();
        assertThat(set()).extracting(SettingRequest.SetLeverage::leverage).containsExactly(1, 5, 5);
    }

    @Test
    void an_order_let_in_before_a_setting_and_sent_after_it_goes_by_it() {
        OrderReply reply = admitted("a-1");
        choose(5, MarginMode.CROSS).join();

        test.gateway.permit(reply).join();

        assertThat(set()).extracting(SettingRequest.SetLeverage::leverage).containsExactly(5, 5);
    }

    @Test
    void a_setting_that_is_refused_leaves_what_was_chosen_before() {
        choose(5, MarginMode.CROSS).join();
        test.venue.leverage.works = false;
        assertThat(choose(7, MarginMode.CROSS)).isCompletedExceptionally();
        test.venue.leverage.works = true;

        test.send(test.buy("a-1"));

        assertThat(set()).extracting(SettingRequest.SetLeverage::leverage).containsExactly(5, 7, 5);
    }

    @Test
    void a_cancel_that_is_to_be_sent_again_is_sent_after_a_restart() {
        test.venue.script = PlaceScript.REST_AND_CUT;
        test.venue.cancelScript = CancelScript.LOSE;
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);
        test.venue.reachable = false;
        assertThatThrownBy(() -> TestPath.unwrapped(() -> test.gateway
                        .cancel(OrderRequest.cancel("c-1", "hyperliquid", "a-1", time.instant()))
                        .join()))
                .isInstanceOf(RuntimeException.class);

        restart();
        time.pass(Duration.ofSeconds(10));

        assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
        test.told();
        assertThat(test.journal.waitingCancels()).isEmpty();
    }

    @Test
    void a_cancel_that_nobody_had_answered_is_sent_after_a_restart() {
        test.send(test.buy("a-1"));
        test.venue.cancelScript = CancelScript.SILENT;
        cancel();

        test.venue.cancelScript = CancelScript.END;
        restart();
        time.pass(Duration.ofSeconds(10));

        assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
        test.told();
        assertThat(test.journal.waitingCancels()).isEmpty();
    }

    @Test
    void a_cancel_that_was_answered_is_not_kept() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-2"));
        cancel().join();
        test.venue.cancelScript = CancelScript.LOSE;
        assertThat(test.gateway.cancel(cancellation("a-2"))).isCompletedExceptionally();

        test.told();

        assertThat(test.journal.waitingCancels()).isEmpty();
    }

    private CompletableFuture<OrderReply> cancel() {
        return test.gateway.cancel(cancellation("a-1"));
    }

    private OrderRequest cancellation(String id) {
        return OrderRequest.cancel("c-" + id, "hyperliquid", id, time.instant());
    }

    private void restart() {
        reopen();
        test.started();
    }

    private CompletableFuture<Integer> choose(int leverage, MarginMode mode) {
        return test.path.settings().leverage("main", Orders.BTC, leverage, mode);
    }

    private List<SettingRequest.SetLeverage> set() {
        return test.venue.requests.stream()
                .filter(SettingRequest.SetLeverage.class::isInstance)
                .map(SettingRequest.SetLeverage.class::cast)
                .toList();
    }
}
