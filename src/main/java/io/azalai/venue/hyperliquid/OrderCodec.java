package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.Liquidity;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import io.azalai.model.TwapPrices;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Twap;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Own orders and fills become models (hyperliquid.md section 10). Filled quantity comes from fills: an order here says
 * only what its row proves, a lower bound (section 2.5).
 */
final class OrderCodec {

    /**
     * What a fill did that the venue made by itself, at a price of its own, which may be zero (section 2.5). Every
     * other one is a trade.
     */
    private static final Set<String> MADE_BY_THE_VENUE = Set.of(
            "Settlement",
            "Spot Dust Conversion",
            "Net Child Vaults",
            "Split Outcome",
            "Merge Outcome",
            "Negate Outcome");

    private final Listings listings;

    OrderCodec(Listings listings) {
        this.listings = listings;
    }

    /** An order over time as it stood at its last change. */
    Twap twap(OrderWire.TwapRow row) {
        OrderWire.TwapState state = row.state();
        Side side = Words.side(state.side());
        return new Twap(
                row.twapId() == null ? null : row.twapId().toString(),
                listings.listing(state.coin()),
                side,
                Numbers.above(state.sz(), "sz"),
                Numbers.atLeastZero(state.executedSz(), "executedSz"),
                Numbers.atLeastZero(state.executedNtl(), "executedNtl"),
                Duration.ofMinutes(state.minutes()),
                Boolean.TRUE.equals(state.reduceOnly()),
                prices(state),
                Words.twapStatus(row.status().status()),
                row.status().description(),
                Numbers.time(state.timestamp()));
    }

    private static TwapPrices prices(OrderWire.TwapState state) {
        OrderWire.TwapTrigger trigger = state.trigger();
        return new TwapPrices(
                trigger == null
                        ? null
                        : new TwapPrices.Trigger(Numbers.above(trigger.px(), "trigger.px"), trigger.above()),
                state.stopPx() == null ? null : Numbers.above(state.stopPx(), "stopPx"));
    }

    /** A row of {@code frontendOpenOrders} or of the channel {@code openOrders}: here alone {@code sz} is current. */
    Order open(String account, OrderWire.Order wire, Instant receivedAt, Source source) {
        BigDecimal filled = gone(wire);
        OrderStatus status = filled.signum() > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.NEW;
        return order(account, wire, status, null, filled, Numbers.time(wire.timestamp()), receivedAt, source);
    }

    /**
     * An order whose status changed. A FILLED immediate-or-cancel order may have filled in part only, and an update
     * that does not name its time in force may be one: such an order says zero, and its fills say how much.
     *
     * @throws IllegalArgumentException when the status is a word we do not know
     */
    Order changed(String account, OrderWire.Update update, Instant receivedAt, Source source) {
        OrderWire.Order wire = update.order();
        OrderStatus status = Words.status(update.status());
        BigDecimal gone = gone(wire);
        BigDecimal filled =
                switch (status) {
                    case FILLED -> restedForSure(wire) ? original(wire) : BigDecimal.ZERO;
                    case REJECTED -> BigDecimal.ZERO;
                    case RECEIVED,
                            RISK_REJECTED,
                            SUBMITTED,
                            NEW,
                            PARTIALLY_FILLED,
                            CANCELED,
                            EXPIRED,
                            PENDING_CANCEL,
                            UNKNOWN -> gone;
                };
        boolean partly = status == OrderStatus.NEW && filled.signum() > 0;
        return order(
                account,
                wire,
                partly ? OrderStatus.PARTIALLY_FILLED : status,
                Words.reason(update.status()),
                filled,
                Numbers.time(update.statusTimestamp()),
                receivedAt,
                source);
    }

