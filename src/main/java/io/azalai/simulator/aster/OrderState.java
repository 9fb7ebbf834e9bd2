package io.azalai.simulator.aster;

import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The engine's orders in the venue's words (aster.md section 4). */
final class OrderState {

    /** Endings that the venue answers as an error: such an order leaves no row behind. */
    private static final Set<EndReason> ERRORS =
            EnumSet.of(EndReason.WOULD_INCREASE, EndReason.INSUFFICIENT_MARGIN, EndReason.INSUFFICIENT_BALANCE);

    private static final Set<EndReason> CANCELS = EnumSet.of(EndReason.CANCELED_BY_OWNER, EndReason.SELF_TRADE);

    private OrderState() {}

    /** The error a placement ended in; empty when the venue accepted it. */
    static Optional<RefusedException> refusal(VenueOrder order) {
        EndReason end = order.end();
        if (end == EndReason.WOULD_INCREASE) {
            return Optional.of(Refusal.REDUCE_ONLY.with());
        }
        if (end == EndReason.INSUFFICIENT_MARGIN) {
            return Optional.of(Refusal.MARGIN_INSUFFICIENT.with());
        }
        return end == EndReason.INSUFFICIENT_BALANCE
                ? Optional.of(Refusal.BALANCE_INSUFFICIENT.with())
                : Optional.empty();
    }

    /** Whether queries show it. */
    static boolean known(VenueOrder order) {
        EndReason end = order.end();
        return end == null || !ERRORS.contains(end);
    }

    /** NEW, PARTIALLY_FILLED, FILLED, CANCELED or EXPIRED. */
    static String status(VenueOrder order) {
        EndReason end = order.end();
        if (end == null) {
            return order.status().name();
        }
        return CANCELS.contains(end) ? "CANCELED" : "EXPIRED";
    }

    static String type(VenueOrder order) {
        return order.request().price() == null ? "MARKET" : "LIMIT";
    }

    /** Market orders are printed with GTC. */
    static String timeInForce(VenueOrder order) {
        return order.request().price() == null
                ? "GTC"
                : order.request().timeInForce().name();
    }

    static BigDecimal price(VenueOrder order) {
        BigDecimal price = order.request().price();
        return price == null ? BigDecimal.ZERO : price;
    }

    static BigDecimal averagePrice(VenueOrder order) {
        BigDecimal average = order.averagePrice();
        return average == null ? BigDecimal.ZERO : average;
    }
}
