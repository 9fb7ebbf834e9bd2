package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Capability;
import io.azalai.venue.Lane;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.Twap;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Orders over time: a venue lists them apart from its orders, knows them by an id of its own only, and ends them by a
 * call of their own. Safe for many threads: it keeps nothing of its own.
 */
final class Twaps {

    /** By how much clocks may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final OrderDesk desk;
    private final VenueCalls calls;
    private final Clock clock;

    Twaps(OrderDesk desk, VenueCalls calls, Clock clock) {
        this.desk = desk;
        this.calls = calls;
        this.clock = clock;
    }

    static boolean isOne(Order order) {
        return order.orderType() == OrderType.TWAP;
    }

    /**
     * Whether an order that nobody named may be one by which a venue works off one of ours: at the market, on the same
     * side, from within its time. Its fills count for that one (hyperliquid.md section 2.5, {@code Twap Slice}).
     */
    static boolean isSlice(Order order, List<Order> ours) {
        return order.orderType() == OrderType.MARKET
                && order.venueClientOrderId() == null
                && ours.stream()
                        .filter(Twaps::isOne)
                        .filter(twap -> twap.listing().equals(order.listing()) && twap.side() == order.side())
                        .filter(twap -> twap.account().equals(order.account()))
                        .anyMatch(twap -> isWithin(twap, order.createdAt()));
    }

    private static boolean isWithin(Order twap, Instant created) {
        boolean begun = created.isAfter(twap.createdAt().minus(SKEW));
        return begun
                && (!twap.status().isTerminal()
                        || created.isBefore(twap.updatedAt().plus(SKEW)));
    }

    /** What the venue says of one; failed with {@link OrderNotFoundException} when it does not know it. */
    CompletableFuture<Report> ask(Order order) {
        return calls.send(order.venue(), new AccountRequest.ReadTwaps(order.account()))
                .thenApply(twaps -> twaps.stream()
                        .filter(twap -> means(order, twap))
                        .min(Comparator.comparing(Twap::createdAt))
                        .map(twap -> Report.of(twap, clock.instant()))
                        .orElseThrow(() -> unknown(order, "twaps", "the venue tells of no order over time like it")));
    }

    /** By its id, or where its answer was lost by what was asked, unless that is another one of ours. */
    private boolean means(Order order, Twap twap) {
        if (order.orderId() != null) {
            return order.orderId().equals(twap.id());
        }
        return twap.listing().equals(order.listing())
                && twap.side() == order.side()
                && twap.reduceOnly() == order.reduceOnly()
                && twap.quantity().compareTo(order.quantity()) == 0
                && twap.createdAt().isAfter(order.createdAt().minus(SKEW))
                && desk.all().stream().noneMatch(other -> isOne(other) && Objects.equals(other.orderId(), twap.id()));
    }

    /** Ends one, of which the venue must have told its id. */
    CompletableFuture<OrderAck> cancel(Order order) {
        String id = order.orderId();
        if (id == null) {
            return CompletableFuture.failedFuture(
                    unknown(order, "cancel-twap", "the venue has not told its id yet; it is cancelled once it has"));
        }
        return end(order.venue(), order.account(), order.listing(), id)
                .thenApply(
                        done -> new OrderAck(id, OrderStatus.CANCELED, order.filledQty(), null, null, clock.instant()));
    }

    private CompletableFuture<Boolean> end(String venue, String account, Listing listing, String id) {
        return calls.send(venue, new TradeRequest.CancelTwap(account, listing, id));
    }

    /** Ends all that may still fill, as far as the sweep goes; answers their ids. */
    CompletableFuture<List<String>> cancelAll(OpenVenue venue, Sweep sweep) {
        String account = sweep.account();
        if (venue.markets().stream()
                .noneMatch(market -> venue.capabilities(market).contains(Capability.TWAP))) {
            return CompletableFuture.completedFuture(List.of());
        }
        return calls.send(venue.name(), new AccountRequest.ReadTwaps(account, Lane.CANCEL))
                .handle((twaps, failure) -> twaps == null
                        ? end(venue, account, known(venue, sweep))
                                .thenCompose(
                                        done -> CompletableFuture.<List<String>>failedFuture(Failures.cause(failure)))
                        : end(
                                venue,
                                account,
                                twaps.stream()
                                        .filter(twap -> twap.status().isLive())
                                        .filter(sweep::takes)
                                        .flatMap(twap -> Live.of(twap.id(), twap.listing(), twap.filledQty()))
                                        .toList()))
                .thenCompose(Function.identity());
    }

    /** One that may still fill. */
    private record Live(String id, Listing listing, BigDecimal filledQty) {

        /** None where the venue has told no id. */
        static Stream<Live> of(@Nullable String id, Listing listing, BigDecimal filledQty) {
            return id == null ? Stream.empty() : Stream.of(new Live(id, listing, filledQty));
        }
    }

    private List<Live> known(OpenVenue venue, Sweep sweep) {
        return desk.working().stream()
                .filter(order ->
                        order.venue().equals(venue.name()) && order.account().equals(sweep.account()))
                .filter(order -> isOne(order) && sweep.takes(order))
                .flatMap(order -> Live.of(order.orderId(), order.listing(), order.filledQty()))
                .toList();
    }

    private CompletableFuture<List<String>> end(OpenVenue venue, String account, List<Live> live) {
        CompletableFuture<?>[] ended = live.stream()
                .map(twap -> end(venue.name(), account, twap.listing(), twap.id())
                        .handle((done, failure) -> ended(account, twap, failure)))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(ended)
                .thenApply(done -> live.stream().map(Live::id).toList());
    }

    /** What comes of an end: one that had ended by itself is no failure. */
    private Order[] ended(String account, Live twap, @Nullable Throwable failure) {
        Throwable cause = failure == null ? null : Failures.cause(failure);
        if (cause instanceof RuntimeException unchecked && !(cause instanceof OrderNotFoundException)) {
            throw unchecked;
        }
        OrderAck ack = new OrderAck(twap.id(), OrderStatus.CANCELED, twap.filledQty(), null, null, clock.instant());
        return desk.working().stream()
                .filter(order -> isOne(order)
                        && order.account().equals(account)
                        && order.listing().equals(twap.listing())
                        && Objects.equals(order.orderId(), twap.id()))
                .map(order -> desk.reported(order, Report.of(ack, clock.instant())))
                .toArray(Order[]::new);
    }

    private static OrderNotFoundException unknown(Order order, String operation, String text) {
        return new OrderNotFoundException(VenueException.notSent(
                order.venue(),
                operation,
                OrderNotFoundException.UNKNOWN_ORDER,
                "order " + order.clientOrderId() + ": " + text));
    }
}
