package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Lane;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cancels all that a venue holds open for an account, whoever placed it, ends what it works off over time, and lets
 * nothing of ours come up that is still under way. Safe for many threads: it keeps nothing of its own.
 */
final class Sweeps {

    private final OrderDesk desk;
    private final Venues venues;
    private final VenueCalls calls;
    private final Twaps twaps;
    private final Questions questions;
    private final Cancels cancels;
    private final Clock clock;

    Sweeps(OrderDesk desk, Venues venues, Twaps twaps, Questions questions, Cancels cancels, Dispatch dispatch) {
        this.desk = desk;
        this.venues = venues;
        this.calls = dispatch.calls();
        this.twaps = twaps;
        this.questions = questions;
        this.cancels = cancels;
        this.clock = dispatch.clock();
    }

    /**
     * Cancels what a venue holds open for an account, as far as the sweep goes. What was never sent ends; what the
     * venue may not list yet is cancelled once it works.
     */
    CompletableFuture<CancelAllReply> all(Sweep sweep) {
        cancels.onceTheyWork(underWay(sweep));
        OpenVenue venue = venues.named(sweep.venue());
        CompletableFuture<CancelAllReply> all = twaps.cancelAll(venue, sweep)
                .thenApply(ended -> new CancelAllReply(sweep.venue(), sweep.account(), ended));
        for (Set<Market> markets : sweep.reach().markets(venue)) {
            all = ofMarkets(sweep, markets).thenCombine(all, (orders, others) -> orders.with(others.orderIds()));
        }
        return all;
    }

    /** Orders of ours that may still come up there, so that what the venue lists is not all. */
    List<Order> underWay(Sweep sweep) {
        return desk.underWay().stream()
                .filter(order ->
                        order.venue().equals(sweep.venue()) && order.account().equals(sweep.account()))
                .filter(sweep::takes)
                .toList();
    }

    /**
     * Where the venue does not tell all that is open, what can be read of its answer and what we know of go all the
     * same; the failure is told then.
     */
    private CompletableFuture<CancelAllReply> ofMarkets(Sweep sweep, Set<Market> markets) {
        return calls.send(sweep.venue(), new AccountRequest.ReadOpenOrders(sweep.account(), markets, Lane.CANCEL))
                .handle((open, failure) -> open == null
                        ? cancelAll(sweep, known(sweep, markets, Failures.cause(failure)))
                                .thenCompose(
                                        done -> CompletableFuture.<CancelAllReply>failedFuture(Failures.cause(failure)))
                        : cancelAll(sweep, open.stream().filter(sweep::takes).toList()))
                .thenCompose(Function.identity());
    }

    private List<Order> known(Sweep sweep, Set<Market> markets, Throwable failure) {
        Map<String, Order> known = new LinkedHashMap<>();
        VenueUnavailableException.readable(failure, Order.class).stream()
                .filter(sweep::takes)
                .forEach(order -> known.put(named(order), order));
        desk.working().stream()
                .filter(order ->
                        order.venue().equals(sweep.venue()) && order.account().equals(sweep.account()))
                .filter(order -> markets.contains(order.listing().market()) && sweep.takes(order))
                .filter(order -> order.orderId() != null && !Twaps.isOne(order))
                .forEach(order -> known.putIfAbsent(named(order), order));
        return List.copyOf(known.values());
    }

    private static String named(Order order) {
        return order.listing().key() + "|" + order.orderId();
    }

    /** Where some orders are to stay, none goes by its symbol: that would take those that have come up since. */
    private CompletableFuture<CancelAllReply> cancelAll(Sweep sweep, List<Order> open) {
        OpenVenue venue = venues.named(sweep.venue());
        String account = sweep.account();
        List<CompletableFuture<?>> sent;
        if (!venue.cancelsWholeSymbols()) {
            sent = byId(venue, account, open);
        } else {
            sent = sweep.sparesAny() ? oneByOne(venue, account, open) : bySymbol(venue, account, open);
        }
        return CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> new CancelAllReply(sweep.venue(), account, ids(open)));
    }

    private List<CompletableFuture<?>> oneByOne(OpenVenue venue, String account, List<Order> open) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (Order order : open) {
            sent.add(calls.send(venue.name(), new TradeRequest.Cancel(account, order.listing(), null, order.orderId()))
                    .thenApply(OrderAnswer::of)
                    .exceptionally(Sweeps::refused)
                    .handle((answer, failure) ->
                            answered(List.of(order), answer == null ? null : List.of(answer), failure))
                    .thenCompose(Function.identity()));
        }
        return sent;
    }

    private static OrderAnswer refused(Throwable failure) {
        if (Failures.cause(failure) instanceof VenueException refusal) {
            return OrderAnswer.of(refusal);
        }
        throw new CompletionException(failure);
    }

    private List<CompletableFuture<?>> bySymbol(OpenVenue venue, String account, List<Order> open) {
        Map<Listing, List<Order>> byListing = new LinkedHashMap<>();
        open.forEach(order -> byListing
                .computeIfAbsent(order.listing(), listing -> new ArrayList<>())
                .add(order));
        List<CompletableFuture<?>> sent = new ArrayList<>();
        byListing.forEach(
                (listing, orders) -> sent.add(calls.send(venue.name(), new TradeRequest.CancelAll(account, listing))
                        .whenComplete((acks, failure) ->
                                orders.forEach(order -> cancelled(order, acks == null ? null : own(order, acks))))));
        return sent;
    }

    private static @Nullable OrderAck own(Order order, List<OrderAck> acks) {
        return acks.stream()
                .filter(ack -> Objects.equals(ack.orderId(), order.orderId()))
                .findFirst()
                .orElse(null);
    }

    /** As many in a call as the venue takes, of whatever symbols (hyperliquid.md section 9 point 8). */
    private List<CompletableFuture<?>> byId(OpenVenue venue, String account, List<Order> open) {
        int most = venue.markets().stream().mapToInt(venue::batchSize).min().orElse(1);
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (int from = 0; from < open.size(); from += most) {
            List<Order> part = open.subList(from, Math.min(from + most, open.size()));
            List<TradeRequest.Cancel> cancels = part.stream()
                    .map(order -> new TradeRequest.Cancel(account, order.listing(), null, order.orderId()))
                    .toList();
            sent.add(calls.send(venue.name(), new TradeRequest.CancelBatch(account, cancels))
                    .handle((answers, failure) -> answered(part, answers, failure))
                    .thenCompose(Function.identity()));
        }
        return sent;
    }

    /** Each has an answer of its own; one that is there no more may have filled, any other failure is told. */
    private CompletableFuture<Void> answered(
            List<Order> orders, @Nullable List<OrderAnswer> answers, @Nullable Throwable failure) {
        Throwable told = failure;
        for (int i = 0; i < orders.size(); i++) {
            OrderAnswer answer = answers == null || i >= answers.size() ? null : answers.get(i);
            cancelled(orders.get(i), answer == null ? null : answer.ack());
            VenueException own = answer == null ? null : answer.failure();
            boolean gone = own instanceof OrderNotFoundException;
            told = told == null && !gone ? own : told;
        }
        return told == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(told);
    }

    /** What the answer says of an order; where it does not name it, the venue is asked. */
    private void cancelled(Order open, @Nullable OrderAck own) {
        desk.meant(open).map(OrderLife::order).ifPresent(order -> {
            if (own == null) {
                questions.once(order);
            } else {
                desk.reported(order, Report.of(own, clock.instant()));
            }
        });
    }

    private static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::orderId).filter(Objects::nonNull).toList();
    }
}
