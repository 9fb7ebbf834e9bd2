package io.azalai.venue.aster;

import io.azalai.model.ClosedBy;
import io.azalai.model.MarginMode;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The venue's enumerated words and ours (aster.md section 4). States are strict: an unknown one is an error; a time in
 * force only describes and is null when unknown.
 */
final class Words {

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

    /** Trailing stops and liquidations have no word of ours: the nearest is used. */
    private static final Map<String, OrderType> TYPE = Map.of(
            "LIMIT", OrderType.LIMIT,
            "MARKET", OrderType.MARKET,
            "STOP", OrderType.STOP_LIMIT,
            "STOP_MARKET", OrderType.STOP_MARKET,
            "TAKE_PROFIT", OrderType.TAKE_PROFIT_LIMIT,
            "TAKE_PROFIT_MARKET", OrderType.TAKE_PROFIT_MARKET,
            "TRAILING_STOP_MARKET", OrderType.STOP_MARKET,
            "LIQUIDATION", OrderType.MARKET);

    private static final Map<String, TimeInForce> TIME_IN_FORCE = Map.of(
            "GTC", TimeInForce.GTC,
            "IOC", TimeInForce.IOC,
            "FOK", TimeInForce.FOK,
            "GTX", TimeInForce.GTX,
            "RPI", TimeInForce.GTX,
            "HIDDEN", TimeInForce.GTC,
            "GTE_GTC", TimeInForce.GTC);

    private Words() {}

    static OrderStatus status(@Nullable String wireWord) {
        return strict(STATUS.get(given(wireWord, "status")), "order status", wireWord);
    }

    /** The type an order was made as: once triggered, a conditional order goes on under another one. */
    static OrderType orderType(@Nullable String type, @Nullable String origType) {
        String word = origType == null || origType.isEmpty() ? given(type, "type") : origType;
        return strict(TYPE.get(word), "order type", word);
    }

    /** By what the venue itself closes a position; null for an order of the account's own (aster.md section 6.4). */
    static @Nullable ClosedBy closedBy(OrderWire.Execution execution) {
        ClosedBy byId = closedBy(execution.c());
        if ("NEW_ADL".equals(execution.X())) {
            return ClosedBy.DELEVERAGING;
        }
        boolean liquidation = "NEW_INSURANCE".equals(execution.X())
                || "LIQUIDATION".equals(execution.o())
                || "CALCULATED".equals(execution.x());
        return byId == null && liquidation ? ClosedBy.LIQUIDATION : byId;
    }

    /** The same by the client id of its order alone, which calls tell too. */
    static @Nullable ClosedBy closedBy(@Nullable String clientOrderId) {
        String id = clientOrderId == null ? "" : clientOrderId;
        if (id.startsWith("adl_autoclose")) {
            return ClosedBy.DELEVERAGING;
        }
        return id.startsWith("autoclose-") ? ClosedBy.LIQUIDATION : null;
    }

    static Side side(@Nullable String wireWord) {
        return switch (given(wireWord, "side")) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new UnknownWordException("side", wireWord);
        };
    }

    /** BOTH on spot, which does not say. */
    static PositionSide positionSide(@Nullable String wireWord) {
        return switch (wireWord == null ? "BOTH" : wireWord) {
            case "BOTH" -> PositionSide.BOTH;
            case "LONG" -> PositionSide.LONG;
            case "SHORT" -> PositionSide.SHORT;
            default -> throw new UnknownWordException("position side", wireWord);
        };
    }

    static @Nullable TimeInForce timeInForce(@Nullable String wireWord, OrderType type) {
        boolean limited =
                type == OrderType.LIMIT || type == OrderType.STOP_LIMIT || type == OrderType.TAKE_PROFIT_LIMIT;
        return limited && wireWord != null ? TIME_IN_FORCE.get(wireWord) : null;
    }

    /** Both cross and crossed are on the wire, in any case; null where the message does not carry it. */
    static @Nullable MarginMode marginMode(@Nullable String wireWord) {
        if (wireWord == null) {
            return null;
        }
        String word = wireWord.toLowerCase(Locale.ROOT);
        if (word.startsWith("cross")) {
            return MarginMode.CROSS;
        }
        return strict(word.equals("isolated") ? MarginMode.ISOLATED : null, "margin mode", wireWord);
    }

    /** The value, which must have come. */
    static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return value;
    }

    private static <T> T strict(@Nullable T found, String what, @Nullable String wireWord) {
        if (found == null) {
            throw new UnknownWordException(what, wireWord);
        }
        return found;
    }

    /** A word of an order's, fill's or position's state that we do not know. */
    static final class UnknownWordException extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        UnknownWordException(String what, @Nullable String wireWord) {
            super("unknown " + what + " on the wire: '" + wireWord + "'");
        }
    }
}
