package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.OrderStatus;
import io.azalai.venue.OrderAck;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is filled is told by fills alone; an answer may tell of them before they come (hyperliquid.md section 3.2). */
class AwaitedFillsTest extends OnOrderPath {

    @Test
    void an_order_that_filled_at_once_is_answered_with_its_fills() {
        CompletableFuture<OrderReply> answer = answer(OrderStatus.FILLED, "1");
        assertThat(answer).isNotDone();

        fill("t1", "0.4");
        assertThat(answer).isNotDone();
        fill("t2", "0.6");

        assertThat(answer).isCompletedWithValueMatching(reply -> reply.order().status() == OrderStatus.FILLED);
        assertThat(answer.join().order().filledQty()).isEqualByComparingTo("1");
        assertThat(answer.join().order().avgPrice()).isEqualByComparingTo("99");
    }

    @Test
    void one_of_which_the_rest_was_cancelled_is_answered_with_what_filled() {
        CompletableFuture<OrderReply> answer = answer(OrderStatus.CANCELED, "0.4");
        assertThat(answer).isNotDone();

        fill("t1", "0.4");

        assertThat(answer.join().order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(answer.join().order().filledQty()).isEqualByComparingTo("0.4");
    }

    @Test
    void fills_that_do_not_come_are_waited_for_a_second() {
        CompletableFuture<OrderReply> answer = answer(OrderStatus.FILLED, "1");

        time.pass(Duration.ofMillis(999));
        assertThat(answer).isNotDone();
        time.pass(Duration.ofMillis(1));

        assertThat(answer.join().order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(answer.join().order().filledQty()).isZero();
    }

    @Test
    void fills_that_came_before_the_answer_are_not_waited_for() {
        OrderReply reply = sent();
        fill("t1", "1");

        CompletableFuture<OrderReply> answer =
                test.path.awaitedFills().reply(acknowledged(reply, OrderStatus.FILLED, "1"));

        assertThat(answer.join().order().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void an_order_that_rests_is_answered_at_once() {
        assertThat(answer(OrderStatus.NEW, "0").join().order().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void each_order_of_a_batch_is_waited_for() {
        OrderReply filled = acknowledged(sent(), OrderStatus.FILLED, "1");
        IllegalStateException refusal = new IllegalStateException("refused");

        CompletableFuture<List<BatchReply>> answers = test.path
                .awaitedFills()
                .replies(List.of(new BatchReply("a-1", filled, null), new BatchReply("a-2", null, refusal)));
        assertThat(answers).isNotDone();
        fill("t1", "1");

        assertThat(answers.join().get(0).reply().order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(answers.join().get(1).failure()).isSameAs(refusal);
    }

    private CompletableFuture<OrderReply> answer(OrderStatus status, String filled) {
        return test.path.awaitedFills().reply(acknowledged(sent(), status, filled));
    }

    private OrderReply sent() {
        OrderReply reply = admitted("a-1");
        test.gateway.permit(reply).join();
        return reply;
    }

    private OrderReply acknowledged(OrderReply reply, OrderStatus status, String filled) {
        OrderAck ack = new OrderAck("77", status, new BigDecimal(filled), new BigDecimal("99"), null, time.instant());
        return test.gateway.acknowledged(reply, ack);
    }

    private void fill(String tradeId, String quantity) {
        test.path.updates().accept(List.of(Orders.fill("v-a-1", tradeId, quantity, "99")));
    }
}
