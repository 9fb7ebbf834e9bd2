package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an order came to be another one at the venue: Hyperliquid answers an amendment with a new order, whose filled
 * quantity begins at zero (hyperliquid.md section 3.3). Immutable.
 *
 * @param pending the amendment that is on its way; null for none
 * @param carried base units that filled under former ids
 * @param former ids the venue knew it by before
 * @param size base units of the order that the venue holds in its stead; null when we did not make it so
 */
record Replacement(
        @Nullable Amendment pending,
        BigDecimal carried,
        Set<String> former,
        @Nullable BigDecimal size) {

    /** Never amended. */
    static final Replacement NONE = new Replacement(null, BigDecimal.ZERO, Set.of(), null);

    Replacement {
        former = Set.copyOf(former);
    }

    boolean isFormer(@Nullable String orderId) {
        return orderId != null && former.contains(orderId);
    }

    /** Whether an order id is none that the order has had. */
    boolean isAnother(Order order, @Nullable String orderId) {
        return orderId != null
                && order.orderId() != null
                && order.orderType() != OrderType.TWAP
                && !order.orderId().equals(orderId)
                && !isFormer(orderId);
    }

    Replacement with(@Nullable Amendment amendment) {
        return new Replacement(amendment, carried, former, size);
    }

    /** With a fill that the journal remembers: of an order that this one, known by its id, has replaced. */
    Replacement with(Fill fill, Order order) {
        boolean one = order.orderType() == OrderType.TWAP || order.orderId() == null;
        if (one || fill.orderId().equals(order.orderId())) {
            return this;
        }
        Set<String> ids = new HashSet<>(former);
        ids.add(fill.orderId());
        return new Replacement(pending, carried.add(fill.quantity()), ids, size);
    }

    /** The venue knows the order by another id from now on. */
    Replacement moved(@Nullable String from, @Nullable String to, BigDecimal filled) {
        if (from == null || from.equals(to)) {
            return with(null);
        }
        Set<String> ids = new HashSet<>(former);
        ids.add(from);
        return new Replacement(null, filled, ids, null);
    }

    /** What the venue holds in its stead is as large as this. */
    Replacement sized(BigDecimal quantity) {
        return former.isEmpty() ? this : new Replacement(pending, carried, former, quantity);
    }

    /** With the size the venue tells, where we do not know it: what made the order was forgotten with a stop. */
    Replacement known(Report report) {
        boolean open = report.queried() && !report.status().isTerminal();
        return size == null && open && report.quantity() != null ? sized(report.quantity()) : this;
    }

    /** With a fill that came late: of an order that this one has replaced already. */
    Replacement late(Fill fill) {
        return isFormer(fill.orderId()) ? new Replacement(pending, carried.add(fill.quantity()), former, size) : this;
    }

    /** By how much more may fill than was asked for, since more had filled of the former order than we knew. */
    BigDecimal excess(Order order) {
        return size == null || pending != null || order.orderType() == OrderType.TWAP
                ? BigDecimal.ZERO
                : carried.add(size).subtract(order.quantity()).max(BigDecimal.ZERO);
    }
}
