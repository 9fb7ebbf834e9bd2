package io.azalai.venue.aster;

import io.azalai.model.ClosedBy;
import io.azalai.model.MarginMode;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.wire.WordTable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The venue's enumerated words and ours (aster.md section 4). All are of orders, fills and positions, and so strict: an
 * unknown one is an error.
 */
final class Words {

    /** Execution types by which no order ends, unless its state says so. */
    private static final Set<String> GOES_ON = Set.of("NEW", "TRADE", "Trade", "AMENDMENT");

    /** NEW_INSURANCE and NEW_ADL are liquidations under way. */
    private static final Map<String, OrderStatus> STATUS = Map.of(
            "NEW", OrderStatus.NEW,
            "PARTIALLY_FILLED", OrderStatus.PARTIALLY_FILLED,
            "FILLED", OrderStatus.FILLED,
            "CANCELED", OrderStatus.CANCELED,
            "REJECTED", OrderStatus.REJECTED,
            "EXPIRED", OrderStatus.EXPIRED,
            "NEW_INSURANCE", OrderStatus.NEW,
            "NEW_ADL", OrderStatus.NEW);

    /** Liquidations have no word of ours: the nearest is used. */
    private static final Map<String, OrderType> TYPE = Map.of(
            "LIMIT", OrderType.LIMIT,
            "MARKET", OrderType.MARKET,
            "STOP", OrderType.STOP_LIMIT,
            "STOP_MARKET", OrderType.STOP_MARKET,
            "TAKE_PROFIT", OrderType.TAKE_PROFIT_LIMIT,
            "TAKE_PROFIT_MARKET", OrderType.TAKE_PROFIT_MARKET,
            "TRAILING_STOP_MARKET", OrderType.TRAILING_STOP_MARKET,
            "LIQUIDATION", OrderType.MARKET);

    private static final Map<String, TimeInForce> TIME_IN_FORCE = Map.of(
            "GTC", TimeInForce.GTC,
            "IOC", TimeInForce.IOC,
            "FOK", TimeInForce.FOK,
            "GTX", TimeInForce.GTX,
            "RPI", TimeInForce.GTX,
            "HIDDEN", TimeInForce.GTC,
            "GTE_GTC", TimeInForce.GTC);

    private static final Set<OrderType> LIMITED =
            Set.of(OrderType.LIMIT, OrderType.STOP_LIMIT, OrderType.TAKE_PROFIT_LIMIT);

    private static final Map<String, Side> SIDE = Map.of("BUY", Side.BUY, "SELL", Side.SELL);

    private static final Map<String, PositionSide> POSITION_SIDE =
            Map.of("BOTH", PositionSide.BOTH, "LONG", PositionSide.LONG, "SHORT", PositionSide.SHORT);

    /** In any case on the wire. */
    private static final Map<String, MarginMode> MARGIN_MODE =
            Map.of("cross", MarginMode.CROSS, "crossed", MarginMode.CROSS, "isolated", MarginMode.ISOLATED);

    private Words() {}

    /** The state of an order; empty of a word that we do not know. */
    static Optional<OrderStatus> knownStatus(@Nullable String wireWord) {
        return Optional.ofNullable(wireWord).map(STATUS::get);
    }

    static OrderStatus status(@Nullable String wireWord) {
        return WordTable.strict(STATUS, "order status", given(wireWord, "status"));
    }

    /** The type an order was made as: once triggered, a conditional order goes on under another one. */
    static OrderType orderType(@Nullable String type, @Nullable String originalType) {
        return WordTable.strict(TYPE, "order type", given(made(type, originalType), "type"));
    }

    /** Whether we know the type an order was made as. */
    static boolean isOrderType(@Nullable String type, @Nullable String originalType) {
        String word = made(type, originalType);
        return word != null && TYPE.containsKey(word);
    }

    private static @Nullable String made(@Nullable String type, @Nullable String originalType) {
        return originalType == null || originalType.isEmpty() ? type : originalType;
    }

    /** Whether an order follows the market: the stop price told of it is no trigger (aster.md section 6.4). */
    static boolean trails(@Nullable String type, @Nullable String originalType) {
        return "TRAILING_STOP_MARKET".equals(made(type, originalType));
    }

    /**
     * By what the venue itself closes a position, by the client id of its order alone, which calls tell too; null for
     * an order of the account's own (aster.md section 6.4).
     */
    static @Nullable ClosedBy closedBy(@Nullable String clientOrderId) {
        String id = clientOrderId == null ? "" : clientOrderId;
        if (id.startsWith("adl_autoclose")) {
            return ClosedBy.DELEVERAGING;
        }
        return id.startsWith("autoclose-") ? ClosedBy.LIQUIDATION : null;
    }

    /**
     * Why an order ended, in the venue's words, or by what the venue itself closes a position with it, or the status
     * where we do not know it; null of any other, and of one whose end says no more than that it was cancelled
     * (aster.md section 4). Of what expires unasked the words of its type and its time in force say why.
     *
     * @param execution what happened to it; null where the message tells its state only
     */
    static @Nullable String reason(
            @Nullable String status,
            @Nullable String execution,
            @Nullable String type,
            @Nullable String timeInForce,
            @Nullable ClosedBy closedBy) {
        if (closedBy != null) {
            return closedBy.text();
        }
        OrderStatus state = knownStatus(status).orElse(null);
        if (state == null) {
            return status;
        }
        String word = execution == null || GOES_ON.contains(execution) ? status : execution;
        if (!state.isTerminal() || state == OrderStatus.FILLED || "CANCELED".equals(word)) {
            return null;
        }
        return "EXPIRED".equals(word)
                ? Stream.of(word, type, timeInForce).filter(Objects::nonNull).collect(Collectors.joining(" "))
                : word;
    }

    static Side side(@Nullable String wireWord) {
        return WordTable.strict(SIDE, "side", given(wireWord, "side"));
    }

    /** BOTH on spot, which does not say. */
    static PositionSide positionSide(@Nullable String wireWord) {
        return wireWord == null ? PositionSide.BOTH : WordTable.strict(POSITION_SIDE, "position side", wireWord);
    }

    /** How long an order with a limit stays; null of any other, and where the message does not carry it. */
    static @Nullable TimeInForce timeInForce(@Nullable String wireWord, OrderType type) {
        return wireWord == null || !LIMITED.contains(type)
                ? null
                : WordTable.strict(TIME_IN_FORCE, "time in force", wireWord);
    }

    /** The word of how long an order stays; null where we do not know it. */
    static @Nullable String knownTimeInForce(@Nullable String wireWord) {
        return wireWord != null && TIME_IN_FORCE.containsKey(wireWord) ? wireWord : null;
    }

    /** How margin is kept; null where the message does not carry it. */
    static @Nullable MarginMode marginMode(@Nullable String wireWord) {
        return wireWord == null
                ? null
                : WordTable.strict(MARGIN_MODE, "margin mode", wireWord.toLowerCase(Locale.ROOT));
    }

    /** The value, which must have come; a text must say something. */
    static <T> T given(@Nullable T value, String field) {
        if (value == null || value.equals("")) {
            throw new IllegalArgumentException("no " + field);
        }
        return value;
    }
}
