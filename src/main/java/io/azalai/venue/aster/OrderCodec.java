package io.azalai.venue.aster;

import io.azalai.model.AccountEvent;
import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Liquidity;
import io.azalai.model.Listing;
import io.azalai.model.MarginCall;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.venue.OrderAck;
import io.azalai.venue.Symbols;
import io.azalai.venue.wire.OddWords;
import io.azalai.venue.wire.WordTable.UnknownWordException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders and own trades between the venue's words and ours (aster.md section 8). An order whose status,
 * type or time in force is in a word that we do not know is taken for what is nearest, UNKNOWN where it is the status;
 * sides are never guessed. Safe for many threads: all it keeps is which words were odd.
 */
final class OrderCodec {

    private static final Logger LOG = LoggerFactory.getLogger(OrderCodec.class);

    /** Execution types that carry a trade; CALCULATED is a liquidation. */
    private static final Set<String> TRADES = Set.of("TRADE", "Trade", "CALCULATED");

    /** Execution types by which an order is first heard of, where the venue placed it. */
    private static final Set<String> FIRST = Set.of("NEW", "CALCULATED");

    private final Symbols symbols;
    private final OddWords oddWords = new OddWords(Aster.NAME);

    OrderCodec(Symbols symbols) {
        this.symbols = symbols;
    }

    /** What the venue answered to a write. */
    static OrderAck ack(OrderWire.Order order) {
        return new OrderAck(
                id(order.orderId(), "orderId"),
                Words.status(order.status()),
                Numbers.atLeastZero(order.executedQty(), "executedQty"),
                average(order.avgPrice(), order.cumQuote(), order.executedQty()),
                reason(order),
                Numbers.time(order.updateTime()));
    }

    /** An order as REST answers it. */
    Order order(Market market, String account, OrderWire.Order order, Instant receivedAt) {
        String reason = reason(order);
        try {
            return order(market, account, order, Words.status(order.status()), reason, receivedAt);
        } catch (UnknownWordException odd) {
            oddWords.warn(odd, String.valueOf(order.orderId()));
            return order(market, account, order.nearest(), nearestStatus(order.status()), reason, receivedAt);
        }
    }

    private static OrderStatus nearestStatus(@Nullable String wireWord) {
        return Words.knownStatus(wireWord).orElse(OrderStatus.UNKNOWN);
    }

    private Order order(
            Market market,
            String account,
            OrderWire.Order order,
            OrderStatus status,
            @Nullable String reason,
            Instant receivedAt) {
        String id = id(order.orderId(), "orderId");
        OrderType type = Words.orderType(order.type(), order.origType());
        Instant updated = Numbers.time(order.updateTime());
        return new Order(
                listing(market, order.symbol()),
                account,
                id,
                clientId(order.clientOrderId(), id),
                order.clientOrderId(),
                Words.side(order.side()),
                type,
                leg(market, order.positionSide(), "positionSide"),
                Numbers.atLeastZero(order.origQty(), "origQty"),
                Numbers.unlessZero(order.price()),
                Words.trails(order.type(), order.origType()) ? null : Numbers.unlessZero(order.stopPrice()),
                Words.timeInForce(order.timeInForce(), type),
                reduces(market, order.reduceOnly(), "reduceOnly"),
                status,
                filled(market, order.origQty(), Numbers.atLeastZero(order.executedQty(), "executedQty")),
                average(order.avgPrice(), order.cumQuote(), order.executedQty()),
                order.time() == null ? updated : Numbers.time(order.time()),
                updated,
                null,
                reason,
                receivedAt,
                Source.REST);
    }

    private static @Nullable String reason(OrderWire.Order order) {
        return Words.reason(
                order.status(), null, order.type(), order.timeInForce(), Words.closedBy(order.clientOrderId()));
    }

