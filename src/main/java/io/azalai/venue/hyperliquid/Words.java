package io.azalai.venue.hyperliquid;

import io.azalai.model.ClosedBy;
import io.azalai.model.MarginMode;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.TwapStatus;
import io.azalai.venue.wire.WordTable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The venue's enumerated words and ours (hyperliquid.md section 2.5). All are of orders, fills and positions, and so
 * strict: an unknown one is an error, except of an order over time, which must stay one that can be cancelled.
 */
final class Words {

    private static final Logger LOG = LoggerFactory.getLogger(Words.class);

    /** The status of an order that rests. */
    static final String OPEN = "open";

    /** The status of an order that was cancelled, by its owner or for another that replaced it. */
    static final String CANCELED = "canceled";

    /** What the channel {@code user} calls the end of an order that its owner did not cancel. */
    static final String NON_USER_CANCEL = "nonUserCancel";

    private static final Map<String, OrderStatus> STATUS = Map.of(
            OPEN,
            OrderStatus.NEW,
            "triggered",
            OrderStatus.NEW,
            "filled",
            OrderStatus.FILLED,
            CANCELED,
            OrderStatus.CANCELED,
            "scheduledCancel",
            OrderStatus.CANCELED,
            "internalCancel",
            OrderStatus.CANCELED,
            "rejected",
            OrderStatus.REJECTED);

    /** They say how an order stands, not why. */
    private static final Set<String> PLAIN = Set.of(OPEN, "triggered", "filled", CANCELED);

    /** The list grows, its endings do not: {@code marginCanceled}, {@code tickRejected}. */
    private static final Map<String, OrderStatus> ENDINGS =
            Map.of("Canceled", OrderStatus.CANCELED, "Rejected", OrderStatus.REJECTED);

    /** The last three the venue places itself, to be filled at once. */
    private static final Map<String, OrderType> TYPE = Map.of(
            "Limit", OrderType.LIMIT,
            "Market", OrderType.MARKET,
            "Stop Market", OrderType.STOP_MARKET,
            "Stop Limit", OrderType.STOP_LIMIT,
            "Take Profit Market", OrderType.TAKE_PROFIT_MARKET,
            "Take Profit Limit", OrderType.TAKE_PROFIT_LIMIT,
            "Twap Slice", OrderType.MARKET,
            "Vault Close", OrderType.MARKET,
            "Spot Dust Conversion", OrderType.MARKET);

    private static final Map<String, TimeInForce> TIME_IN_FORCE = Map.of(
            "Gtc", TimeInForce.GTC,
            "Ioc", TimeInForce.IOC,
            "FrontendMarket", TimeInForce.IOC,
            "LiquidationMarket", TimeInForce.IOC,
            "Alo", TimeInForce.GTX);

    private static final Map<String, Side> SIDE = Map.of("B", Side.BUY, "A", Side.SELL);

    private static final Map<String, MarginMode> MARGIN_MODE =
            Map.of("cross", MarginMode.CROSS, "isolated", MarginMode.ISOLATED);

    private static final Map<String, TwapStatus> TWAP_STATUS = Map.of(
            "activated", TwapStatus.RUNNING,
            "waitingForTrigger", TwapStatus.WAITING,
            "finished", TwapStatus.FINISHED,
            "terminated", TwapStatus.CANCELED,
            "stopped", TwapStatus.CANCELED,
            "error", TwapStatus.FAILED);

    private Words() {}

    /** What names something: it must have come and say something. */
    static String named(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("no " + field);
        }
        return value;
    }

    static OrderStatus status(String wireWord) {
        return knownStatus(wireWord).orElseThrow(() -> new WordTable.UnknownWordException("order status", wireWord));
    }

    /** The state of an order; empty of a word that we do not know. */
    static Optional<OrderStatus> knownStatus(String wireWord) {
        return Optional.ofNullable(STATUS.get(wireWord)).or(() -> ENDINGS.entrySet().stream()
                .filter(ending -> wireWord.endsWith(ending.getKey()))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    /**
     * By what the venue closed a position, as a fill's direction tells (section 2.5, risk.md section 7); null where it
     * tells of a trade of the account's own.
     */
    static @Nullable ClosedBy closedBy(@Nullable String direction) {
        String word = String.valueOf(direction);
        return word.startsWith("Liquidated")
                ? ClosedBy.LIQUIDATION
                : word.equals("Auto-Deleveraging") ? ClosedBy.DELEVERAGING : null;
    }

    /** Why an order ended: the status, where it says more than how the order stands; else null. */
    static @Nullable String reason(String wireWord) {
        return PLAIN.contains(wireWord) ? null : wireWord;
    }

    /** The type of an order; LIMIT where the message does not carry it. */
    static OrderType orderType(@Nullable String wireWord) {
        return wireWord == null ? OrderType.LIMIT : WordTable.strict(TYPE, "order type", wireWord);
    }

    /** How long an order stays; GTC of triggers, and where the message does not carry it. */
    static TimeInForce timeInForce(@Nullable String wireWord) {
        return wireWord == null ? TimeInForce.GTC : WordTable.strict(TIME_IN_FORCE, "time in force", wireWord);
    }

    /** The word of an order's type as it came, null where none did; the other one where we do not know it. */
    static @Nullable String typeOr(@Nullable String wireWord, String nearest) {
        return wireWord == null || TYPE.containsKey(wireWord) ? wireWord : nearest;
    }

    /** The word of how long an order stays; null where we do not know it. */
    static @Nullable String knownTimeInForce(@Nullable String wireWord) {
        return wireWord != null && TIME_IN_FORCE.containsKey(wireWord) ? wireWord : null;
    }

    static Side side(String wireWord) {
        return WordTable.strict(SIDE, "side", wireWord);
    }

    /** How margin is kept. */
    static MarginMode marginMode(String wireWord) {
        return WordTable.strict(MARGIN_MODE, "margin mode", wireWord);
    }

    /** How an order over time goes; UNKNOWN, which counts as live, of a word we do not know. */
    static TwapStatus twapStatus(String wireWord) {
        TwapStatus found = TWAP_STATUS.get(wireWord);
        if (found == null) {
            LOG.warn("twap status not known, taken for one that may still fill: '{}'", wireWord);
            return TwapStatus.UNKNOWN;
        }
        return found;
    }
}
