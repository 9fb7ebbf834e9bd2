package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
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
 * @param owed base units that the venue told had filled under former ids, of which the fills are still to come
 * @param former ids the venue knew it by before
 * @param size base units of the order that the venue holds in its stead; null when we did not make it so
 * @param elsewhere whether somebody else made what the venue holds: as large as that is, whatever had filled before
 */
record Replacement(
        @Nullable Amendment pending,
        BigDecimal carried,
        BigDecimal owed,
        Set<String> former,
        @Nullable BigDecimal size,
        boolean elsewhere) {

    /** Never amended. */
    static final Replacement NONE = new Replacement(null, BigDecimal.ZERO, BigDecimal.ZERO, Set.of(), null, false);

    Replacement {
        former = Set.copyOf(former);
    }

    boolean isFormer(@Nullable String orderId) {
        return orderId != null && former.contains(orderId);
    }

    /**
     * Whether another order may stand in the stead of an open one: the venue cancels what is amended and gives no
     * reason (hyperliquid.md section 3.3). A cancel asked for looks the same, so of what we cancel it says nothing.
     *
     * @param told what the venue tells of the open one; null when it does not know it
     */
    static boolean mayFollow(OrderLife ours, @Nullable Order told) {
        OrderStatus status = ours.order().status();
        boolean ending = status.isTerminal() || status == OrderStatus.PENDING_CANCEL || ours.cancelling();
        return !ending && (told == null || (told.status() == OrderStatus.CANCELED && told.reason() == null));
    }

    /** Whether an order id is none that the order has had. */
    boolean isAnother(Order order, @Nullable String orderId) {
        return orderId != null
                && order.orderId() != null
                && order.orderType() != OrderType.TWAP
                && !order.orderId().equals(orderId)
                && !isFormer(orderId);
    }

    /**
     * Whether a message of that order id is of another order than one that has ended: under an id of its own, or open
     * although this one was refused before the venue gave it any.
     */
    boolean isOutlived(Order order, @Nullable String orderId) {
        boolean refused = order.status() == OrderStatus.REJECTED || order.status() == OrderStatus.RISK_REJECTED;
        boolean nameless =
                refused && order.orderId() == null && order.filledQty().signum() == 0;
        return nameless ? orderId != null : order.status().isTerminal() && isAnother(order, orderId);
    }

    Replacement with(@Nullable Amendment amendment) {
        return new Replacement(amendment, carried, owed, former, size, elsewhere);
    }

    /** With ids that the journal remembers. */
    Replacement after(Set<String> ids) {
        return new Replacement(pending, carried, owed, ids, size, elsewhere);
    }

    /** With a fill that the journal remembers: of an order that this one, known by its id, has replaced. */
    Replacement with(Fill fill, Order order) {
        boolean one = order.orderType() == OrderType.TWAP || order.orderId() == null;
        if (one || fill.orderId().equals(order.orderId())) {
            return this;
        }
        Set<String> ids = new HashSet<>(former);
        ids.add(fill.orderId());
        return new Replacement(pending, carried.add(fill.quantity()), owed, ids, size, elsewhere);
    }

    /** What filled under former ids, by the fills that came and by what the venue told of others. */
    BigDecimal before() {
        return carried.add(owed);
    }

    /** What was told beyond the fills was not so. */
    Replacement borneOut() {
        return new Replacement(pending, carried, BigDecimal.ZERO, former, size, elsewhere);
    }

    /**
     * The venue knows the order by another id from now on.
     *
     * @param filled base units, by the fills that came
     * @param told base units that have filled by the venue's words
     */
    Replacement moved(@Nullable String from, @Nullable String to, BigDecimal filled, BigDecimal told) {
        if (from == null || from.equals(to)) {
            return with(null);
        }
        Set<String> ids = new HashSet<>(former);
        ids.add(from);
        BigDecimal open = told.subtract(filled).max(BigDecimal.ZERO);
        boolean byOthers = pending != null && pending.isElsewhere();
        return new Replacement(null, filled, open, ids, null, byOthers);
    }

    /** What the venue holds in its stead is as large as this. */
    Replacement sized(BigDecimal quantity) {
        return former.isEmpty() ? this : new Replacement(pending, carried, owed, former, quantity, elsewhere);
    }

    /** With the size the venue tells, where we do not know it: what made the order was forgotten with a stop. */
    Replacement known(Report report) {
        boolean open = report.queried() && !report.status().isTerminal();
        return size == null && open && report.quantity() != null ? sized(report.quantity()) : this;
    }

    /** With a fill, which may be of an order that this one has replaced. */
    Replacement counting(Fill fill) {
        if (!isFormer(fill.orderId())) {
            return this;
        }
        BigDecimal open = owed.subtract(fill.quantity()).max(BigDecimal.ZERO);
        return new Replacement(pending, carried.add(fill.quantity()), open, former, size, elsewhere);
    }

    /** By how much an order is larger than we knew, now that a fill has come of what somebody else amended. */
    BigDecimal growth(Fill fill) {
        return elsewhere ? counting(fill).before().subtract(before()) : BigDecimal.ZERO;
    }

    /**
     * What an order became by somebody else, or later than we waited, as the venue tells of it; null where that shows
     * nothing of the kind. A venue that keeps ids tells other numbers than ours, later than what we know.
     *
     * @param told base units that have filled by the venue's words
     */
    @Nullable Amendment elsewhere(Order order, BigDecimal told, Report report) {
        BigDecimal price = report.price() == null ? order.price() : report.price();
        BigDecimal quantity = report.quantity();
        if (price == null) {
            return null;
        }
        if (Amendment.isReplaced(order, report)) {
            return Amendment.elsewhere(quantity == null ? order.quantity() : told.add(quantity), price, report);
        }
        boolean later = former.isEmpty() && report.at().isAfter(order.updatedAt());
        boolean open = order.orderType() == OrderType.LIMIT && !report.status().isTerminal();
        return quantity != null && later && open && !report.isLike(order)
                ? Amendment.elsewhere(quantity, price, report)
                : null;
    }

    /** By how much more may fill than was asked for, since more had filled of the former order than we knew. */
    BigDecimal excess(Order order) {
        return size == null || pending != null || order.orderType() == OrderType.TWAP
                ? BigDecimal.ZERO
                : before().add(size).subtract(order.quantity()).max(BigDecimal.ZERO);
    }
}
