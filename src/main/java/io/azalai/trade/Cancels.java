package io.azalai.trade;

import io.azalai.model.ExecType;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Cancels orders: one by its id, or all that the venue holds open. Cancels pass every risk check and go before every
 * other request. One that overtook its order is sent again once the order works. Safe for many threads: a concurrent map.
 */
final class Cancels {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final OrderDesk desk;
    private final Ledger ledger;
    private final Venues venues;
    private final VenueCalls calls;
    private final Questions questions;
    private final Later later;
    private final Clock clock;
    private final Duration orderTimeout;

    /** Orders to be cancelled as soon as they are known to work, and how long to wait then. */
    private final Map<String, Duration> again = new ConcurrentHashMap<>();

    Cancels(
            OrderDesk desk,
            Ledger ledger,
            Venues venues,
            VenueCalls calls,
            Questions questions,
            Later later,
            Clock clock,
            Duration orderTimeout) {
        this.desk = desk;
        this.ledger = ledger;
        this.venues = venues;
        this.calls = calls;
        this.questions = questions;
        this.later = later;
        this.clock = clock;
        this.orderTimeout = orderTimeout;
    }

    /** Cancels one order; an order that has ended answers with its state. */
    CompletableFuture<OrderReply> one(OrderRequest request) {
        String id = request.origClientOrderId() == null ? request.clientOrderId() : request.origClientOrderId();
        Order order = desk.find(request.account(), id)
                .map(OrderLife::order)
                .or(() -> ledger.journal().order(request.account(), id).map(kept -> kept.order()))
                .filter(found -> found.venue().equals(request.venue()))
                .orElseThrow(() -> new OrderNotFoundException(VenueException.notSent(
                        request.venue(),
                        "cancel",
                        "UNKNOWN_ORDER",
                        "no order " + id + " of account " + request.account() + " at " + request.venue()
                                + " is known; ./azalai orders list shows those that are")));
        if (order.status().isTerminal()) {
            return CompletableFuture.completedFuture(new OrderReply(order, true, null));
        }
        Order pending = desk.change(order, life -> pending(life.cancelling(true)));
        return pending.status().isTerminal()
                ? CompletableFuture.completedFuture(new OrderReply(pending, false, null))
                : cancel(pending, overtakes(pending) ? Duration.ZERO : null);
    }

