package io.azalai.venue.aster;

import io.azalai.model.Listing;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderTicket;
import java.math.BigDecimal;

/** A ticket of 0.01 at 60000 that a test changes as it needs. Confined to the testing thread. */
final class TestOrder {

    private final OrderTicket made;

    TestOrder(Listing listing, OrderType type, TimeInForce timeInForce) {
        this(AsterFixture.ticket(listing, type, timeInForce));
    }

    private TestOrder(OrderTicket made) {
        this.made = made;
    }

    TestOrder side(Side side) {
        return with(side, made.positionSide(), made.price(), made.triggerPrice(), made.reduceOnly(), false);
    }

    TestOrder leg(PositionSide leg) {
        return with(made.side(), leg, made.price(), made.triggerPrice(), made.reduceOnly(), false);
    }

    TestOrder price(BigDecimal price) {
        return with(made.side(), made.positionSide(), price, made.triggerPrice(), made.reduceOnly(), false);
    }

    TestOrder trigger(BigDecimal price) {
        return with(made.side(), made.positionSide(), made.price(), price, made.reduceOnly(), false);
    }

    TestOrder reduceOnly() {
        return with(made.side(), made.positionSide(), made.price(), made.triggerPrice(), true, false);
    }

    TestOrder quantity(BigDecimal quantity) {
        return new TestOrder(new OrderTicket(
                made.listing(),
                made.account(),
                made.clientOrderId(),
                made.venueClientOrderId(),
                made.side(),
                made.orderType(),
                made.positionSide(),
                quantity,
                made.price(),
                made.triggerPrice(),
                made.timeInForce(),
                made.reduceOnly(),
                made.closePosition(),
                made.expiresAt()));
    }

    TestOrder closing() {
        return with(made.side(), made.positionSide(), made.price(), made.triggerPrice(), made.reduceOnly(), true);
    }

    OrderTicket ticket() {
        return made;
    }

    private TestOrder with(
            Side side, PositionSide leg, BigDecimal price, BigDecimal trigger, boolean reduceOnly, boolean closing) {
        return new TestOrder(new OrderTicket(
                made.listing(),
                made.account(),
                made.clientOrderId(),
                made.venueClientOrderId(),
                side,
                made.orderType(),
                leg,
                closing ? BigDecimal.ZERO : made.quantity(),
                price,
                trigger,
                made.timeInForce(),
                reduceOnly,
                closing,
                made.expiresAt()));
    }
}
