package io.azalai.trade;

import io.azalai.model.Effect;
import io.azalai.model.ExecType;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.RiskDecision;
import io.azalai.model.Source;
import io.azalai.timing.Failures;
import io.azalai.trade.AmendGate.Judged;
import io.azalai.trade.journal.JournaledAmendment;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Gives open orders another price or quantity, by the steps of every order: judged and reserved in the critical
 * section, written down, sent once with a permit, its outcome written down. An outcome that is not known is asked for.
 * Safe for many threads: it keeps nothing of its own.
 */
final class Amends {

    private final AmendGate gate;
    private final OrderDesk desk;
    private final Permits permits;
    private final Questions questions;
    private final VenueCalls calls;
    private final Later later;
    private final Executor work;
    private final Clock clock;
    private final Dispatch dispatch;

    Amends(AmendGate gate, OrderDesk desk, Permits permits, Questions questions, Dispatch dispatch) {
        this.gate = gate;
        this.desk = desk;
        this.permits = permits;
        this.questions = questions;
        this.calls = dispatch.calls();
        this.later = dispatch.later();
        this.work = dispatch.work();
        this.clock = dispatch.clock();
        this.dispatch = dispatch;
    }

    /** Amendments whose answer was lost with the service: their orders are asked about, over further restarts too. */
    void resume() {
        for (JournaledAmendment open : gate.open()) {
            desk.find(open.key().with(open.target()))
                    .map(OrderLife::order)
                    .ifPresentOrElse(order -> resume(open, order), () -> over(open));
        }
    }

    private void resume(JournaledAmendment open, Order order) {
        Amendment amendment = of(order, open);
        amending(order, amendment);
        unknown(order, amendment, "the service stopped before the answer to an amendment came");
        untilSettled(amendment, () -> settled(order, amendment));
        untilSettled(amendment, () -> over(open));
    }

    private void over(JournaledAmendment open) {
        gate.ended(open.ended(JournaledAmendment.Outcome.DONE));
    }

    /** At once where that is past. */
    private void untilSettled(Amendment amendment, Runnable then) {
        Duration left = Duration.between(clock.instant(), amendment.settled());
        later.in(left.isNegative() ? Duration.ZERO : left, then);
    }

    CompletableFuture<OrderReply> amend(OrderRequest request) {
        Judged judged = gate.judge(request);
        if (judged.amendment() == null) {
            return CompletableFuture.completedFuture(judged.reply());
        }
        JournaledAmendment amendment = judged.amendment();
        CompletableFuture<OrderReply> reply = new CompletableFuture<>();
        judged.durable()
                .whenCompleteAsync(
                        (written, failure) -> {
                            if (failure == null) {
                                send(judged.reply(), amendment, reply);
                            } else {
                                Order order = judged.reply().order();
                                withdraw(order, amendment);
                                gate.forget(amendment);
                                reply.completeExceptionally(
                                        Outcomes.notWritten(order, "amend", Failures.cause(failure)));
                            }
                        },
                        work);
        return reply;
    }

    /** As the order stands at that moment: what has filled since it was judged is not asked for once more. */
    private void send(OrderReply judged, JournaledAmendment amendment, CompletableFuture<OrderReply> reply) {
        OrderLife life = desk.find(OrderKey.of(judged.order())).orElseThrow();
        Order order = life.order();
        BigDecimal filled = life.fills().atMost();
        TradeRequest.Amend request;
        try {
            request = request(judged, order, amendment, filled);
        } catch (OrderRejectedException over) {
            failed(order, amendment, over);
            reply.completeExceptionally(over);
            return;
        }
        later.in(dispatch.orderTimeout(), () -> unknown(order, of(order, amendment), "no answer to an amendment"));
        untilSettled(of(order, amendment), () -> settled(order, of(order, amendment)));
        calls.send(order.venue(), request).whenComplete((ack, failure) -> {
            if (failure == null) {
                BigDecimal left = amendment.quantity().subtract(filled);
                reply.complete(judged.now(done(order, amendment, left, ack)));
            } else {
                Throwable cause = Failures.cause(failure);
                failed(order, amendment, cause);
                reply.completeExceptionally(Outcomes.told(order, "amend", cause));
            }
        });
    }

