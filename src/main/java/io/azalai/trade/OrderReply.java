package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.RiskDecision;
import org.jspecify.annotations.Nullable;

/**
 * What the order path answers to NEW and CANCEL.
 *
 * @param order its state now
 * @param duplicate whether the same request was known already, so that nothing was sent
 * @param decision what the risk gate said; null where it was not asked
 */
public record OrderReply(
        Order order, boolean duplicate, @Nullable RiskDecision decision) {

    /** The same answer with the order as it stands now. */
    OrderReply now(Order current) {
        return new OrderReply(current, duplicate, decision);
    }
}
