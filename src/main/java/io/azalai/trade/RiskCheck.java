package io.azalai.trade;

import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.RiskDecision;
import io.azalai.venue.OrderRejectedException;

/** Asks the risk gate about orders without placing them. Safe for many threads: it keeps nothing of its own. */
public final class RiskCheck {

    private final Admission admission;

    RiskCheck(Admission admission) {
        this.admission = admission;
    }

    /**
     * What the gate says of a new order whose fields were checked: nothing is reserved, written down or told.
     *
     * @throws OrderRejectedException when it cannot be judged, or is no new order
     */
    public RiskDecision judge(OrderRequest request) {
        if (request.action() != OrderAction.NEW && request.action() != OrderAction.CLOSE_POSITION) {
            throw Field.refusal(request, "UNSUPPORTED", "only NEW and CLOSE_POSITION can be checked");
        }
        return admission.judge(request);
    }
}
