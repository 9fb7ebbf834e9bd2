package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The orders in memory, by every id they go by. A client id is one of a listing: other programs of an account choose
 * theirs too, and Aster gives all that deleverages an account the same (aster.md section 6.4). Confined to the lock of
 * {@link OrderDesk}.
 */
final class LiveOrders {

    private final Venues venues;

    private final Map<OrderKey, OrderLife> byId = new LinkedHashMap<>();
    private final Map<String, OrderKey> byClientIdOfVenue = new HashMap<>();
    private final Map<String, OrderKey> byOrderId = new HashMap<>();
    /** Those whose client id another one was found to bear. */
    private final Set<OrderKey> shared = new HashSet<>();

    LiveOrders(Venues venues) {
        this.venues = venues;
    }

    /** By the id its caller gave it. */
    Optional<OrderLife> of(OrderKey key) {
        return Optional.ofNullable(byId.get(key));
    }

    /** By what a message of the venue says of an order: its own id, or the client id it knows. */
    Optional<OrderLife> onWire(Order report) {
        return onWire(report, report.venueClientOrderId()).or(() -> onWire(report, report.clientOrderId()));
    }

    private Optional<OrderLife> onWire(Order report, @Nullable String called) {
        return onWire(report.listing(), report.account(), called, report.orderId(), life -> isBesides(life, report));
    }

    /** The order of an own trade, likewise. */
    Optional<OrderLife> onWire(Fill fill) {
        return onWire(
                fill.listing(),
                fill.account(),
                fill.clientOrderId(),
                fill.orderId(),
                life -> isBesides(life, fill.orderId(), amendment -> amendment.mayFill(life.order(), fill)));
    }

    private Optional<OrderLife> onWire(
            Listing listing,
            String account,
            @Nullable String called,
            @Nullable String orderId,
            Predicate<OrderLife> another) {
        String scope = listing.venue() + "|" + account + "|";
        return Optional.ofNullable(orderId)
                .flatMap(id -> Optional.ofNullable(byOrderId.get(scope + one(listing, id))))
                .flatMap(this::of)
                .or(() -> Optional.ofNullable(called)
                        .flatMap(id -> Optional.ofNullable(byClientIdOfVenue.get(scope + one(listing, id))))
                        .flatMap(this::of)
                        .filter(another.negate()));
    }

    private boolean isBesides(OrderLife life, Order report) {
        return isBesides(life, report.orderId(), amendment -> amendment.mayBecome(life.order(), report));
    }

    /**
     * Whether an order id is of another order than the one that bears its client id, as far as the venue's words tell:
     * of one that has ended the client id says nothing any more, and of an open one only where it is being amended and
     * another, which may be what it is to become, takes its place.
     */
    private boolean isBesides(OrderLife life, @Nullable String orderId, Predicate<Amendment> shown) {
        Amendment pending = life.replacement().pending();
        boolean amending =
                pending != null && venues.replacesAmended(life.order().venue()) && shown.test(pending);
        return life.isOutlivedBy(orderId) || (!amending && life.replacement().isAnother(life.order(), orderId));
    }

    /** The order whose client id another one bears, as the venue's words tell. */
    Optional<OrderLife> besides(Order report) {
        return onWire(report.listing(), report.account(), report.venueClientOrderId(), null, life -> false)
                .filter(life -> isBesides(life, report));
    }

    /** The open order that another one, which bears its client id, may have replaced without our asking for it. */
    Optional<OrderLife> rival(Order report) {
        return venues.replacesAmended(report.venue())
                ? besides(report).filter(life -> !life.order().status().isTerminal())
                : Optional.empty();
    }

    /** Another order bears the client id of that one too. */
    void share(Order order) {
        shared.add(OrderKey.of(order));
    }

    /** Whether the client id of an order may mean another one to the venue, as far as that was seen since the start. */
    boolean isShared(Order order) {
        return shared.contains(OrderKey.of(order));
    }

    /** The order over time that a venue knows by this id. */
    Optional<OrderLife> overTime(Listing listing, String account, String twapId) {
        return Optional.ofNullable(byOrderId.get(listing.venue() + "|" + account + "|" + twap(listing, twapId)))
                .flatMap(this::of);
    }

    /** Ids of orders over time are numbered apart from those of orders. */
    private static String twap(Listing listing, String twapId) {
        return "twap|" + listing.venueSymbol() + "|" + twapId;
    }

    private static String onVenue(Order order, String orderId) {
        Listing listing = order.listing();
        return order.orderType() == OrderType.TWAP ? twap(listing, orderId) : one(listing, orderId);
    }

    private static String one(Listing listing, String orderId) {
        return listing.market() + "|" + listing.venueSymbol() + "|" + orderId;
    }

    void put(OrderLife life) {
        Order order = life.order();
        OrderKey key = OrderKey.of(order);
        String scope = order.listing().venue() + "|" + order.account() + "|";
        byId.put(key, life);
        if (order.venueClientOrderId() != null) {
            byClientIdOfVenue.put(scope + one(order.listing(), order.venueClientOrderId()), key);
        }
        if (order.orderId() != null) {
            String id = scope + onVenue(order, order.orderId());
            OrderKey now = LostOrder.is(order) ? byOrderId.get(id) : null;
            byOrderId.put(id, now == null ? key : now);
        }
    }

    void remove(Order order) {
        OrderKey key = OrderKey.of(order);
        byId.remove(key);
        shared.remove(key);
        byClientIdOfVenue.values().removeIf(key::equals);
        byOrderId.values().removeIf(key::equals);
    }

    Collection<OrderLife> all() {
        return byId.values();
    }

    /** Those that may still fill. */
    List<OrderLife> working() {
        return byId.values().stream()
                .filter(life -> !life.order().status().isTerminal())
                .toList();
    }

    /** Forgets those that ended before the instant and that nothing needs any more; answers them. */
    List<Order> forget(Instant endedBefore, Predicate<Order> needed) {
        List<Order> old = byId.values().stream()
                .map(OrderLife::order)
                .filter(order ->
                        order.status().isTerminal() && order.updatedAt().isBefore(endedBefore))
                .filter(needed.negate())
                .toList();
        old.forEach(this::remove);
        return old;
    }
}