    /** An own trade as REST answers it; the fee keeps its sign. */
    Fill fill(Market market, String account, OrderWire.UserTrade trade, Instant receivedAt) {
        return new Fill(
                listing(market, trade.symbol()),
                account,
                id(trade.id(), "id"),
                id(trade.orderId(), "orderId"),
                null,
                Words.side(trade.side()),
                Numbers.above(trade.price(), "price"),
                Numbers.above(trade.qty(), "qty"),
                Words.given(trade.commission(), "commission"),
                Words.given(trade.commissionAsset(), "commissionAsset"),
                liquidity(trade.maker()),
                trade.realizedPnl(),
                null,
                null,
                null,
                Numbers.time(trade.time()),
                receivedAt,
                Source.REST);
    }

    /**
     * What happened to an order: the order as it is now, a warning if the venue closes by it, the trade if it was one
     * and has an id.
     */
    void execution(
            Market market,
            String account,
            OrderWire.Execution execution,
            Instant receivedAt,
            Consumer<? super AccountEvent> out) {
        Listing listing = listing(market, execution.s());
        ClosedBy closedBy = closedBy(execution);
        String kind = Words.given(execution.x(), "x");
        out.accept(order(listing, account, execution, closedBy, receivedAt));
        if (closedBy != null && FIRST.contains(kind)) {
            out.accept(marginCall(listing, account, execution, closedBy, receivedAt));
        }
        BigDecimal quantity = Numbers.unlessZero(execution.l());
        if (!TRADES.contains(kind) || quantity == null) {
            return;
        }
        if (execution.t() != null && execution.t() == 0) {
            String text = "a trade without an id is left out venue={} account={} orderId={}";
            LOG.warn(text, Aster.NAME, account, execution.i());
        } else {
            out.accept(fill(listing, account, execution, quantity, closedBy, receivedAt));
        }
    }

    /** By what the venue itself closes a position; null for an order of the account's own (aster.md section 6.4). */
    private static @Nullable ClosedBy closedBy(OrderWire.Execution execution) {
        ClosedBy byId = Words.closedBy(execution.c());
        if ("NEW_ADL".equals(execution.X())) {
            return ClosedBy.DELEVERAGING;
        }
        boolean liquidation = "NEW_INSURANCE".equals(execution.X())
                || "LIQUIDATION".equals(execution.o())
                || "CALCULATED".equals(execution.x());
        return byId == null && liquidation ? ClosedBy.LIQUIDATION : byId;
    }

    /** The venue closes a position by an order of its own. */
    private static MarginCall marginCall(
            Listing listing, String account, OrderWire.Execution execution, ClosedBy closedBy, Instant receivedAt) {
        boolean closesLong = Words.side(execution.S()) == Side.SELL;
        return new MarginCall(
                Aster.NAME,
                listing,
                account,
                closesLong ? PositionDirection.LONG : PositionDirection.SHORT,
                Words.positionSide(execution.ps()),
                Numbers.atLeastZero(execution.q(), "q"),
                null,
                null,
                closedBy.text(),
                Numbers.time(execution.T()),
                receivedAt,
                Source.WS);
    }

    private Order order(
            Listing listing,
            String account,
            OrderWire.Execution execution,
            @Nullable ClosedBy closedBy,
            Instant receivedAt) {
        String reason = Words.reason(execution.X(), execution.x(), execution.o(), execution.f(), closedBy);
        try {
            return order(listing, account, execution, Words.status(execution.X()), reason, receivedAt);
        } catch (UnknownWordException odd) {
            oddWords.warn(odd, String.valueOf(execution.i()));
            return order(listing, account, execution.nearest(), nearestStatus(execution.X()), reason, receivedAt);
        }
    }

    private Order order(
            Listing listing,
            String account,
            OrderWire.Execution execution,
            OrderStatus status,
            @Nullable String reason,
            Instant receivedAt) {
        String id = id(execution.i(), "i");
        OrderType type = Words.orderType(execution.o(), execution.ot());
        Instant updated = Numbers.time(execution.T());
        Long made = execution.O();
        return new Order(
                listing,
                account,
                id,
                clientId(execution.c(), id),
                execution.c(),
                Words.side(execution.S()),
                type,
                leg(listing.market(), execution.ps(), "ps"),
                Numbers.atLeastZero(execution.q(), "q"),
                Numbers.unlessZero(execution.p()),
                trigger(listing.market(), execution),
                Words.timeInForce(execution.f(), type),
                reduces(listing.market(), execution.R(), "R"),
                status,
                filled(listing.market(), execution.q(), Numbers.atLeastZero(execution.z(), "z")),
                average(execution.ap(), execution.Z(), execution.z()),
                made == null || made == 0 ? updated : Numbers.time(made),
                updated,
                null,
                reason,
                receivedAt,
                Source.WS);
    }

