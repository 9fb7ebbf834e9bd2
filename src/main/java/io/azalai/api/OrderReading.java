package io.azalai.api;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.timing.Failures;
import io.azalai.trade.Gateway;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Lane;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Pages;
import io.azalai.venue.VenueUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Orders and own trades of one account in one market, as the service knows them or else as the venue tells, under our
 * ids. Safe for many threads.
 */
final class OrderReading {

    private final MarketDoor door;
    private final String account;

    OrderReading(MarketDoor door, String account) {
        this.door = door;
        this.account = account;
    }

    /** By our id: as the service knows it, else as the venue tells. */
    CompletableFuture<Order> byOurId(Listing listing, String clientOrderId) {
        Optional<Order> known = gateway().order(account, clientOrderId).filter(order -> order.venue()
                .equals(door.venue.name()));
        return known.isPresent()
                ? CompletableFuture.completedFuture(here(known.get(), listing, clientOrderId))
                : asked(listing, clientOrderId);
    }

    /** What the venue calls it is derived of the caller's id, and means nothing to the caller. */
    private CompletableFuture<Order> asked(Listing listing, String clientOrderId) {
        String own = door.venue.venueClientOrderId(account, clientOrderId);
        return door.send(new AccountRequest.ReadOrder(account, listing, own, null))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(named(failure, clientOrderId)))
                .thenApply(order -> gateway().named(here(order, listing, clientOrderId)));
    }

    private Throwable named(Throwable failure, String clientOrderId) {
        Throwable cause = Failures.cause(failure);
        return cause instanceof OrderNotFoundException missing
                ? NoSuchOrder.named(missing, account, clientOrderId)
                : cause;
    }

    /** By the venue's id. */
    CompletableFuture<Order> byVenueId(Listing listing, String orderId) {
        return door.send(new AccountRequest.ReadOrder(account, listing, null, orderId))
                .thenApply(order -> gateway().named(here(order, listing, orderId)));
    }

    /** The order, where it is one of the listing: a venue may find it by its id alone, as the service does. */
    private static Order here(Order order, Listing listing, String id) {
        if (!order.listing().isSame(listing)) {
            throw NoSuchOrder.elsewhere(order, listing, id);
        }
        return order;
    }

    /**
     * One that the service knows, by the venue's id.
     *
     * @throws OrderNotFoundException where it knows none of the listing
     */
    Order known(Listing listing, String orderId) {
        return known(orderId, order -> order.listing().isSame(listing))
                .orElseThrow(() -> known(orderId, order -> order.listing().market() == listing.market())
                        .map(order -> NoSuchOrder.elsewhere(order, listing, orderId))
                        .orElseGet(() -> NoSuchOrder.unknown(listing, account, orderId)));
    }

    private Optional<Order> known(String orderId, Predicate<Order> where) {
        return gateway().orders().stream()
                .filter(order -> order.account().equals(account)
                        && order.venue().equals(door.venue.name())
                        && orderId.equals(order.orderId()))
                .filter(where)
                .findFirst();
    }

    CompletableFuture<List<Order>> open() {
        return named(door.send(new AccountRequest.ReadOpenOrders(account, door.market)), Order.class, gateway()::named);
    }

    /** Of any state, from an instant on. */
    CompletableFuture<List<Order>> past(Listing listing, Instant since) {
        AccountRequest.ReadOrderHistory first =
                new AccountRequest.ReadOrderHistory(account, door.market, listing, since, Lane.PAST);
        return named(
                Pages.all(since, Order::orderId, from -> door.send(first.from(from))), Order.class, gateway()::named);
    }

    CompletableFuture<List<Fill>> fills(Listing listing, Instant since) {
        AccountRequest.ReadFills first =
                new AccountRequest.ReadFills(account, Set.of(door.market), listing, since, Lane.PAST);
        return named(
                Pages.all(since, fill -> List.of(fill.orderId(), fill.tradeId()), from -> door.send(first.from(from))),
                Fill.class,
                gateway()::named);
    }

    /** Under our ids, also what could be read where other rows could not. */
    static <T> CompletableFuture<List<T>> named(
            CompletableFuture<List<T>> told, Class<T> kind, UnaryOperator<T> naming) {
        return told.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        Failures.cause(failure) instanceof VenueUnavailableException partly && partly.isPartly()
                                ? partly.with(each(partly.readable(kind), naming))
                                : failure))
                .thenApply(rows -> each(rows, naming));
    }

    private static <T> List<T> each(List<T> rows, UnaryOperator<T> naming) {
        return rows.stream().map(naming).toList();
    }

    private Gateway gateway() {
        return door.engine.gateway();
    }
}
