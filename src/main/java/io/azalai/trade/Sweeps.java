package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Lane;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderAck;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    CompletableFuture<CancelAllReply> all(String venueName, String account, Reach reach) {
        cancels.onceTheyWork(underWay(venueName, account, reach));
        OpenVenue venue = venues.named(venueName);
        CompletableFuture<CancelAllReply> all = twaps.cancelAll(venue, account, reach)
                .thenApply(ended -> new CancelAllReply(venueName, account, ended));
        for (Set<Market> markets : reach.markets(venue)) {
            all = ofMarkets(venueName, account, markets, reach)
                    .thenCombine(all, (orders, others) -> orders.with(others.orderIds()));
        }
        return all;
    }

    /** Orders of ours that may still come up there, so that what the venue lists is not all. */
    List<Order> underWay(String venue, String account, Reach reach) {
        return desk.underWay().stream()
                .filter(order -> order.venue().equals(venue) && order.account().equals(account))
                .filter(order -> reach.holds(order.listing()))
                .toList();
    }

    /** Where the venue does not tell what is open, what we know of goes all the same; the failure is told then. */
    private CompletableFuture<CancelAllReply> ofMarkets(
            String venue, String account, Set<Market> markets, Reach reach) {
        return calls.send(venue, new AccountRequest.ReadOpenOrders(account, markets, Lane.CANCEL))
                .handle((open, failure) -> open == null
                        ? cancelAll(venue, account, known(venue, account, markets, reach))
                                .thenCompose(
                                        done -> CompletableFuture.<CancelAllReply>failedFuture(Failures.cause(failure)))
                        : cancelAll(
                                venue,
                                account,
                                open.stream()
                                        .filter(order -> reach.holds(order.listing()))
                                        .toList()))
                .thenCompose(Function.identity());
    }

    private List<Order> known(String venue, String account, Set<Market> markets, Reach reach) {
        return desk.working().stream()
                .filter(order -> order.venue().equals(venue) && order.account().equals(account))
                .filter(order -> markets.contains(order.listing().market()) && reach.holds(order.listing()))
                .filter(order -> order.orderId() != null && !Twaps.isOne(order))
                .toList();
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

    private static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::orderId).filter(Objects::nonNull).toList();
    }
}
