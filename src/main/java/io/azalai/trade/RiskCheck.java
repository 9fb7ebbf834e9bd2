package io.azalai.trade;

import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.RiskDecision;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;

/**
 * Asks the risk gate about orders without placing them, and leaves no trace: nothing is written down, told, counted or
 * reserved. Safe for many threads: it keeps nothing of its own.
 */
public final class RiskCheck {

    private final Intake intake;
    private final Admission admission;

    RiskCheck(Intake intake, Admission admission) {
        this.intake = intake;
        this.admission = admission;
    }

    /**
     * Whether the request says what a new order must, with its symbol resolved.
     *
     * @throws VenueException with outcome NOT_SENT, naming the field, what it was and what is right
     */
    public OrderRequest accept(OrderRequest request) {
        if (request.action() != OrderAction.NEW && request.action() != OrderAction.CLOSE_POSITION) {
            throw Field.refusal(request, "UNSUPPORTED", "only NEW and CLOSE_POSITION can be checked");
        }
        return intake.unnoted(request);
    }

    /**
     * What the gate says of a new order whose fields were checked.
     *
     * @throws OrderRejectedException when it cannot be judged
     */
    public RiskDecision judge(OrderRequest request) {
        return admission.judge(request);
    }
}
