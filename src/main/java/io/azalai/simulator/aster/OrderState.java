package io.azalai.simulator.aster;

import io.azalai.model.OrderStatus;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Stage;
import io.azalai.simulator.matching.Trigger;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engine's orders in the venue's words (aster.md section 4). */
final class OrderState {

    /** Refusals that the venue answers as an error: such an order leaves no row behind. */
    private static final Map<EndReason, Refusal> ERRORS = Map.of(
            EndReason.WOULD_INCREASE, Refusal.REDUCE_ONLY,
            EndReason.WOULD_TRIGGER, Refusal.WOULD_TRIGGER,
            EndReason.INSUFFICIENT_MARGIN, Refusal.MARGIN_INSUFFICIENT,
            EndReason.INSUFFICIENT_BALANCE, Refusal.BALANCE_INSUFFICIENT);

    private static final Set<EndReason> CANCELS = EnumSet.of(
            EndReason.CANCELED_BY_OWNER,
            EndReason.SELF_TRADE,
            EndReason.SCHEDULED,
            EndReason.SIBLING_FILLED,
            EndReason.PARENT_ENDED);

    private OrderState() {}

    /** The error a placement ended in; empty when the venue accepted it. */
    static Optional<RefusedException> refusal(VenueOrder order) {
        return order.status() == OrderStatus.REJECTED ? error(order.end()) : Optional.empty();
    }

    /** The error that a reason is answered with; empty for what the venue lets expire. */
    static Optional<RefusedException> error(@Nullable EndReason end) {
        return end == null
                ? Optional.empty()
                : Optional.ofNullable(ERRORS.get(end)).map(Refusal::with);
    }

    /** Whether queries show it. */
    static boolean known(VenueOrder order) {
        return refusal(order).isEmpty();
    }

    /** NEW, PARTIALLY_FILLED, FILLED, CANCELED or EXPIRED. */
    static String status(VenueOrder order) {
        EndReason end = order.end();
        if (end == null) {
            return order.status().name();
        }
        return CANCELS.contains(end) ? "CANCELED" : "EXPIRED";
    }

    /** As which it was sent. */
    static String originalType(VenueOrder order) {
        return OrderType.sent(order.request()).name();
    }

    /** As which it is treated now: a conditional one that fired goes on as LIMIT or MARKET. */
    static String type(VenueOrder order) {
        if (order.stage() != Stage.WORKING) {
            return originalType(order);
        }
        return order.request().price() == null ? "MARKET" : "LIMIT";
    }

    /** Whether the venue placed it to close a position that lacked margin: nobody named it. */
    static boolean isLiquidation(VenueOrder order) {
        return order.request().clientOrderId() == null;
    }

    static String clientOrderId(VenueOrder order) {
        String name = order.request().clientOrderId();
        return name == null ? "autoclose-" + order.id() : name;
    }

    /** Orders without a limit are printed with GTC. */
    static String timeInForce(VenueOrder order) {
        if (order.request().price() == null) {
            return "GTC";
        }
        return order.request().hidden()
                ? OrderForm.HIDDEN
                : order.request().timeInForce().name();
    }

    static BigDecimal price(VenueOrder order) {
        BigDecimal price = order.request().price();
        return price == null ? BigDecimal.ZERO : price;
    }

    /** Price that a conditional order waits for; zero for others and for those that trail. */
    static BigDecimal stopPrice(VenueOrder order) {
        Trigger trigger = order.request().trigger();
        return trigger == null || trigger.callback() != null ? BigDecimal.ZERO : trigger.price();
    }

    static String workingType(VenueOrder order) {
        Trigger trigger = order.request().trigger();
        return trigger != null && trigger.source() == Trigger.Source.MARK ? "MARK_PRICE" : "CONTRACT_PRICE";
    }

    static BigDecimal averagePrice(VenueOrder order) {
        BigDecimal average = order.averagePrice();
        return average == null ? BigDecimal.ZERO : average;
    }
}
