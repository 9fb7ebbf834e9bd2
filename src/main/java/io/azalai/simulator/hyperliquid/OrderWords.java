package io.azalai.simulator.hyperliquid;

import io.azalai.model.OrderStatus;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.VenueOrder;
import java.util.Map;

/** The venue's words for the state of an order (section 2.5). */
final class OrderWords {

    private static final Map<EndReason, String> ENDED = Map.ofEntries(
            Map.entry(EndReason.CANCELED_BY_OWNER, "canceled"),
            Map.entry(EndReason.REMAINDER, "filled"),
            Map.entry(EndReason.NO_MATCH, "iocCancelRejected"),
            Map.entry(EndReason.NOT_FILLABLE, "iocCancelRejected"),
            Map.entry(EndReason.WOULD_MATCH, "badAloPxRejected"),
            Map.entry(EndReason.WOULD_INCREASE, "reduceOnlyRejected"),
            Map.entry(EndReason.NOTHING_TO_REDUCE, "reduceOnlyCanceled"),
            Map.entry(EndReason.INSUFFICIENT_MARGIN, "perpMarginRejected"),
            Map.entry(EndReason.INSUFFICIENT_BALANCE, "insufficientSpotBalanceRejected"),
            Map.entry(EndReason.BELOW_MINIMUM, "minTradeNtlRejected"),
            Map.entry(EndReason.TOO_MANY_OPEN, "tooManyOpenOrdersRejected"),
            Map.entry(EndReason.SELF_TRADE, "selfTradeCanceled"),
            Map.entry(EndReason.WOULD_TRIGGER, "badTriggerPxRejected"),
            Map.entry(EndReason.SIBLING_FILLED, "siblingFilledCanceled"),
            Map.entry(EndReason.PARENT_ENDED, "canceled"),
            Map.entry(EndReason.LIQUIDATED, "liquidatedCanceled"),
            Map.entry(EndReason.SCHEDULED, "scheduledCancel"),
            Map.entry(EndReason.DELISTED, "delistedCanceled"),
            Map.entry(EndReason.VAULT_WITHDRAWAL, "vaultWithdrawalCanceled"),
            Map.entry(EndReason.OVER_TIER, "perpMaxPositionRejected"),
            Map.entry(EndReason.ONLY_POST_ONLY, "rejected"),
            Map.entry(EndReason.INCREASE_AT_INTEREST_CAP, "positionIncreaseAtOpenInterestCapRejected"),
            Map.entry(EndReason.FLIP_AT_INTEREST_CAP, "positionFlipAtOpenInterestCapRejected"),
            Map.entry(EndReason.AGGRESSIVE_AT_INTEREST_CAP, "tooAggressiveAtOpenInterestCapRejected"),
            Map.entry(EndReason.INTEREST_TOO_FAST, "openInterestIncreaseRejected"));

    private OrderWords() {}

    static String status(VenueOrder order, boolean spot) {
        EndReason end = order.end();
        if (end == null) {
            String open = order.triggeredAt() == null ? "open" : "triggered";
            return order.status() == OrderStatus.FILLED ? "filled" : open;
        }
        if (end == EndReason.INSUFFICIENT_MARGIN && order.status() == OrderStatus.CANCELED) {
            return "marginCanceled";
        }
        if (spot && end == EndReason.BELOW_MINIMUM) {
            return "minTradeSpotNtlRejected";
        }
        // an IOC reduce-only order that closed the position and has more to give ends like any partly filled IOC
        boolean closedPosition = end == EndReason.NOTHING_TO_REDUCE
                && order.request().timeInForce() == TimeInForce.IOC
                && order.filled().signum() > 0;
        return closedPosition ? "filled" : ENDED.getOrDefault(end, "canceled");
    }
}
