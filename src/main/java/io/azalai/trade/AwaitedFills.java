package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Replies that wait for fills of which the venue's answer has told: those come by a stream a moment later, and only by
 * them is a quantity counted. Without them an order that has filled would be answered as one that rests. Safe for many
 * threads: a concurrent map; {@link #changed} is called within the desk's lock, and what waits goes on elsewhere.
 */
public final class AwaitedFills {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final OrderDesk desk;
    private final Later later;
    private final Executor work;
    private final Map<OrderKey, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    AwaitedFills(OrderDesk desk, Dispatch dispatch) {
        this.desk = desk;
        this.later = dispatch.later();
        this.work = dispatch.work();
    }

    /** The reply with the order as it is once its fills have come, or a second has passed. */
    public CompletableFuture<OrderReply> reply(OrderReply reply) {
        OrderKey key = OrderKey.of(reply.order());
        if (!isAwaited(key)) {
            return CompletableFuture.completedFuture(now(reply));
        }
        CompletableFuture<Void> come = waiting.computeIfAbsent(key, first -> new CompletableFuture<>());
        later.in(PATIENCE, () -> over(key));
        if (!isAwaited(key)) {
            over(key);
        }
        return come.thenApplyAsync(done -> now(reply), work);
    }

    /** The same of each order of a batch. */
    public CompletableFuture<List<BatchReply>> replies(List<BatchReply> replies) {
        List<CompletableFuture<BatchReply>> all =
                replies.stream().map(this::ofBatch).toList();
        return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<BatchReply> ofBatch(BatchReply reply) {
        return reply.reply() == null
                ? CompletableFuture.completedFuture(reply)
                : reply(reply.reply()).thenApply(now -> new BatchReply(reply.clientOrderId(), now, null));
    }

    /** An order changed; inside the desk's lock. */
    void changed(OrderLife life) {
        if (!life.awaitsFills()) {
            over(OrderKey.of(life.order()));
        }
    }

    private void over(OrderKey key) {
        CompletableFuture<Void> come = waiting.remove(key);
        if (come != null) {
            come.complete(null);
        }
    }

    private boolean isAwaited(OrderKey key) {
        return desk.find(key).filter(OrderLife::awaitsFills).isPresent();
    }

    private OrderReply now(OrderReply reply) {
        Order order = reply.order();
        return reply.now(desk.find(OrderKey.of(order)).map(OrderLife::order).orElse(order));
    }
}
