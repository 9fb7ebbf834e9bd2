package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an open order is to become.
 *
 * @param clientOrderId the amendment's own id
 * @param quantity base units in all, what has filled included
 * @param price limit price in quote units
 * @param settled when what the venue says of the order tells for sure whether it was done
 */
record Amendment(String clientOrderId, BigDecimal quantity, BigDecimal price, Instant settled) {

    /** How long after its last moment to act a venue may still be telling of what was before. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /**
     * One that was asked for.
     *
     * @param actedOnBy after which the venue does not act on it
     */
    static Amendment sent(String clientOrderId, BigDecimal quantity, BigDecimal price, Instant actedOnBy) {
        return new Amendment(clientOrderId, quantity, price, actedOnBy.plus(MARGIN));
    }

    /** One that somebody else has made, as a report shows. */
    static Amendment elsewhere(BigDecimal quantity, BigDecimal price, Report report) {
        return new Amendment("", quantity, price, report.receivedAt());
    }

    /** Whether somebody else has made it. */
    boolean isElsewhere() {
        return clientOrderId.isEmpty();
    }

    /** Whether it is that one: ids tell, as numbers may come back from the journal with another scale. */
    boolean isSame(@Nullable Amendment other) {
        return other != null && other.clientOrderId().equals(clientOrderId);
    }

    /** Whether the venue's words show it done: the order has another id by now, or these very numbers. */
    boolean isShown(Order order, Report report) {
        BigDecimal told = report.price();
        boolean another = told != null && told.compareTo(price) == 0 && report.isOf(quantity);
        boolean asBefore = report.isLike(order);
        return isReplaced(order, report) || (another && !asBefore);
    }

    /** Whether an order that the venue tells of, under another id, may be what the order is to become. */
    boolean mayBecome(Order order, Order told) {
        boolean asDear = told.price() == null || told.price().compareTo(price) == 0;
        return told.side() == order.side() && asDear && told.quantity().compareTo(quantity) <= 0;
    }

    /** Whether a fill under another id may be of what the order is to become. */
    boolean mayFill(Order order, Fill fill) {
        int dearer = fill.price().compareTo(price);
        boolean within = order.side() == Side.BUY ? dearer <= 0 : dearer >= 0;
        return fill.side() == order.side() && within && fill.quantity().compareTo(quantity) <= 0;
    }

    /** Whether the venue has given the order another id. */
    static boolean isReplaced(Order order, Report report) {
        return order.orderId() != null
                && report.orderId() != null
                && !order.orderId().equals(report.orderId());
    }

    /** The order with the worse of before and after: either may be what the venue holds. */
    Order worse(Order order) {
        BigDecimal before = order.price() == null ? price : order.price();
        return OrderCopy.of(order)
                .numbers(quantity.max(order.quantity()), before.max(price))
                .now();
    }

    /** Whether it leaves no more to fill than the order did, at a price no better for whoever takes it. */
    boolean lowers(Order order) {
        BigDecimal before = order.price() == null ? price : order.price();
        int dearer = price.compareTo(before);
        return quantity.compareTo(order.quantity()) <= 0 && (dearer == 0 || (order.side() == Side.BUY && dearer < 0));
    }
}