    private TradeRequest.Amend request(
            OrderReply judged, Order order, JournaledAmendment amendment, BigDecimal filled) {
        boolean whole = order.filledQty().compareTo(order.quantity()) >= 0;
        if (order.status().isTerminal() || whole || amendment.quantity().compareTo(filled) <= 0) {
            throw nothingLeft(withdraw(order, amendment), filled);
        }
        RiskDecision decision = Objects.requireNonNull(judged.decision(), "what was let through was decided");
        Effect effect = Objects.requireNonNull(decision.effect(), "what was let through has an effect");
        Permit permit = permits.amended(
                order, ticket(order, amendment), effect, of(order, amendment).lowers(order));
        return new TradeRequest.Amend(permit, open(order, amendment), order.orderId(), filled);
    }

    private static OrderRejectedException nothingLeft(Order order, BigDecimal filled) {
        return new OrderRejectedException(VenueException.notSent(
                order.venue(),
                "amend",
                "NOT_AMENDABLE",
                "order " + order.clientOrderId() + " is " + order.status() + " by now: " + filled.toPlainString()
                        + " have filled"));
    }

    private OrderTicket ticket(Order order, JournaledAmendment amendment) {
        Order becomes = OrderCopy.of(order)
                .numbers(amendment.quantity(), amendment.price())
                .now();
        return Intent.ticket(becomes, amendment.price(), expiry(amendment));
    }

    private OrderTicket open(Order order, JournaledAmendment amendment) {
        BigDecimal price = Objects.requireNonNull(order.price(), "a limit has a price");
        return Intent.ticket(order, price, expiry(amendment));
    }

    /** With what was asked to be left of it. */
    private Order done(Order order, JournaledAmendment amendment, BigDecimal left, OrderAck ack) {
        gate.ended(amendment.ended(JournaledAmendment.Outcome.DONE));
        desk.change(order, life -> {
            OrderLife.Change amended = life.amended(of(order, amendment), ack.orderId(), ack.at(), Source.REST);
            return new OrderLife.Change(amended.life().sized(left), amended.events());
        });
        return desk.reported(order, Report.of(ack, clock.instant()));
    }

    /** Where the venue says no, the order may have ended meanwhile, or with the attempt: it is asked. */
    private void failed(Order order, JournaledAmendment amendment, Throwable cause) {
        if (Outcomes.isCertain(cause)) {
            gate.ended(amendment.ended(JournaledAmendment.Outcome.REFUSED));
            withdraw(order, amendment);
            if (cause instanceof VenueException refusal && TradeRequest.Amend.OLD_ORDER_GONE.equals(refusal.code())) {
                gone(order, String.valueOf(cause.getMessage()));
            }
            questions.once(order);
        } else {
            unknown(order, of(order, amendment), String.valueOf(cause.getMessage()));
        }
    }

    private void gone(Order order, String reason) {
        desk.change(order, life -> life.moved(OrderStatus.CANCELED, ExecType.CANCELED, reason, clock.instant()));
    }

    private void amending(Order order, Amendment amendment) {
        desk.change(order, life -> new OrderLife.Change(life.amending(amendment), List.of()));
    }

    private Order withdraw(Order order, JournaledAmendment amendment) {
        return desk.change(order, life -> life.amendRefused(of(order, amendment), clock.instant()));
    }

    private void unknown(Order order, Amendment amendment, @Nullable String reason) {
        desk.change(
                order,
                life -> amendment.isSame(life.replacement().pending())
                        ? life.moved(OrderStatus.UNKNOWN, ExecType.UNKNOWN, reason, clock.instant())
                        : life.unchanged());
    }

    /** One of which nobody knows by now is told by its order. */
    private void settled(Order order, Amendment amendment) {
        desk.find(OrderKey.of(order))
                .filter(life -> amendment.isSame(life.replacement().pending()))
                .filter(life -> !life.order().status().isTerminal())
                .ifPresent(life -> questions.once(life.order()));
    }

    private Instant expiry(JournaledAmendment amendment) {
        return amendment.createdAt().plus(dispatch.orderTimeout());
    }

    private Amendment of(Order order, JournaledAmendment amendment) {
        return Amendment.sent(
                amendment.clientOrderId(),
                amendment.quantity(),
                amendment.price(),
                dispatch.actedOnBy(order, amendment.createdAt()));
    }
}