    private static @Nullable BigDecimal trigger(Market market, OrderWire.Execution execution) {
        return Words.trails(execution.o(), execution.ot())
                ? null
                : Numbers.unlessZero(market == Market.SPOT ? execution.P() : execution.sp());
    }

    private Fill fill(
            Listing listing,
            String account,
            OrderWire.Execution execution,
            BigDecimal quantity,
            @Nullable ClosedBy closedBy,
            Instant receivedAt) {
        return new Fill(
                listing,
                account,
                id(execution.t(), "t"),
                id(execution.i(), "i"),
                execution.c(),
                Words.side(execution.S()),
                Numbers.above(execution.L(), "L"),
                quantity,
                execution.n() == null ? BigDecimal.ZERO : execution.n(),
                feeAsset(listing, execution),
                liquidity(execution.m()),
                execution.rp(),
                closedBy == null ? null : closedBy.text(),
                closedBy,
                null,
                Numbers.time(execution.T()),
                receivedAt,
                Source.WS);
    }

    /** The leg, which futures name and spot has none of. */
    private static PositionSide leg(Market market, @Nullable String wireWord, String field) {
        return Words.positionSide(market == Market.PERP ? Words.given(wireWord, field) : wireWord);
    }

    /** Whether it may only reduce, which futures say and spot does not know. */
    private static boolean reduces(Market market, @Nullable Boolean told, String field) {
        return Boolean.TRUE.equals(market == Market.PERP ? Words.given(told, field) : told);
    }

    /** An id must have come: zero is none. */
    private static String id(@Nullable Long told, String field) {
        long id = Words.given(told, field);
        if (id <= 0) {
            throw new NumberFormatException(field + " is " + id);
        }
        return Long.toString(id);
    }

    /**
     * What filled of an order: of futures no more than was ordered, but of one that closes whatever there is. Spot
     * takes orders by what they may cost, of which the quantity is not certain (aster.md section 8).
     */
    private static BigDecimal filled(Market market, BigDecimal ordered, BigDecimal filled) {
        if (market == Market.PERP && ordered.signum() != 0 && filled.compareTo(ordered) > 0) {
            throw new NumberFormatException("filled is " + filled + " of " + ordered);
        }
        return filled;
    }

    /** Where an asset is not named there was no fee; what it would be paid in. */
    private String feeAsset(Listing listing, OrderWire.Execution execution) {
        if (execution.N() != null || (execution.n() != null && execution.n().signum() != 0)) {
            return Words.given(execution.N(), "N");
        }
        return symbols.of(listing).map(Instrument::quoteAsset).orElse("");
    }

    private Listing listing(Market market, String symbol) {
        Listing listing = symbols.onWire(market, Words.given(symbol, "symbol"));
        return listing == null ? Naming.unlisted(market, symbol) : listing;
    }

    private static String clientId(@Nullable String given, String orderId) {
        return given == null || given.isEmpty() ? orderId : given;
    }

    private static @Nullable Liquidity liquidity(@Nullable Boolean maker) {
        return maker == null ? null : maker ? Liquidity.MAKER : Liquidity.TAKER;
    }

    private static @Nullable BigDecimal average(
            @Nullable BigDecimal average, @Nullable BigDecimal quote, BigDecimal filled) {
        BigDecimal told = Numbers.unlessZero(average);
        BigDecimal cost = Numbers.unlessZero(quote);
        return told != null || cost == null || filled.signum() == 0 ? told : cost.divide(filled, MathContext.DECIMAL64);
    }
}
