package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order again, with what changes named. Time never runs backwards in it. Confined to the call that makes the copy.
 */
final class OrderCopy {

    private final Order order;
    private @Nullable String orderId;
    private String clientOrderId;
    private @Nullable String venueClientOrderId;
    private OrderType orderType;
    private @Nullable TimeInForce timeInForce;
    private BigDecimal quantity;
    private @Nullable BigDecimal price;
    private OrderStatus status;
    private BigDecimal filledQty;
    private @Nullable BigDecimal avgPrice;
    private @Nullable String reason;
    private Source source = Source.DERIVED;

    private OrderCopy(Order order) {
        this.order = order;
        orderId = order.orderId();
        clientOrderId = order.clientOrderId();
        venueClientOrderId = order.venueClientOrderId();
        orderType = order.orderType();
        timeInForce = order.timeInForce();
        quantity = order.quantity();
        price = order.price();
        status = order.status();
        filledQty = order.filledQty();
        avgPrice = order.avgPrice();
        reason = order.reason();
    }

    static OrderCopy of(Order order) {
        return new OrderCopy(order);
    }

    OrderCopy status(OrderStatus next) {
        status = next;
        return this;
    }

    /** Under the id that the venue gives it now. */
    OrderCopy orderId(@Nullable String id) {
        orderId = id;
        return this;
    }

    /** With the venue's id, unless it has one already. */
    OrderCopy identified(@Nullable String id) {
        return order.orderId() == null ? orderId(id) : this;
    }

    /** Placed elsewhere: under a client id of ours, working, with nothing filled by our count yet. */
    OrderCopy adopted(String ours) {
        clientOrderId = ours;
        boolean ended = status.isTerminal() && status != OrderStatus.FILLED;
        reason = ended ? null : reason;
        status = OrderStatus.NEW;
        return filled(BigDecimal.ZERO, null);
    }

    /** By its own id alone: the client id is that of another order too. */
    OrderCopy unnamed() {
        venueClientOrderId = null;
        return this;
    }

    /** As it is told, under the client id that it has with us, and of our type: a venue may tell what it made of it. */
    OrderCopy named(Order ours) {
        clientOrderId = ours.clientOrderId();
        orderType = ours.orderType();
        timeInForce = ours.timeInForce();
        price = TermsCheck.hasLimit(orderType) ? price : null;
        source = order.source();
        return this;
    }

    OrderCopy numbers(BigDecimal otherQuantity, BigDecimal otherPrice) {
        quantity = otherQuantity;
        price = otherPrice;
        return this;
    }

    OrderCopy larger(BigDecimal by) {
        quantity = quantity.add(by);
        return this;
    }

    OrderCopy filled(BigDecimal sum, @Nullable BigDecimal average) {
        filledQty = sum;
        avgPrice = average;
        return this;
    }

    /** With why it ended; null leaves what is known of that. */
    OrderCopy because(@Nullable String why) {
        reason = why == null ? reason : why;
        return this;
    }

    /** The copy, of the time the order has. */
    Order now() {
        return at(order.updatedAt());
    }

    /** The copy, as an order of its own that was asked for under another id, then. */
    Order asked(String id, Instant then) {
        clientOrderId = id;
        return at(order.updatedAt(), then);
    }

    /** The copy, changed at this time. */
    Order at(Instant changed) {
        return at(changed, order.createdAt());
    }

    private Order at(Instant changed, Instant created) {
        return new Order(
                order.listing(),
                order.account(),
                orderId,
                clientOrderId,
                venueClientOrderId,
                order.side(),
                orderType,
                order.positionSide(),
                quantity,
                price,
                order.triggerPrice(),
                timeInForce,
                order.reduceOnly(),
                status,
                filledQty,
                avgPrice,
                created,
                changed.isAfter(order.updatedAt()) ? changed : order.updatedAt(),
                order.strategyId(),
                reason,
                order.receivedAt(),
                source);
    }
}
