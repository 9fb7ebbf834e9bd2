package io.azalai.trade;

import io.azalai.model.ExecType;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.timing.Failures;
import io.azalai.trade.journal.Page;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Cancels orders by their ids, one or several. Cancels pass every risk check and go before every other request. One
 * that overtook its order is sent again once the order works. Each stands in the journal from before it is sent until
 * it is answered, so that it is sent again after a stop; the sending does not wait for the disk. Safe for many threads:
 * callers, the threads of answers and the timer's. Orders change within the desk's lock, and {@link #changed} is called
 * inside it; what waits is a concurrent map, touched with and without that lock, and nothing is sent while it is held.
 */
final class Cancels {

    /** Why one ended that was cancelled before it left. */
    static final String UNSENT = "cancelled before it was sent";

    private final OrderDesk desk;
    private final Ledger ledger;
    private final Venues venues;
    private final VenueCalls calls;
    private final Twaps twaps;
    private final Questions questions;
    private final Later later;
    private final Clock clock;
    private final Duration orderTimeout;

    /** Orders to be cancelled as soon as they are known to work. */
    private final Map<OrderKey, Repeat> again = new ConcurrentHashMap<>();

    Cancels(OrderDesk desk, Ledger ledger, Venues venues, Twaps twaps, Questions questions, Dispatch dispatch) {
        this.desk = desk;
        this.ledger = ledger;
        this.venues = venues;
        this.calls = dispatch.calls();
        this.twaps = twaps;
        this.questions = questions;
        this.later = dispatch.later();
        this.clock = dispatch.clock();
        this.orderTimeout = dispatch.orderTimeout();
    }

    /** Cancels one order; an order that has ended answers with its state. */
    CompletableFuture<OrderReply> one(OrderRequest request) {
        Asked asked = asked(request);
        if (!asked.isOpen()) {
            return CompletableFuture.completedFuture(asked.reply());
        }
        CompletableFuture<OrderReply> reply = new CompletableFuture<>();
        cancel(asked.order(), asked.repeat()).whenComplete((order, failure) -> {
            if (failure == null) {
                reply.complete(new OrderReply(order, false, null));
            } else {
                reply.completeExceptionally(Outcomes.told(asked.order(), "cancel", Failures.cause(failure)));
            }
        });
        return reply;
    }

    /**
     * Cancels several orders, as many in one call as their venue takes; what becomes of each, in the same order.
     *
     * @param check of each request; what it throws fails that one
     */
    List<CompletableFuture<OrderReply>> several(List<OrderRequest> requests, UnaryOperator<OrderRequest> check) {
        Map<Basket, List<Waiting>> baskets = new LinkedHashMap<>();
        List<CompletableFuture<OrderReply>> replies = new ArrayList<>();
        for (OrderRequest request : requests) {
            CompletableFuture<OrderReply> reply = new CompletableFuture<>();
            replies.add(reply);
            try {
                Asked asked = asked(check.apply(request));
                if (asked.isOpen()) {
                    baskets.computeIfAbsent(Basket.of(asked.order()), first -> new ArrayList<>())
                            .add(new Waiting(asked, reply));
                } else {
                    reply.complete(asked.reply());
                }
            } catch (RuntimeException refused) {
                reply.completeExceptionally(refused);
            }
        }
        baskets.forEach(this::send);
        return replies;
    }

    /** What a request comes to before anything is sent. */
    private record Asked(Order order, boolean duplicate, Repeat repeat) {

        boolean isOpen() {
            return !order.status().isTerminal();
        }

        OrderReply reply() {
            return new OrderReply(order, duplicate, null);
        }
    }

    /** One on its way, and who waits for what comes of it. */
    private record Waiting(Asked asked, CompletableFuture<OrderReply> reply) {}

    /** Orders whose cancels may share a call. */
    private record Basket(String venue, String account, Market market, boolean overTime) {

        static Basket of(Order order) {
            return new Basket(order.venue(), order.account(), order.listing().market(), Twaps.isOne(order));
        }
    }

    private void send(Basket basket, List<Waiting> members) {
        int size = basket.overTime() ? 1 : venues.named(basket.venue()).batchSize(basket.market());
        for (int from = 0; from < members.size(); from += size) {
            List<Waiting> part = members.subList(from, Math.min(from + size, members.size()));
            sent(basket, part).whenComplete((answers, failure) -> {
                for (int i = 0; i < part.size(); i++) {
                    OrderAnswer answer = answers == null || i >= answers.size() ? null : answers.get(i);
                    finish(part.get(i), answer, failure);
                }
            });
        }
    }

    private CompletableFuture<List<OrderAnswer>> sent(Basket basket, List<Waiting> part) {
        part.forEach(waiting -> begin(waiting.asked().order()));
        if (part.size() == 1) {
            return send(part.get(0).asked().order()).thenApply(ack -> List.of(OrderAnswer.of(ack)));
        }
        List<TradeRequest.Cancel> cancels =
                part.stream().map(waiting -> request(waiting.asked().order())).toList();
        return calls.send(basket.venue(), new TradeRequest.CancelBatch(basket.account(), cancels));
    }

    private void finish(Waiting waiting, @Nullable OrderAnswer answer, @Nullable Throwable failure) {
        Order order = waiting.asked().order();
        OrderAck ack = answer == null ? null : answer.ack();
        if (ack != null) {
            waiting.reply().complete(new OrderReply(done(order, ack), false, null));
            return;
        }
        VenueException own = answer == null ? null : answer.failure();
        Throwable cause = own != null ? own : failure == null ? unnamed(order) : Failures.cause(failure);
        failed(order, waiting.asked().repeat(), cause);
        waiting.reply().completeExceptionally(Outcomes.told(order, "cancel", cause));
    }

    private static VenueException unnamed(Order order) {
        return new OutcomeUnknownException(new VenueException.Details(
                order.venue(),
                "cancel-batch",
                null,
                "the answer does not name order " + order.clientOrderId(),
                Outcome.UNKNOWN));
    }

    /** An order by its caller's id, also where memory has forgotten what the journal keeps; may read the journal. */
    Optional<Order> known(OrderKey key) {
        return desk.find(key).map(OrderLife::order).or(() -> ledger.journal()
                .order(key.account(), key.clientOrderId())
                .map(kept -> kept.order()));
    }

    private Asked asked(OrderRequest request) {
        String id = request.origClientOrderId() == null ? request.clientOrderId() : request.origClientOrderId();
        Order order = known(OrderKey.of(request).with(id))
                .filter(found -> found.venue().equals(request.venue()))
                .orElseThrow(() -> Field.unknownOrder(request, id));
        Field.requirePlace(request, order, venues.named(order.venue()));
        if (order.status().isTerminal()) {
            return new Asked(order, true, Repeat.NEVER);
        }
        Order pending = desk.change(order, life -> pending(life.cancelling(true)));
        return new Asked(pending, false, overtakes(pending) ? Repeat.ONCE_IT_WORKS : Repeat.NEVER);
    }

    /** What was never sent ends here: the gateway signs only what is still RECEIVED. */
    private OrderLife.Change pending(OrderLife life) {
        return switch (life.order().status()) {
            case RECEIVED -> life.moved(OrderStatus.CANCELED, ExecType.CANCELED, UNSENT, clock.instant());
            case NEW, PARTIALLY_FILLED ->
                life.moved(OrderStatus.PENDING_CANCEL, ExecType.PENDING_CANCEL, null, clock.instant());
            case SUBMITTED, UNKNOWN, PENDING_CANCEL -> life.unchanged();
            case RISK_REJECTED, FILLED, CANCELED, REJECTED, EXPIRED -> life.unchanged();
        };
    }

    /** Whether a cancel may reach the venue before its order. */
    private static boolean overtakes(Order order) {
        return order.status() == OrderStatus.SUBMITTED || order.status() == OrderStatus.UNKNOWN;
    }

    /** Sends it; answers the order as it is then. */
    private CompletableFuture<Order> cancel(Order order, Repeat repeat) {
        begin(order);
        return send(order).thenApply(ack -> done(order, ack)).whenComplete((done, failure) -> {
            if (failure != null) {
                failed(order, repeat, Failures.cause(failure));
            }
        });
    }

    private void begin(Order order) {
        keep(order, true);
        later.in(orderTimeout, () -> overdue(order));
    }

    private CompletableFuture<OrderAck> send(Order order) {
        return Twaps.isOne(order) ? twaps.cancel(order) : calls.send(order.venue(), request(order));
    }

    /** By the client id, which an amendment elsewhere leaves as it is, unless another order bears that too. */
    private TradeRequest.Cancel request(Order order) {
        boolean shared = order.orderId() != null && desk.isShared(order);
        String clientId = shared ? null : order.venueClientOrderId();
        return new TradeRequest.Cancel(order.account(), order.listing(), clientId, order.orderId());
    }

    private Order done(Order order, OrderAck ack) {
        answered(order);
        keep(order, false);
        return desk.reported(order, Report.of(ack, clock.instant()));
    }

    /** It may have filled meanwhile, the venue may know no such order yet, or nobody knows: the venue is asked. */
    private void failed(Order order, Repeat repeat, Throwable cause) {
        boolean refused = Outcomes.isCertain(cause) && !(cause instanceof OrderNotFoundException);
        answered(order);
        if (repeat.follows(refused)) {
            again.put(OrderKey.of(order), repeat);
            desk.find(OrderKey.of(order)).map(OrderLife::order).ifPresent(this::changed);
        } else {
            keep(order, false);
        }
        if (refused) {
            desk.change(order, life -> life.cancelRefused(String.valueOf(cause.getMessage()), clock.instant()));
        }
        questions.once(order);
    }

    /** Ends those that were never sent, and cancels the others as soon as they are known to work. */
    void onceTheyWork(List<Order> underWay) {
        for (Order order : underWay) {
            Order now = desk.change(
                    order, life -> life.order().status() == OrderStatus.RECEIVED ? pending(life) : life.unchanged());
            if (!now.status().isTerminal() && again.putIfAbsent(OrderKey.of(now), Repeat.ONCE_IT_WORKS) == null) {
                keep(now, true);
                desk.find(OrderKey.of(now)).map(OrderLife::order).ifPresent(this::changed);
            }
        }
    }

    /** Takes up cancels that were not answered, or to be sent again, when the service stopped. */
    void resume() {
        for (OrderKey waiting : ledger.journal().waitingCancels()) {
            desk.find(waiting)
                    .map(OrderLife::order)
                    .ifPresentOrElse(
                            order -> {
                                again.put(OrderKey.of(order), Repeat.ONCE_IT_WORKS);
                                changed(order);
                            },
                            () -> keep(waiting, false));
        }
    }

    private void keep(Order order, boolean waits) {
        keep(OrderKey.of(order), waits);
    }

    private void keep(OrderKey order, boolean waits) {
        ledger.journal().record(new Page().cancel(order, waits), () -> {});
    }

    /** An order changed; inside the desk's lock. */
    void changed(Order order) {
        boolean works = order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED;
        if (works || order.status().isTerminal()) {
            Repeat repeat = again.remove(OrderKey.of(order));
            if (repeat != null && works) {
                later.in(repeat.after(), () -> repeat(order, repeat));
            } else if (repeat != null) {
                keep(order, false);
            }
        }
    }

    /** Until it has ended, with ever more time between. */
    private void repeat(Order order, Repeat repeat) {
        Order pending = desk.change(order, life -> pending(life.cancelling(true)));
        if (!pending.status().isTerminal()) {
            cancel(pending, repeat.next());
        } else {
            keep(order, false);
        }
    }

    /** From now on the venue's answer to a question tells what came of the cancel. */
    private void answered(Order order) {
        desk.change(order, life -> life.cancelling(false).unchanged());
    }

    private void overdue(Order order) {
        boolean awaited = desk.find(OrderKey.of(order))
                .filter(OrderLife::cancelling)
                .filter(life -> !life.order().status().isTerminal())
                .isPresent();
        if (awaited) {
            answered(order);
            questions.once(order);
        }
    }
}
