package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.timing.Failures;
import io.azalai.venue.OrderAck;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back what an amendment made too large. A venue that places a new order in the stead of the old one
 * (hyperliquid.md section 3.3) is told what is left; where the old one fills before that arrives, the new one and those
 * fills together are more than was asked. It is amended once more to the quantity asked; where all of that has filled,
 * or that fails, it goes. Safe for many threads: a concurrent set.
 */
final class Excesses {

    private static final Logger LOG = LoggerFactory.getLogger(Excesses.class);

    private final OrderDesk desk;
    private final Amends amends;
    private final Questions questions;
    private final VenueCalls calls;
    private final Later later;
    private final Clock clock;
    private final Set<Replaced> underWay = ConcurrentHashMap.newKeySet();

    /** An order, and the id the venue gave what stands in its stead. */
    private record Replaced(OrderKey order, String orderId) {}

    Excesses(OrderDesk desk, Amends amends, Questions questions, Dispatch dispatch) {
        this.desk = desk;
        this.amends = amends;
        this.questions = questions;
        this.calls = dispatch.calls();
        this.later = dispatch.later();
        this.clock = dispatch.clock();
    }

    /** An order changed; inside the desk's lock. */
    void changed(OrderLife life) {
        Order order = life.order();
        String orderId = order.orderId();
        if (life.excess().signum() > 0 && orderId != null && underWay.add(new Replaced(OrderKey.of(order), orderId))) {
            later.in(Duration.ZERO, () -> takeBack(order));
        }
    }

    private void takeBack(Order named) {
        OrderLife life = desk.find(OrderKey.of(named)).orElse(null);
        if (life == null || life.excess().signum() == 0) {
            return;
        }
        Order order = life.order();
        LOG.warn(
                "a fill overtook an amendment venue={} clientOrderId={} excess={}",
                order.venue(),
                order.clientOrderId(),
                life.excess().toPlainString());
        boolean amendable = order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED;
        if (!amendable || order.filledQty().compareTo(order.quantity()) >= 0) {
            cancel(order);
            return;
        }
        amended(order).whenComplete((reply, failure) -> {
            if (failure != null && Outcomes.isCertain(Failures.cause(failure))) {
                cancel(order);
            }
        });
    }

    /** To the quantity it has, of which the venue is told what is left now. */
    private CompletableFuture<OrderReply> amended(Order order) {
        try {
            return amends.amend(OrderRequest.amend(
                            "fit-" + order.orderId(),
                            order.venue(),
                            order.clientOrderId(),
                            order.quantity(),
                            null,
                            clock.instant())
                    .forAccount(order.account()));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** By the venue's id, for the client id is that of the former order too. */
    private void cancel(Order order) {
        calls.send(order.venue(), new TradeRequest.Cancel(order.account(), order.listing(), null, order.orderId()))
                .whenComplete((ack, failure) -> cancelled(order, ack));
    }

    private void cancelled(Order order, @Nullable OrderAck ack) {
        if (ack != null) {
            desk.reported(order, Report.of(ack, clock.instant()));
        } else {
            questions.once(order);
        }
    }
}