    /** An order told in a word that we do not know: UNKNOWN where that is its status. */
    Order nearest(String account, OrderWire.Update update, Instant receivedAt, Source source) {
        OrderWire.Order wire = update.order().nearest();
        if (Words.knownStatus(update.status()).isPresent()) {
            OrderWire.Update known = new OrderWire.Update(wire, update.status(), update.statusTimestamp());
            return changed(account, known, receivedAt, source);
        }
        return order(
                account,
                wire,
                OrderStatus.UNKNOWN,
                update.status(),
                BigDecimal.ZERO,
                Numbers.time(update.statusTimestamp()),
                receivedAt,
                source);
    }

    private Order order(
            String account,
            OrderWire.Order wire,
            OrderStatus status,
            @Nullable String reason,
            BigDecimal filled,
            Instant updatedAt,
            Instant receivedAt,
            Source source) {
        OrderType type = Words.orderType(wire.orderType());
        String orderId = Long.toString(wire.oid());
        return new Order(
                listings.listing(wire.coin()),
                account,
                orderId,
                wire.cloid() == null ? orderId : wire.cloid(),
                wire.cloid(),
                Words.side(wire.side()),
                type,
                PositionSide.BOTH,
                original(wire),
                isMarket(type) ? null : Numbers.unlessZero(wire.limitPx()),
                Boolean.TRUE.equals(wire.isTrigger()) ? Numbers.above(wire.triggerPx(), "triggerPx") : null,
                isMarket(type) ? null : Words.timeInForce(wire.tif()),
                Boolean.TRUE.equals(wire.reduceOnly()),
                status,
                filled,
                null,
                Numbers.time(wire.timestamp()),
                updatedAt,
                null,
                reason,
                receivedAt,
                source);
    }

    /**
     * An own trade.
     *
     * @param user address of the account; null where it is not known
     */
    Fill fill(String account, @Nullable String user, OrderWire.Fill wire, Instant receivedAt, Source source) {
        String orderId = Long.toString(wire.oid());
        boolean trade = !MADE_BY_THE_VENUE.contains(String.valueOf(wire.dir()));
        return new Fill(
                listings.listing(wire.coin()),
                account,
                tradeId(wire),
                orderId,
                wire.cloid(),
                Words.side(wire.side()),
                trade ? Numbers.above(wire.px(), "px") : Numbers.atLeastZero(wire.px(), "px"),
                Numbers.above(wire.sz(), "sz"),
                wire.fee(),
                listings.feeAsset(wire.coin(), Words.side(wire.side()), wire.feeToken()),
                liquidity(wire.crossed()),
                wire.closedPnl(),
                direction(wire, user),
                closedBy(wire, user),
                wire.twapId() == null ? null : wire.twapId().toString(),
                Numbers.time(wire.time()),
                receivedAt,
                source);
    }

    private static @Nullable Liquidity liquidity(@Nullable Boolean crossed) {
        return crossed == null ? null : crossed ? Liquidity.TAKER : Liquidity.MAKER;
    }

    /**
     * What a fill did, for people, with whether by it somebody was liquidated, or this very user.
     *
     * @param user address of the account; null where it is not known
     */
    private static @Nullable String direction(OrderWire.Fill fill, @Nullable String user) {
        OrderWire.Liquidated liquidation = fill.liquidation();
        return liquidation == null
                ? fill.dir()
                : fill.dir() + " (" + (closedBy(fill, user) == null ? "" : "own ") + "liquidation, "
                        + liquidation.method() + ")";
    }

    /** By what the venue closed a position of this very user by a fill; null for any other. */
    private static @Nullable ClosedBy closedBy(OrderWire.Fill fill, @Nullable String user) {
        OrderWire.Liquidated liquidation = fill.liquidation();
        boolean own = liquidation != null && user != null && user.equalsIgnoreCase(liquidation.liquidatedUser());
        return own ? ClosedBy.LIQUIDATION : Words.closedBy(fill.dir());
    }

