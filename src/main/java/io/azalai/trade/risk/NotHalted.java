package io.azalai.trade.risk;

import io.azalai.model.RiskLevel;
import java.util.Optional;

/** Check 6 of what lowers an open order: it passes while trading may only reduce, but not while it is halted. */
final class NotHalted implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        return proposal.view().memory().level(proposal.listing()) == RiskLevel.HALTED
                ? KillSwitch.refused(ReasonCode.TRADING_HALTED, RiskLevel.HALTED, "trading is halted", proposal)
                : Optional.empty();
    }
}
