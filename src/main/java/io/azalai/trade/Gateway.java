package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.timing.Failures;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one way in for orders. Its methods are the steps that {@code routes/orders} names, in their order: accept, admit,
 * permit, then acknowledged or failed. Each step checks for itself what went before, so that no route can leave one out
 * (downstream.md section 7). Safe for many threads: orders are behind the desk's lock.
 */
public final class Gateway {

    private final Intake intake;
    private final Admission admission;
    private final OrderDesk desk;
    private final Permits permits;
    private final Outcomes outcomes;
    private final Batches batches;
    private final Cancels cancels;
    private final Sweeps sweeps;
    private final Amends amends;
    private final AccountSettings settings;
    private final Venues venues;
    private final OpeningHours hours;
    private final Executor work;
    private final Map<OrderKey, Intent> intents = new ConcurrentHashMap<>();

    /** What a new order passes, step by step. */
    record Placing(Intake intake, Admission admission, Permits permits, Batches batches, Outcomes outcomes) {}

    /** What is done to open orders, and set for accounts. */
    record Changing(Cancels cancels, Sweeps sweeps, Amends amends, AccountSettings settings) {}

    Gateway(OrderDesk desk, Venues venues, Placing placing, Changing changing, OpeningHours hours, Executor work) {
        this.desk = desk;
        this.venues = venues;
        this.intake = placing.intake;
        this.admission = placing.admission;
        this.permits = placing.permits;
        this.batches = placing.batches;
        this.outcomes = placing.outcomes;
        this.cancels = changing.cancels;
        this.sweeps = changing.sweeps;
        this.amends = changing.amends;
        this.settings = changing.settings;
        this.hours = hours;
        this.work = work;
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
     * Steps 2 and 3: idempotency, risk and reservation in one critical section, then the INTENT. Done when that is on
     * the disk; a request that was known already answers with its order's state and {@code duplicate}. Where we know of
     * no position to close the account is read first, as fills come before the positions they make.
     *
     * @throws io.azalai.venue.RiskRejectedException when the gate refuses
     */
    public CompletableFuture<OrderReply> admit(OrderRequest request) {
        return admit(request, Protection.origin(request));
    }

    private CompletableFuture<OrderReply> admit(OrderRequest request, RiskOrder.Origin origin) {
        hours.require(request, "place", origin);
        try {
            return judged(request, origin);
        } catch (OrderRejectedException refusal) {
            if (!Closing.isNothing(refusal)) {
                throw refusal;
            }
            return Unwrapped.of(admission.reread(request).thenComposeAsync(read -> judged(request, origin), work));
        }
    }

    private CompletableFuture<OrderReply> judged(OrderRequest request, RiskOrder.Origin origin) {
        Admission.Admitted admitted = admission.admit(request, origin);
        Intent intent = admitted.intent();
        if (intent == null) {
            return CompletableFuture.completedFuture(admitted.reply());
        }
        CompletableFuture<OrderReply> reply = new CompletableFuture<>();
        admitted.durable()
                .whenCompleteAsync(
                        (written, failure) -> {
                            if (failure == null) {
                                intents.put(OrderKey.of(intent.order()), intent);
                                reply.complete(admitted.reply());
                            } else {
                                admission.withdraw(intent);
                                reply.completeExceptionally(
                                        Outcomes.notWritten(intent.order(), "place", Failures.cause(failure)));
                            }
                        },
                        work);
        return reply;
    }

    /** Whether an admitted order is still to be sent. */
    public boolean isNew(OrderReply reply) {
        return !reply.duplicate() && intents.containsKey(OrderKey.of(reply.order()));
    }

    /**
     * Step 4: what is to be sent, with the permit that makes it sendable; once per order, after its INTENT is durable
     * and the symbol's leverage is set.
     */
    public CompletableFuture<TradeRequest<OrderAck>> permit(OrderReply reply) {
        Intent intent = taken(reply.order());
        return Unwrapped.of(permits.give(intent).thenApply(intent::request));
    }

    /** Whether an admitted order goes in one call with those that its venue ties to it. */
    public boolean isTied(OrderReply reply) {
        Intent intent = intents.get(OrderKey.of(reply.order()));
        return intent != null && !intent.tied().isEmpty();
    }

    /** Steps 4 and 5 of an order with those that its venue ties to it. */
    public CompletableFuture<OrderReply> placeTied(OrderReply reply) {
        return Unwrapped.of(batches.send(List.of(taken(reply.order()))).get(0).thenApply(reply::now));
    }

    /** The INTENT of an order, once. */
    private Intent taken(Order order) {
        Intent intent = intents.remove(OrderKey.of(order));
        if (intent == null) {
            throw new OrderRejectedException(VenueException.notSent(
                    order.venue(), "place", "NOT_GATED", "order " + order.clientOrderId() + " has no INTENT to send"));
        }
        return intent;
    }

    /** Step 5: the venue took the order. */
    public OrderReply acknowledged(OrderReply reply, OrderAck ack) {
        return reply.now(outcomes.taken(reply.order(), ack));
    }

    /**
     * Step 5: the order was not taken, or nobody knows. A fate that is not known keeps the exposure reserved and the
     * venue is asked; the order is never sent again.
     *
     * @throws VenueException always: the refusal given, or that the order's fate is not known
     */
    public OrderReply failed(OrderReply reply, Exception failure) {
        throw outcomes.failed(reply.order(), failure);
    }

    /**
     * All steps for several requests, sent together where their venue takes batches. New orders pass the gate each by
     * itself, in their order; cancels go beside them. Each has an outcome of its own: the answers stand in the same
     * order.
     */
    public CompletableFuture<List<BatchReply>> sendAll(List<OrderRequest> requests) {
        List<OrderRequest> ends = requests.stream()
                .filter(request -> request.action() == OrderAction.CANCEL)
                .toList();
        List<OrderRequest> begins = requests.stream()
                .filter(request -> request.action() != OrderAction.CANCEL)
                .toList();
        return cancelAll(ends).thenCombine(placeAll(begins, this::accept, Protection::origin), (ended, begun) -> {
            Iterator<BatchReply> cancelled = ended.iterator();
            Iterator<BatchReply> placed = begun.iterator();
            return requests.stream()
                    .map(request -> request.action() == OrderAction.CANCEL ? cancelled.next() : placed.next())
                    .toList();
        });
    }

    private CompletableFuture<List<BatchReply>> cancelAll(List<OrderRequest> requests) {
        List<CompletableFuture<BatchReply>> replies = new ArrayList<>();
        List<CompletableFuture<OrderReply>> sent = cancels.several(requests, this::accept);
        for (int i = 0; i < sent.size(); i++) {
            replies.add(BatchReply.of(requests.get(i), sent.get(i)));
        }
        return together(replies);
    }

    private static CompletableFuture<List<BatchReply>> together(List<CompletableFuture<BatchReply>> replies) {
        return settled(replies)
                .thenApply(all -> replies.stream().map(CompletableFuture::join).toList());
    }

    /**
     * New orders: each judged by itself, then sent together.
     *
     * @param accepting step 1 of each; what it throws fails that one
     */
    CompletableFuture<List<BatchReply>> placeAll(
            List<OrderRequest> requests,
            UnaryOperator<OrderRequest> accepting,
            Function<OrderRequest, RiskOrder.Origin> origin) {
        List<CompletableFuture<OrderReply>> admitted =
                requests.stream().map(each -> admitted(each, accepting, origin)).toList();
        return settled(admitted).thenCompose(done -> {
            List<OrderReply> fresh = admitted.stream()
                    .filter(reply -> !reply.isCompletedExceptionally())
                    .map(CompletableFuture::join)
                    .filter(this::isNew)
                    .toList();
            List<CompletableFuture<Order>> outcomes = batches.send(
                    fresh.stream().map(reply -> taken(reply.order())).toList());
            Map<OrderKey, CompletableFuture<Order>> sent = new HashMap<>();
            for (int i = 0; i < fresh.size(); i++) {
                sent.put(OrderKey.of(fresh.get(i).order()), outcomes.get(i));
            }
            List<CompletableFuture<BatchReply>> replies = new ArrayList<>();
            for (int i = 0; i < requests.size(); i++) {
                replies.add(batchReply(requests.get(i), admitted.get(i), sent));
            }
            return together(replies);
        });
    }

    private CompletableFuture<OrderReply> admitted(
            OrderRequest request,
            UnaryOperator<OrderRequest> accepting,
            Function<OrderRequest, RiskOrder.Origin> origin) {
        try {
            if (request.action() != OrderAction.NEW && request.action() != OrderAction.CLOSE_POSITION) {
                throw Field.refusal(
                        request,
                        "UNSUPPORTED",
                        "a batch takes NEW, CLOSE_POSITION and CANCEL; send " + request.action() + " alone");
            }
            return admit(accepting.apply(request), origin.apply(request));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static CompletableFuture<BatchReply> batchReply(
            OrderRequest request,
            CompletableFuture<OrderReply> admitted,
            Map<OrderKey, CompletableFuture<Order>> sent) {
        return BatchReply.of(request, admitted.thenCompose(reply -> {
            CompletableFuture<Order> outcome = sent.get(OrderKey.of(reply.order()));
            return outcome == null ? CompletableFuture.completedFuture(reply) : outcome.thenApply(reply::now);
        }));
    }

    /** Done when all are, however they ended. */
    private static CompletableFuture<?> settled(List<? extends CompletableFuture<?>> all) {
        return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).handle((done, failure) -> List.of());
    }

    /** Cancels the order that is meant; one that has ended answers with its state. */
    public CompletableFuture<OrderReply> cancel(OrderRequest request) {
        return cancels.one(request);
    }

    /** Gives an open order another price, quantity or both; the same steps as for a new one, in one. */
    public CompletableFuture<OrderReply> amend(OrderRequest request) {
        hours.require(request, "amend", RiskOrder.Origin.CALLER);
        return amends.amend(request);
    }

    /**
     * Cancels all open orders of an account at a venue, of the symbol or else of the market that the request names. Of
     * ours, those not sent yet end unsent, and those whose answer is open are cancelled once they work.
     */
    public CompletableFuture<CancelAllReply> cancelAll(OrderRequest request) {
        Reach reach = Reach.of(request.market(), listing(request));
        return Unwrapped.of(sweeps.all(Sweep.of(request.venue(), request.account(), reach)));
    }

    /** Lets open orders go once a time has passed without another such request, or not any more. */
    public CompletableFuture<ScheduleReply> scheduleCancel(OrderRequest request) {
        TradeRequest.ScheduleCancel schedule = new TradeRequest.ScheduleCancel(
                request.account(), listing(request), request.terms().pace().period());
        return Unwrapped.of(settings.scheduleCancel(request.venue(), schedule)
                .thenApply(at ->
                        new ScheduleReply(request.venue(), request.account(), request.symbol(), at.orElse(null))));
    }

    private @Nullable Listing listing(OrderRequest request) {
        String symbol = request.symbol();
        return symbol == null
                ? null
                : venues.named(request.venue())
                        .symbols()
                        .resolve(symbol, request.market())
                        .listing();
    }

    /** An order by its caller's id, as long as the journal keeps it; reads that once memory has forgotten. */
    public Optional<Order> order(String account, String clientOrderId) {
        return cancels.known(new OrderKey(account, clientOrderId));
    }

    /** An order as a venue tells it, under our id as long as the journal keeps it; reads the journal. */
    public Order named(Order told) {
        return desk.named(told);
    }

    /** An own trade as a venue tells it, under our id of its order as long as the journal keeps that; likewise. */
    public Fill named(Fill told) {
        return desk.named(told);
    }

    /** Orders that may still fill, oldest first. */
    public List<Order> openOrders() {
        return desk.working();
    }

    /** Open orders and those that ended in the last day, oldest first. */
    public List<Order> orders() {
        return desk.all();
    }

    /** From now on new orders are refused; cancels go on, and what protects fills until the service has left. */
    public void close() {
        hours.narrow();
    }
}