    /**
     * What tells an own trade from others of its order. Those of orders over time all have the id 0 (section 11 point
     * 29): of one order at one time they differ in what was held before, or in price or size.
     */
    static String tradeId(OrderWire.Fill wire) {
        if (wire.tid() != null && wire.tid() != 0) {
            return wire.tid().toString();
        }
        BigDecimal before = wire.startPosition() == null ? BigDecimal.ZERO : wire.startPosition();
        return Stream.of(before, wire.px(), wire.sz())
                .map(number -> number.stripTrailingZeros().toPlainString())
                .collect(Collectors.joining("-", wire.oid() + "-" + wire.time() + "-", ""));
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
        JsonNode resting = status.path("resting").path("oid");
        if (!resting.isIntegralNumber() && !status.asText().startsWith("waitingFor")) {
            throw new Json.MissingPart("status filled, resting or waiting");
        }
        return new OrderAck(
                resting.isMissingNode() ? null : resting.asText(),
                OrderStatus.NEW,
                BigDecimal.ZERO,
                null,
                null,
                receivedAt);
    }

    private static OrderAck filled(
            OrderTicket ticket, BigDecimal quantity, OrderWire.Filled filled, Instant receivedAt) {
        boolean whole = filled.totalSz().compareTo(quantity) >= 0;
        boolean mayRest = ticket.orderType() == OrderType.LIMIT && ticket.timeInForce() != TimeInForce.IOC;
        OrderStatus partly = mayRest ? OrderStatus.PARTIALLY_FILLED : OrderStatus.CANCELED;
        return new OrderAck(
                Long.toString(filled.oid()),
                whole ? OrderStatus.FILLED : partly,
                Numbers.above(filled.totalSz(), "totalSz"),
                Numbers.above(filled.avgPx(), "avgPx"),
                null,
                receivedAt);
    }

    /** An order that says it stays until it is filled; where it says nothing it may be an immediate one. */
    private static boolean restedForSure(OrderWire.Order wire) {
        return wire.tif() != null && Words.timeInForce(wire.tif()) != TimeInForce.IOC;
    }

    /** Whether an order has just opened. */
    static boolean opens(OrderWire.Update update) {
        return update.status().equals(Words.OPEN);
    }

    /** Whether an order was cancelled by its owner, or for another that replaced it. */
    static boolean cancels(OrderWire.Update update) {
        return update.status().equals(Words.CANCELED);
    }

    /** The end of an order that the venue cancelled, of which it tells the order only. */
    static Order cancelled(Order order, Instant receivedAt) {
        return new Order(
                order.listing(),
                order.account(),
                order.orderId(),
                order.clientOrderId(),
                order.venueClientOrderId(),
                order.side(),
                order.orderType(),
                order.positionSide(),
                order.quantity(),
                order.price(),
                order.triggerPrice(),
                order.timeInForce(),
                order.reduceOnly(),
                OrderStatus.CANCELED,
                order.filledQty(),
                order.avgPrice(),
                order.createdAt(),
                receivedAt,
                order.strategyId(),
                Words.NON_USER_CANCEL,
                receivedAt,
                Source.WS);
    }

    /** Old replies tell only what is left: once that is nothing, nobody can tell what was ordered. */
    private static BigDecimal original(OrderWire.Order wire) {
        return wire.origSz() == null
                ? Numbers.above(wire.sz(), "sz without origSz")
                : Numbers.atLeastZero(wire.origSz(), "origSz");
    }

    /** What is not to be filled any more; nothing of an exit of a whole position, which has no size (section 10). */
    private static BigDecimal gone(OrderWire.Order wire) {
        BigDecimal original = original(wire);
        BigDecimal left = Numbers.atLeastZero(wire.sz(), "sz");
        return original.signum() == 0
                ? BigDecimal.ZERO
                : Numbers.atLeastZero(original.subtract(left), "what is filled of " + original);
    }

    private static boolean isMarket(OrderType type) {
        return switch (type) {
            case MARKET, STOP_MARKET, TAKE_PROFIT_MARKET, TWAP, TRAILING_STOP_MARKET -> true;
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT -> false;
        };
    }
}
