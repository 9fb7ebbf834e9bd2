package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.Optional;

/** Check 5: what may only reduce finds something to reduce, and no less than itself (risk.md section 5). */
final class ReduceOnly implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        boolean closesLeg = !proposal.isSpot() && proposal.closesLeg();
        if (!proposal.order().reduceOnly() && !closesLeg) {
            return Optional.empty();
        }
        BigDecimal quantity = proposal.quantity();
        BigDecimal most = most(proposal);
        String asset = proposal.instrument().baseAsset();
        proposal.compares(quantity, most, asset);
        if (quantity.compareTo(most) <= 0 && quantity.signum() > 0) {
            return Optional.empty();
        }
        String what = proposal.isSpot()
                ? "spot has no position that a reduce-only order could reduce"
                : "the order may only reduce " + Text.number(most) + ", it asks for " + Text.number(quantity);
        return Optional.of(Refusal.of(ReasonCode.REDUCE_ONLY_VIOLATION, quantity, most, asset, what));
    }

    private static BigDecimal most(Proposal proposal) {
        if (proposal.isSpot() || !proposal.opposes()) {
            return BigDecimal.ZERO;
        }
        return proposal.order().reduceOnly() ? proposal.held().abs() : proposal.closable();
    }
}
