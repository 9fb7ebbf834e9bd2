package io.azalai.venue;

import io.azalai.model.RiskDecision;

/** The risk gate refused the order; it was never sent. */
public final class RiskRejectedException extends VenueException {

    private final transient RiskDecision decision;

    /** With the gate's decision. */
    public RiskRejectedException(RiskDecision decision) {
        super(notSent(decision.venue(), "place", decision.reasonCode(), decision.message()));
        this.decision = decision;
    }

    /** The whole decision, with numbers. */
    public RiskDecision decision() {
        return decision;
    }
}
