package io.azalai.venue;

import io.azalai.model.RiskDecision;

/** The risk gate refused the order; it was never sent. */
public final class RiskRejectedException extends VenueException {

    private final transient RiskDecision decision;

    public RiskRejectedException(RiskDecision decision) {
        this(decision, "place");
    }

    /** With the gate's decision on what was tried. */
    public RiskRejectedException(RiskDecision decision, String operation) {
        super(notSent(decision.venue(), operation, decision.reasonCode(), withoutCode(decision)));
        this.decision = decision;
    }

    private static String withoutCode(RiskDecision decision) {
        String code = decision.reasonCode() + ": ";
        return decision.message().startsWith(code) ? decision.message().substring(code.length()) : decision.message();
    }

    /** The whole decision, with numbers. */
    public RiskDecision decision() {
        return decision;
    }
}
