package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Fill;
import io.azalai.model.Liquidity;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderTicket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Own orders and fills become models (hyperliquid.md section 10). Filled quantity comes from fills: an order here says
 * only what its row proves, a lower bound (section 2.5).
 */
final class OrderCodec {

    private static final Map<String, OrderType> TYPES = Map.of(
            "Limit", OrderType.LIMIT,
            "Market", OrderType.MARKET,
            "Stop Market", OrderType.STOP_MARKET,
            "Stop Limit", OrderType.STOP_LIMIT,
            "Take Profit Market", OrderType.TAKE_PROFIT_MARKET,
            "Take Profit Limit", OrderType.TAKE_PROFIT_LIMIT);

    private static final Map<String, TimeInForce> TIMES_IN_FORCE = Map.of(
            "Gtc", TimeInForce.GTC,
            "Ioc", TimeInForce.IOC,
            "FrontendMarket", TimeInForce.IOC,
            "LiquidationMarket", TimeInForce.IOC,
            "Alo", TimeInForce.GTX);

    private static final Map<String, Side> SIDES = Map.of("B", Side.BUY, "A", Side.SELL);

    private final Assets assets;

    OrderCodec(Assets assets) {
        this.assets = assets;
    }

    /** A row of {@code frontendOpenOrders}: here alone {@code sz} is current. */
    Order open(String account, OrderWire.Order wire, Instant receivedAt) {
        BigDecimal filled = original(wire).subtract(wire.sz());
        OrderStatus status = filled.signum() > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.NEW;
        return order(account, wire, status, filled, Numbers.time(wire.timestamp()), receivedAt, Source.REST);
    }

    /**
     * An order whose status changed. A FILLED immediate-or-cancel order may have filled in part only, and an update that
     * does not name its time in force may be one: such an order says zero, and its fills say how much.
     *
     * @throws IllegalArgumentException when the status is a word we do not know
     */
    Order changed(String account, OrderWire.Update update, Instant receivedAt, Source source) {
        OrderWire.Order wire = update.order();
        OrderStatus status = Words.status(update.status());
        BigDecimal gone = original(wire).subtract(wire.sz());
        BigDecimal filled =
                switch (status) {
                    case FILLED -> restedForSure(wire) ? original(wire) : BigDecimal.ZERO;
                    case REJECTED -> BigDecimal.ZERO;
                    default -> gone;
                };
        boolean partly = status == OrderStatus.NEW && filled.signum() > 0;
        return order(
                account,
                wire,
                partly ? OrderStatus.PARTIALLY_FILLED : status,
                filled,
                Numbers.time(update.statusTimestamp()),
                receivedAt,
                source);
    }

    private Order order(
            String account,
            OrderWire.Order wire,
            OrderStatus status,
            BigDecimal filled,
            Instant updatedAt,
            Instant receivedAt,
            Source source) {
        OrderType type =
                wire.orderType() == null ? OrderType.LIMIT : TYPES.getOrDefault(wire.orderType(), OrderType.MARKET);
        String orderId = Long.toString(wire.oid());
        return new Order(
                assets.listing(wire.coin()),
                account,
                orderId,
                wire.cloid() == null ? orderId : wire.cloid(),
                wire.cloid(),
                side(wire.side()),
                type,
                PositionSide.BOTH,
                original(wire),
                isMarket(type) ? null : wire.limitPx(),
                Boolean.TRUE.equals(wire.isTrigger()) ? wire.triggerPx() : null,
                isMarket(type) ? null : timeInForce(wire.tif()),
                Boolean.TRUE.equals(wire.reduceOnly()),
                status,
                filled,
                null,
                Numbers.time(wire.timestamp()),
                updatedAt,
                null,
                receivedAt,
                source);
    }

    /** An own trade. */
    Fill fill(String account, OrderWire.Fill wire, Instant receivedAt, Source source) {
        String orderId = Long.toString(wire.oid());
        return new Fill(
                assets.listing(wire.coin()),
                account,
                wire.tid() == null || wire.tid() == 0
                        ? orderId + "-" + wire.time()
                        : wire.tid().toString(),
                orderId,
                wire.cloid(),
                side(wire.side()),
                wire.px(),
                wire.sz(),
                wire.fee() == null ? BigDecimal.ZERO : wire.fee(),
                wire.feeToken() == null ? Naming.COLLATERAL : wire.feeToken(),
                wire.crossed() ? Liquidity.TAKER : Liquidity.MAKER,
                wire.closedPnl(),
                wire.dir(),
                Numbers.time(wire.time()),
                receivedAt,
                source);
    }

    /**
     * The answer to a placed order: {@code resting}, {@code filled} or a word for what waits (section 3.2).
     *
     * @throws JsonProcessingException when it is none of them
     */
    static OrderAck placed(OrderTicket ticket, JsonNode status, Instant receivedAt) throws JsonProcessingException {
        return placed(ticket, ticket.quantity(), status, receivedAt);
    }

    /** The same of another quantity: what was left of an order that was replaced. */
    static OrderAck placed(OrderTicket ticket, BigDecimal quantity, JsonNode status, Instant receivedAt)
            throws JsonProcessingException {
        if (status.has("filled")) {
            return filled(ticket, quantity, Json.as(status.path("filled"), OrderWire.Filled.class), receivedAt);
        }
        JsonNode oid = status.path("resting").path("oid");
        if (!oid.isIntegralNumber() && !status.asText().startsWith("waitingFor")) {
            throw new Json.MissingPart(OrderAck.class);
        }
        return new OrderAck(
                oid.isMissingNode() ? null : oid.asText(), OrderStatus.NEW, BigDecimal.ZERO, null, receivedAt);
    }

    private static OrderAck filled(
            OrderTicket ticket, BigDecimal quantity, OrderWire.Filled filled, Instant receivedAt) {
        boolean whole = filled.totalSz().compareTo(quantity) >= 0;
        boolean mayRest = ticket.orderType() == OrderType.LIMIT && ticket.timeInForce() != TimeInForce.IOC;
        OrderStatus partly = mayRest ? OrderStatus.PARTIALLY_FILLED : OrderStatus.CANCELED;
        return new OrderAck(
                Long.toString(filled.oid()),
                whole ? OrderStatus.FILLED : partly,
                filled.totalSz(),
                filled.avgPx(),
                receivedAt);
    }

    private static boolean restedForSure(OrderWire.Order wire) {
        return "Gtc".equals(wire.tif()) || "Alo".equals(wire.tif());
    }

    private static BigDecimal original(OrderWire.Order wire) {
        return wire.origSz() == null ? wire.sz() : wire.origSz();
    }

    private static boolean isMarket(OrderType type) {
        return type == OrderType.MARKET || type == OrderType.STOP_MARKET || type == OrderType.TAKE_PROFIT_MARKET;
    }

    private static TimeInForce timeInForce(@Nullable String wireWord) {
        return wireWord == null ? TimeInForce.GTC : TIMES_IN_FORCE.getOrDefault(wireWord, TimeInForce.GTC);
    }

    /** Which side a word means. @throws IllegalArgumentException when it means none we know */
    static Side side(String wireWord) {
        Side side = SIDES.get(wireWord);
        if (side == null) {
            throw new IllegalArgumentException("unknown side on the wire: '" + wireWord + "'");
        }
        return side;
    }
}