    /** What was never sent ends here: the gateway signs only what is still RECEIVED. */
    private OrderLife.Change pending(OrderLife life) {
        return switch (life.order().status()) {
            case RECEIVED ->
                life.moved(OrderStatus.CANCELED, ExecType.CANCELED, "cancelled before it was sent", clock.instant());
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

    /**
     * Sends it.
     *
     * @param next how long after a failure it may be sent again by itself; null where that is left to the caller
     */
    private CompletableFuture<OrderReply> cancel(Order order, @Nullable Duration next) {
        TradeRequest.Cancel cancel =
                new TradeRequest.Cancel(order.account(), order.listing(), order.venueClientOrderId(), order.orderId());
        CompletableFuture<OrderReply> reply = new CompletableFuture<>();
        later.in(orderTimeout, () -> overdue(order));
        calls.send(order.listing().venue(), cancel).whenComplete((ack, failure) -> {
            answered(order);
            if (ack != null) {
                reply.complete(new OrderReply(desk.reported(order, Report.of(ack, clock.instant())), false, null));
            } else {
                Throwable cause = Questions.cause(failure);
                keep(order, next, cause);
                refused(order, cause);
                reply.completeExceptionally(cause);
            }
        });
        return reply;
    }

    /** The venue knew no such order yet, or nobody knows whether it did: it is to be cancelled once it works. */
    private void keep(Order order, @Nullable Duration next, Throwable cause) {
        boolean first = next != null && next.isZero();
        if (next != null && !(first && isRefusal(cause))) {
            again.put(key(order), next);
            desk.find(order.account(), order.clientOrderId())
                    .map(OrderLife::order)
                    .ifPresent(this::changed);
        }
    }

    private static boolean isRefusal(Throwable cause) {
        return Outcomes.isCertain(cause) && !(cause instanceof OrderNotFoundException);
    }

    /** An order changed; inside the desk's lock. */
    void changed(Order order) {
        boolean works = order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED;
        if (works || order.status().isTerminal()) {
            Duration wait = again.remove(key(order));
            if (wait != null && works) {
                later.in(wait, () -> repeat(order, wait));
            }
        }
    }

    /** Until it has ended, with ever more time between. */
    private void repeat(Order order, Duration waited) {
        Order pending = desk.change(order, life -> pending(life.cancelling(true)));
        if (!pending.status().isTerminal()) {
            Duration next = waited.isZero() ? Duration.ofSeconds(1) : waited.multipliedBy(2);
            cancel(pending, next.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : next);
        }
    }

    /** From now on the venue's answer to a question tells what came of the cancel. */
    private void answered(Order order) {
        desk.change(order, life -> life.cancelling(false).unchanged());
    }

    private void overdue(Order order) {
        boolean awaited = desk.find(order.account(), order.clientOrderId())
                .filter(OrderLife::cancelling)
                .filter(life -> !life.order().status().isTerminal())
                .isPresent();
        if (awaited) {
            answered(order);
            questions.once(order);
        }
    }

    /** It may have filled meanwhile, or the cancel may be on its way: the venue is asked. */
    private void refused(Order order, Throwable cause) {
        if (isRefusal(cause)) {
            desk.change(order, life -> life.cancelRefused(String.valueOf(cause.getMessage()), clock.instant()));
        }
        questions.once(order);
    }

    /** Cancels what a venue holds open for an account, of one symbol or of all. */
    CompletableFuture<CancelAllReply> all(String venueName, String account, @Nullable Listing only) {
        OpenVenue venue = venues.named(venueName);
        List<CompletableFuture<List<Order>>> reads = new ArrayList<>();
        for (Market market : only == null ? venue.markets() : List.of(only.market())) {
            reads.add(calls.send(venueName, new AccountRequest.ReadOpenOrders(account, market)));
        }
        return CompletableFuture.allOf(reads.toArray(new CompletableFuture<?>[0]))
                .thenCompose(read -> {
                    List<Order> open = reads.stream()
                            .flatMap(orders -> orders.join().stream())
                            .filter(order -> only == null || only.equals(order.listing()))
                            .toList();
                    return cancelAll(venueName, account, open);
                });
    }

    private CompletableFuture<CancelAllReply> cancelAll(String venue, String account, List<Order> open) {
        Map<Listing, List<Order>> byListing = new LinkedHashMap<>();
        open.forEach(order -> byListing
                .computeIfAbsent(order.listing(), listing -> new ArrayList<>())
                .add(order));
        List<CompletableFuture<?>> sent = new ArrayList<>();
        byListing.forEach((listing, orders) ->
                sent.add(calls.send(venue, new TradeRequest.CancelAll(account, listing, ids(orders)))
                        .whenComplete((acks, failure) -> cancelled(orders, acks))));
        return CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> new CancelAllReply(venue, account, ids(open)));
    }

    /** What the answer says of each order; of those it does not name, the venue is asked. */
    private void cancelled(List<Order> orders, @Nullable List<OrderAck> acks) {
        for (Order open : orders) {
            OrderAck own = acks == null
                    ? null
                    : acks.stream()
                            .filter(ack -> Objects.equals(ack.orderId(), open.orderId()))
                            .findFirst()
                            .orElse(null);
            desk.meant(open).map(OrderLife::order).ifPresent(order -> {
                if (own == null) {
                    questions.once(order);
                } else {
                    desk.reported(order, Report.of(own, clock.instant()));
                }
            });
        }
    }

    private static String key(Order order) {
        return order.account() + "|" + order.clientOrderId();
    }

    private static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::orderId).filter(Objects::nonNull).toList();
    }
}
