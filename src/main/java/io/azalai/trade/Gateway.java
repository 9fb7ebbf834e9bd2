package io.azalai.trade;

import io.azalai.model.ExecType;
import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.trade.journal.JournalException;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in for orders. Its methods are the steps that {@code routes/orders} names, in their order: accept, admit,
 * permit, then acknowledged or failed. Each step checks for itself what went before, so that no route can leave one out
 * (downstream.md section 7). Safe for many threads: orders are behind the desk's lock.
 */
public final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Intake intake;
    private final Admission admission;
    private final OrderDesk desk;
    private final Cancels cancels;
    private final Leverages leverages;
    private final Venues venues;
    private final PermitMint mint;
    private final Later later;
    private final Executor work;
    private final Clock clock;
    private final Duration orderTimeout;
    private final Map<String, Intent> intents = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Gateway(
            Intake intake,
            Admission admission,
            OrderDesk desk,
            Cancels cancels,
            Leverages leverages,
            Venues venues,
            PermitMint mint,
            Later later,
            Executor work,
            Clock clock,
            Duration orderTimeout) {
        this.intake = intake;
        this.admission = admission;
        this.desk = desk;
        this.cancels = cancels;
        this.leverages = leverages;
        this.venues = venues;
        this.mint = mint;
        this.later = later;
        this.work = work;
        this.clock = clock;
        this.orderTimeout = orderTimeout;
    }

    /**
     * Step 1: whether the request says what it must, with its symbol resolved.
     *
     * @throws VenueException with outcome NOT_SENT, naming the field, what it was and what is right
     */
    public OrderRequest accept(OrderRequest request) {
        return intake.check(request);
    }

    /**
     * Steps 2 and 3: idempotency, risk and reservation in one critical section, then the INTENT. Done when that is on the
     * disk; a request that was known already answers with its order's state and {@code duplicate}.
     *
     * @throws io.azalai.venue.RiskRejectedException when the gate refuses
     */
    public CompletableFuture<OrderReply> admit(OrderRequest request) {
        if (closing) {
            throw new OrderRejectedException(VenueException.notSent(
                    request.venue(), "place", "SHUTTING_DOWN", "the service is stopping and takes no new orders"));
        }
        Admission.Admitted admitted = admission.admit(request, RiskOrder.Origin.CALLER);
        Intent intent = admitted.intent();
        if (intent == null) {
            return CompletableFuture.completedFuture(admitted.reply());
        }
        CompletableFuture<OrderReply> reply = new CompletableFuture<>();
        admitted.durable()
                .whenCompleteAsync(
                        (written, failure) -> {
                            if (failure == null) {
                                intents.put(key(intent.order()), intent);
                                reply.complete(admitted.reply());
                            } else {
                                desk.release(intent.order());
                                reply.completeExceptionally(notWritten(intent.order(), Questions.cause(failure)));
                            }
                        },
                        work);
        return reply;
    }

    /** Whether an admitted order is still to be sent. */
    public boolean isNew(OrderReply reply) {
        return !reply.duplicate() && intents.containsKey(key(reply.order()));
    }

    /**
     * Step 4: what is to be sent, with the permit that makes it sendable; once per order, after its INTENT is durable and
     * the symbol's leverage is set.
     */
    public CompletableFuture<TradeRequest.Place> permit(OrderReply reply) {
        Order order = reply.order();
        Intent intent = intents.remove(key(order));
        if (intent == null) {
            throw new OrderRejectedException(VenueException.notSent(
                    order.venue(), "place", "NOT_GATED", "order " + order.clientOrderId() + " has no INTENT to send"));
        }
        if (intent.leverage() == null) {
            return CompletableFuture.completedFuture(submit(intent));
        }
        CompletableFuture<TradeRequest.Place> place = new CompletableFuture<>();
        leverages.ensure(order, intent.leverage()).whenComplete((set, failure) -> {
            if (failure == null) {
                complete(place, intent);
            } else {
                Throwable cause = Questions.cause(failure);
                leverages.answered(order);
                reject(order, "leverage " + intent.leverage() + " could not be set: " + cause.getMessage());
                place.completeExceptionally(new OrderRejectedException(
                        VenueException.notSent(
                                order.venue(),
                                "place",
                                "LEVERAGE_NOT_SET",
                                "leverage " + intent.leverage() + " could not be set: " + cause.getMessage()),
                        cause));
            }
        });
        return place;
    }

    private void complete(CompletableFuture<TradeRequest.Place> place, Intent intent) {
        try {
            place.complete(submit(intent));
        } catch (RuntimeException failure) {
            leverages.answered(intent.order());
            place.completeExceptionally(failure);
        }
    }

    private TradeRequest.Place submit(Intent intent) {
        Instant now = clock.instant();
        Optional<String> objection = desk.within(() -> {
            Optional<String> found = admission.objection(intent);
            desk.change(intent.order(), life -> found.map(why -> withdrawn(life, why, now))
                    .orElseGet(() -> life.moved(OrderStatus.SUBMITTED, ExecType.SUBMITTED, null, now)));
            return found;
        });
        if (objection.isPresent()) {
            throw new OrderRejectedException(VenueException.notSent(
                    intent.order().venue(),
                    "place",
                    "WITHDRAWN",
                    "order " + intent.order().clientOrderId() + " was not sent: " + objection.get()));
        }
        later.in(orderTimeout, () -> overdue(intent.order()));
        Permit permit = mint.mint(intent.ticket(now.plus(orderTimeout)));
        return new TradeRequest.Place(permit);
    }

    /** Ends an order that never left; one whose fate the venue has told of is left as it is. */
    private static OrderLife.Change withdrawn(OrderLife life, String why, Instant at) {
        return switch (life.order().status()) {
            case RECEIVED, UNKNOWN -> life.moved(OrderStatus.REJECTED, ExecType.REJECTED, "not sent: " + why, at);
            case SUBMITTED, NEW, PARTIALLY_FILLED, PENDING_CANCEL -> life.unchanged();
            case RISK_REJECTED, FILLED, CANCELED, REJECTED, EXPIRED -> life.unchanged();
        };
    }

    private void overdue(Order order) {
        leverages.answered(order);
        unknown(order, "no answer within " + orderTimeout.toSeconds() + " s");
    }

    /** Step 5: the venue took the order. */
    public OrderReply acknowledged(OrderReply reply, OrderAck ack) {
        leverages.answered(reply.order());
        return reply.now(desk.reported(reply.order(), Report.of(ack, clock.instant())));
    }

    /**
     * Step 5: the order was not taken, or nobody knows. A fate that is not known keeps the exposure reserved and the
     * venue is asked; the order is never sent again.
     *
     * @throws RuntimeException always: the failure given
     */
    public OrderReply failed(OrderReply reply, Exception failure) {
        Order order = reply.order();
        leverages.answered(order);
        boolean certain = failure instanceof VenueException known && known.outcome() != Outcome.UNKNOWN;
        if (certain) {
            reject(order, String.valueOf(failure.getMessage()));
        } else {
            unknown(order, String.valueOf(failure.getMessage()));
        }
        throw failure instanceof RuntimeException unchecked
                ? unchecked
                : new VenueException(
                        new VenueException.Details(
                                order.venue(), "place", null, String.valueOf(failure.getMessage()), Outcome.UNKNOWN),
                        failure);
    }

    private void reject(Order order, String reason) {
        desk.change(
                order,
                life -> OrderDesk.isUnanswered(life.order())
                        ? life.moved(OrderStatus.REJECTED, ExecType.REJECTED, reason, clock.instant())
                        : life.unchanged());
    }

    private void unknown(Order order, String reason) {
        desk.change(order, life -> {
            if (!OrderDesk.isUnanswered(life.order())) {
                return life.unchanged();
            }
            LOG.warn(
                    "order outcome unknown venue={} clientOrderId={}: {}",
                    order.venue(),
                    order.clientOrderId(),
                    reason);
            return life.moved(OrderStatus.UNKNOWN, ExecType.UNKNOWN, reason, clock.instant());
        });
    }

    /** Cancels the order that is meant; one that has ended answers with its state. */
    public CompletableFuture<OrderReply> cancel(OrderRequest request) {
        return cancels.one(request);
    }

    /** Cancels all open orders of an account at a venue, of one symbol when the request names one. */
    public CompletableFuture<CancelAllReply> cancelAll(OrderRequest request) {
        String symbol = request.symbol();
        Listing only = symbol == null
                ? null
                : venues.named(request.venue())
                        .symbols()
                        .resolve(symbol, request.market())
                        .listing();
        return cancels.all(request.venue(), request.account(), only);
    }

    /** An order of the last day, or any that is still open. */
    public Optional<Order> order(String account, String clientOrderId) {
        return desk.find(account, clientOrderId).map(OrderLife::order);
    }

    /** Orders that may still fill, oldest first. */
    public List<Order> openOrders() {
        return desk.working();
    }

    /** Open orders and those that ended in the last day, oldest first. */
    public List<Order> orders() {
        return desk.all();
    }

    /** From now on new orders are refused; cancels go on. */
    public void close() {
        closing = true;
    }

    private static VenueException notWritten(Order order, Throwable cause) {
        String text = cause instanceof JournalException ? String.valueOf(cause.getMessage()) : cause.toString();
        return new VenueException(
                VenueException.notSent(
                        order.venue(),
                        "place",
                        "JOURNAL_FAILED",
                        "order " + order.clientOrderId() + " was not sent: " + text),
                cause);
    }

    private static String key(Order order) {
        return order.account() + "|" + order.clientOrderId();
    }
}
