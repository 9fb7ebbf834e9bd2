package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.RiskLevel;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.Capability;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest extends OnOrderPath {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void several_orders_go_in_one_call() {
        List<BatchReply> replies = place(order("a-1", "1"), order("a-2", "2"), order("a-3", "3"));

        assertThat(replies)
                .extracting(reply ->
                        reply.clientOrderId() + " " + reply.reply().order().status())
                .containsExactly("a-1 NEW", "a-2 NEW", "a-3 NEW");
        assertThat(sent(TradeRequest.PlaceBatch.class)).hasSize(1);
        assertThat(sent(TradeRequest.Place.class)).isEmpty();
        assertThat(test.journal.orders(Orders.NOW)).hasSize(3);
    }

    @Test
    void more_than_the_venue_takes_at_once_go_in_several_calls() {
        OrderRequest[] orders = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> order("a-" + number, Integer.toString(number)))
                .toArray(OrderRequest[]::new);

        assertThat(place(orders)).allMatch(reply -> reply.failure() == null);
        assertThat(sent(TradeRequest.PlaceBatch.class))
                .extracting(batch -> batch.permits().size())
                .containsExactly(5, 2);
    }

    @Test
    void where_the_venue_takes_no_batches_each_goes_alone() {
        test.venue.lacks(Capability.BATCHES);

        place(order("a-1", "1"), order("a-2", "2"));

        assertThat(sent(TradeRequest.Place.class)).hasSize(2);
        assertThat(sent(TradeRequest.PlaceBatch.class)).isEmpty();
    }

    @Test
    void each_order_has_its_own_refusal() {
        test.venue.refuses.add("a-2");

        List<BatchReply> replies = place(order("a-1", "1"), order("a-2", "2"), order("a-3", "200"));

        assertThat(replies.get(0).reply().order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(replies.get(1).failure()).hasMessageContaining("minimum value");
        assertThat(replies.get(2).failure())
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("ORDER_TOO_LARGE");
        assertThat(test.gateway.openOrders()).hasSize(1);
    }

    @Test
    void what_the_first_reserves_is_not_there_for_the_next() {
        List<BatchReply> replies = place(order("a-1", "30"), order("a-2", "31"));

        assertThat(replies.get(1).failure()).hasMessageContaining("MAX_POSITION_SIZE_USD");
    }

    @Test
    void the_same_order_twice_in_a_batch_goes_once() {
        List<BatchReply> replies = place(order("a-1", "1"), order("a-1", "1"));

        assertThat(replies.get(1).reply().duplicate()).isTrue();
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void a_cut_answer_leaves_every_order_unknown_until_each_was_asked_for() {
        test.venue.script = PlaceScript.REST_AND_CUT;

        List<BatchReply> replies = place(order("a-1", "1"), order("a-2", "2"));

        assertThat(replies).extracting(BatchReply::failure).allMatch(OutcomeUnknownException.class::isInstance);
        time.pass(Duration.ofSeconds(1));
        assertThat(test.gateway.openOrders()).allMatch(order -> order.status() == OrderStatus.NEW);
        assertThat(test.venue.placed).hasSize(2);
    }

    @Test
    void orders_that_want_different_leverage_of_a_symbol_go_one_after_the_other() {
        List<BatchReply> replies =
                place(TestPath.levered(order("a-1", "1"), 5), TestPath.levered(order("a-2", "2"), 3));

        assertThat(replies).allMatch(reply -> reply.failure() == null);
        assertThat(sent(SettingRequest.SetLeverage.class))
                .extracting(SettingRequest.SetLeverage::leverage)
                .containsExactly(5, 3);
        assertThat(sent(TradeRequest.Place.class)).hasSize(2);
    }

    @Test
    void orders_of_two_leverages_do_not_wait_in_a_circle_while_the_first_is_being_set() {
        test.venue.leverage.free = new CompletableFuture<>();
        CompletableFuture<List<BatchReply>> replies = test.gateway.sendAll(List.of(
                TestPath.levered(order("a-1", "1"), 5),
                TestPath.levered(order("a-2", "2"), 5),
                TestPath.levered(order("a-3", "3"), 10)));

        test.told();
        test.venue.leverage.free.complete(null);

        assertThat(replies).succeedsWithin(PATIENCE);
        assertThat(replies.join()).allMatch(reply -> reply.failure() == null);
        assertThat(test.venue.placed).hasSize(3);
    }

    @Test
    void what_waits_for_another_s_leverage_does_not_go_after_a_halt() {
        test.hold("5");
        test.venue.leverage.free = new CompletableFuture<>();
        OrderTerms closing = OrderTerms.limit(Side.SELL, BigDecimal.ONE, new BigDecimal("100"))
                .inForce(TimeInForce.GTC)
                .acting(PositionSide.BOTH, true);
        CompletableFuture<List<BatchReply>> replies =
                test.gateway.sendAll(List.of(order("a-1", "1").with(closing), TestPath.levered(order("a-2", "2"), 5)));
        test.told();

        test.path.watch().kill(RiskLevel.HALTED, Scope.GLOBAL, "ada");
        test.venue.leverage.free.complete(null);

        assertThat(replies).succeedsWithin(PATIENCE);
        assertThat(replies.join())
                .allSatisfy(reply -> assertThat(reply.failure()).hasMessageContaining("HALTED"));
        assertThat(test.venue.placed).isEmpty();
    }

    @Test
    void orders_do_not_wait_in_a_circle_while_a_caller_s_setting_is_not_answered() {
        test.venue.leverage.free = new CompletableFuture<>();
        CompletableFuture<?> setting = test.path.settings().leverage("main", Orders.BTC, 5, MarginMode.CROSS);
        CompletableFuture<List<BatchReply>> replies = test.gateway.sendAll(
                List.of(TestPath.levered(order("a-1", "1"), 5), TestPath.levered(order("a-2", "2"), 5)));

        test.told();
        test.venue.leverage.free.complete(null);

        assertThat(setting).isDone();
        assertThat(replies).succeedsWithin(PATIENCE);
        assertThat(replies.join()).allMatch(reply -> reply.failure() == null);
    }

    @Test
    void a_cancel_does_not_belong_in_a_batch() {
        List<BatchReply> replies = place(OrderRequest.cancel("c-1", "hyperliquid", "a-1", time.instant()));

        assertThat(replies.get(0).failure()).hasMessageContaining("send CANCEL alone");
    }

    private List<BatchReply> place(OrderRequest... requests) {
        return test.gateway
                .placeAll(List.of(requests), test.gateway::accept, Protection::origin)
                .join();
    }

    private OrderRequest order(String id, String quantity) {
        return TestPath.with(test.buy(id), one -> new BigDecimal(quantity));
    }

    private <T extends VenueRequest<?>> List<T> sent(Class<T> type) {
        return test.venue.requests.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
