package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.FeedState;
import io.azalai.model.MarginMode;
import io.azalai.model.Position;
import io.azalai.trade.account.News;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.OrderAck;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LeveragesTest extends OnOrderPath {

    @Test
    void an_order_with_another_leverage_waits_until_the_one_before_is_answered() {
        OrderReply five = admitted("a-1", 5);
        OrderReply ten = admitted("a-2", 10);
        CompletableFuture<TradeRequest<OrderAck>> first = test.gateway.permit(five);
        CompletableFuture<TradeRequest<OrderAck>> second = test.gateway.permit(ten);
        assertThat(first).isDone();
        assertThat(second).isNotDone();

        test.gateway.acknowledged(
                five, test.venue.send("hyperliquid", first.join()).join());

        assertThat(second).isDone();
        assertThat(set()).containsExactly(5, 10);
    }

    @Test
    void an_order_that_is_never_answered_holds_the_next_up_for_its_timeout_only() {
        test.gateway.permit(admitted("a-1", 5));
        CompletableFuture<TradeRequest<OrderAck>> second = test.gateway.permit(admitted("a-2", 10));

        time.pass(Duration.ofSeconds(30));

        assertThat(second).isDone();
    }

    @Test
    void orders_with_the_same_leverage_do_not_wait_for_each_other() {
        test.gateway.permit(admitted("a-1", 5));

        assertThat(test.gateway.permit(admitted("a-2", 5))).isDone();
        assertThat(set()).containsExactly(5);
    }

    @Test
    void leverage_that_a_position_shows_to_be_changed_is_set_again() {
        test.send(TestPath.levered(test.buy("a-1"), 5));
        test.path.updates().accept(List.of(News.position("1", Orders.NOW)));
        time.pass(Duration.ofSeconds(2));

        test.send(TestPath.levered(test.buy("a-2"), 5));

        assertThat(set()).containsExactly(5, 5);
    }

    @Test
    void leverage_is_set_again_after_the_streams_were_down() {
        test.send(TestPath.levered(test.buy("a-1"), 5));
        time.pass(Duration.ofSeconds(2));
        test.streams(FeedState.DOWN);
        test.streams(FeedState.UP);

        test.send(TestPath.levered(test.buy("a-2"), 5));

        assertThat(set()).containsExactly(5, 5);
    }

    @Test
    void the_margin_mode_of_an_open_position_is_kept_also_after_it() {
        test.send(TestPath.levered(test.buy("a-1"), 5));
        test.path.updates().accept(List.of(isolated("1")));
        time.pass(Duration.ofSeconds(2));
        test.send(TestPath.levered(test.buy("a-2"), 4));

        test.path.updates().accept(List.of(isolated("0")));
        time.pass(Duration.ofSeconds(2));
        test.send(TestPath.levered(test.buy("a-3"), 5));

        assertThat(requests())
                .extracting(SettingRequest.SetLeverage::marginMode)
                .containsExactly(MarginMode.CROSS, MarginMode.ISOLATED, MarginMode.ISOLATED);
    }

    @Test
    void the_margin_mode_that_the_venue_has_is_kept_where_nobody_set_one() {
        test.venue.leverage.setting = new LeverageSetting(7, MarginMode.ISOLATED, null);

        test.send(TestPath.levered(test.buy("a-1"), 5));
        time.pass(Duration.ofSeconds(2));
        test.send(TestPath.levered(test.buy("a-2"), 4));

        assertThat(requests())
                .extracting(SettingRequest.SetLeverage::marginMode)
                .containsExactly(MarginMode.ISOLATED, MarginMode.ISOLATED);
        assertThat(test.venue.requests)
                .filteredOn(AccountRequest.ReadLeverage.class::isInstance)
                .hasSize(1);
    }

    @Test
    void the_configured_margin_mode_is_set_once_where_nobody_chose_one_and_gives_way_to_a_choice() {
        test.venue.configured = MarginMode.ISOLATED;
        test.venue.leverage.setting = new LeverageSetting(7, MarginMode.CROSS, null);

        test.send(TestPath.levered(test.buy("a-1"), 5));
        time.pass(Duration.ofSeconds(2));
        test.send(TestPath.levered(test.buy("a-2"), 5));
        choose(MarginMode.CROSS, 5);
        time.pass(Duration.ofSeconds(2));
        test.send(TestPath.levered(test.buy("a-3"), 4));

        assertThat(requests())
                .extracting(SettingRequest.SetLeverage::marginMode)
                .containsExactly(MarginMode.ISOLATED, MarginMode.CROSS);
    }

    @Test
    void an_order_does_not_go_where_the_venue_cannot_tell_its_margin_mode() {
        OrderReply reply = admitted("a-1", 5);
        test.venue.reachable = false;

        assertThat(test.gateway.permit(reply)).isCompletedExceptionally();
        assertThat(set()).isEmpty();
    }

    @Test
    void what_a_caller_set_holds_for_orders_until_one_names_another_leverage() {
        choose(MarginMode.ISOLATED, 3);
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        test.send(TestPath.levered(test.buy("a-2"), 4));
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-3"));

        assertThat(set()).containsExactly(3, 4, 3);
        assertThat(requests())
                .extracting(SettingRequest.SetLeverage::marginMode)
                .containsOnly(MarginMode.ISOLATED);
    }

    @Test
    void what_a_caller_set_goes_before_the_leverage_of_a_position_and_outlives_a_stream_that_was_down() {
        choose(MarginMode.ISOLATED, 3);
        test.path.updates().accept(List.of(isolated("1")));
        test.streams(FeedState.DOWN);
        test.streams(FeedState.UP);

        test.send(test.buy("a-1"));

        assertThat(set()).containsExactly(3);
    }

    @Test
    void a_margin_mode_whose_setting_nobody_knows_of_is_asked_for() {
        choose(MarginMode.ISOLATED, 3);
        test.venue.leverage.setting = new LeverageSetting(3, MarginMode.CROSS, null);
        test.venue.reachable = false;
        assertThatThrownBy(() -> choose(MarginMode.CROSS, 3)).hasMessageContaining("down");
        test.venue.reachable = true;

        test.send(test.buy("a-1"));

        assertThat(requests())
                .extracting(SettingRequest.SetLeverage::marginMode)
                .containsExactly(MarginMode.CROSS);
    }

    private void choose(MarginMode mode, int leverage) {
        test.path.settings().marginMode("main", Orders.BTC, mode, leverage).join();
    }

    private Position isolated(String signed) {
        Position cross = News.position(signed, time.instant());
        return new Position(
                Orders.BTC,
                cross.account(),
                cross.side(),
                cross.positionSide(),
                cross.size(),
                null,
                null,
                null,
                null,
                null,
                null,
                cross.leverage(),
                MarginMode.ISOLATED,
                null,
                cross.timestamp(),
                cross.receivedAt(),
                cross.source());
    }

    private OrderReply admitted(String clientOrderId, int leverage) {
        time.pass(Duration.ofSeconds(2));
        return test.gateway
                .admit(test.gateway.accept(TestPath.levered(test.buy(clientOrderId), leverage)))
                .join();
    }

    private List<Integer> set() {
        return requests().stream().map(SettingRequest.SetLeverage::leverage).toList();
    }

    private List<SettingRequest.SetLeverage> requests() {
        return test.venue.requests.stream()
                .filter(SettingRequest.SetLeverage.class::isInstance)
                .map(SettingRequest.SetLeverage.class::cast)
                .toList();
    }
}
