package io.azalai.trade;

import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.OrderLimits;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.venue.OrderTicket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Orders and the instrument as {@link ScriptedVenue} sees them. */
final class VenueOrders {

    private VenueOrders() {}

    static Order resting(OrderTicket ticket, String orderId, Instant at) {
        return new Order(
                ticket.listing(),
                ticket.account(),
                orderId,
                ticket.venueClientOrderId(),
                ticket.venueClientOrderId(),
                ticket.side(),
                ticket.orderType(),
                ticket.positionSide(),
                ticket.quantity(),
                TermsCheck.hasLimit(ticket.orderType()) ? ticket.price() : null,
                ticket.triggerPrice(),
                ticket.timeInForce(),
                ticket.reduceOnly(),
                OrderStatus.NEW,
                BigDecimal.ZERO,
                null,
                at,
                at,
                null,
                null,
                at,
                Source.REST);
    }

    static Order copy(Order order, OrderStatus status, BigDecimal filledQty) {
        return copy(order, order.quantity(), status, filledQty, order.receivedAt(), Source.WS);
    }

    /** The same of another size. */
    static Order sized(Order order, String quantity) {
        return copy(
                order, new BigDecimal(quantity), order.status(), order.filledQty(), order.receivedAt(), order.source());
    }

    /** The same as an answer that comes at an instant. */
    static Order answered(Order order, Instant receivedAt) {
        return copy(order, order.quantity(), order.status(), order.filledQty(), receivedAt, Source.REST);
    }

    private static Order copy(
            Order order,
            BigDecimal quantity,
            OrderStatus status,
            BigDecimal filledQty,
            Instant receivedAt,
            Source source) {
        return new Order(
                order.listing(),
                order.account(),
                order.orderId(),
                order.clientOrderId(),
                order.venueClientOrderId(),
                order.side(),
                order.orderType(),
                order.positionSide(),
                quantity,
                order.price(),
                order.triggerPrice(),
                order.timeInForce(),
                order.reduceOnly(),
                status,
                filledQty,
                null,
                order.createdAt(),
                order.updatedAt(),
                null,
                order.reason(),
                receivedAt,
                source);
    }

    static Instrument bitcoin() {
        return instrument(Orders.BTC, "BTC");
    }

    /** The same of another listing. */
    static Instrument instrument(Listing listing, String base) {
        return instrument(listing, base, null);
    }

    /** One of which no order may be larger. */
    static Instrument bitcoin(BigDecimal most) {
        return instrument(Orders.BTC, "BTC", most);
    }

    private static Instrument instrument(Listing listing, String base, BigDecimal most) {
        return new Instrument(
                listing,
                base,
                "USDC",
                "USDC",
                new BigDecimal("0.1"),
                null,
                new BigDecimal("0.001"),
                null,
                most,
                BigDecimal.TEN,
                40,
                Set.of(),
                OrderLimits.NONE,
                new BigDecimal("0.00045"),
                null,
                InstrumentStatus.TRADING,
                Orders.NOW,
                Orders.NOW,
                Source.REST);
    }

    /** A position in bitcoin, signed. */
    static Position position(String quantity, PositionSide leg, Instant at) {
        BigDecimal signed = new BigDecimal(quantity);
        return new Position(
                Orders.BTC,
                "main",
                signed.signum() > 0 ? PositionDirection.LONG : PositionDirection.SHORT,
                leg,
                signed.abs(),
                new BigDecimal("100"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                at,
                at,
                Source.REST);
    }

    /** The same of both legs together, as it stands since an instant. */
    static Position position(BigDecimal signed, Instant since, Instant receivedAt) {
        Position now = position(signed.toPlainString(), PositionSide.BOTH, since);
        return new Position(
                now.listing(),
                now.account(),
                now.side(),
                now.positionSide(),
                now.size(),
                now.entryPrice(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                since,
                receivedAt,
                Source.REST);
    }

    /** An order as it became by an amendment; one with a new id begins with what is left. */
    static Order amended(Order order, OrderTicket ticket, String orderId, BigDecimal carried) {
        return new Order(
                order.listing(),
                order.account(),
                orderId,
                order.clientOrderId(),
                order.venueClientOrderId(),
                order.side(),
                order.orderType(),
                order.positionSide(),
                ticket.quantity().subtract(carried),
                ticket.price(),
                order.triggerPrice(),
                order.timeInForce(),
                order.reduceOnly(),
                order.status(),
                orderId.equals(order.orderId()) ? order.filledQty() : BigDecimal.ZERO,
                null,
                order.createdAt(),
                order.updatedAt(),
                null,
                order.reason(),
                order.receivedAt(),
                Source.REST);
    }

    /** A stop at 90 that protects 1 BTC. */
    static Order stop(String account, String clientOrderId, OrderStatus status, Instant at) {
        return new Order(
                Orders.BTC,
                account,
                null,
                clientOrderId,
                "v-" + clientOrderId,
                Side.SELL,
                OrderType.STOP_MARKET,
                PositionSide.BOTH,
                BigDecimal.ONE,
                null,
                new BigDecimal("90"),
                null,
                true,
                status,
                BigDecimal.ZERO,
                null,
                at,
                at,
                null,
                null,
                at,
                Source.WS);
    }

    /** A fill of an order, at its price or at 100. */
    static Fill fill(Order order, String tradeId, BigDecimal quantity, Instant at) {
        return fill(order, tradeId, quantity, at, at);
    }

    /** The same, which came later. */
    static Fill fill(Order order, String tradeId, BigDecimal quantity, Instant at, Instant receivedAt) {
        BigDecimal price = Stream.of(Optional.ofNullable(order.price()), Optional.ofNullable(order.triggerPrice()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(new BigDecimal("100"));
        return new Fill(
                order.listing(),
                order.account(),
                tradeId,
                order.orderId(),
                order.venueClientOrderId(),
                order.side(),
                price,
                quantity,
                BigDecimal.ZERO,
                "USDC",
                null,
                null,
                null,
                null,
                null,
                at,
                receivedAt,
                Source.WS);
    }

    /** By what a venue closed the position: by the ids that Aster gives such orders. */
    static Optional<ClosedBy> closedBy(Order order) {
        return Optional.ofNullable(order)
                .filter(known -> String.valueOf(known.venueClientOrderId()).startsWith("autoclose-"))
                .map(known -> ClosedBy.LIQUIDATION);
    }
}
