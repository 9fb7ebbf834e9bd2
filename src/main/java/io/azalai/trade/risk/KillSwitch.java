package io.azalai.trade.risk;

import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.RiskOrder.Origin;
import java.util.Optional;
import java.util.stream.Collectors;

/** Check 6: the most severe level that covers the order lets it through (risk.md sections 5 and 8). */
final class KillSwitch implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        boolean reduces = !proposal.increases();
        return switch (proposal.view().memory().level(proposal.listing())) {
            case ACTIVE -> Optional.empty();
            case REDUCING ->
                reduces
                        ? Optional.empty()
                        : refused(ReasonCode.REDUCING_ONLY, RiskLevel.REDUCING, "only reducing orders pass", proposal);
            case HALTED ->
                reduces && proposal.order().origin() == Origin.SYSTEM_FLATTEN
                        ? Optional.empty()
                        : refused(ReasonCode.TRADING_HALTED, RiskLevel.HALTED, "trading is halted", proposal);
        };
    }

    static Optional<Refusal> refused(ReasonCode code, RiskLevel level, String what, Proposal proposal) {
        String why = proposal.view().memory().latches().stream()
                .filter(latch -> latch.level() == level && latch.scope().covers(proposal.listing()))
                .map(latch -> latch.reason() + " by " + latch.actor() + ", scope " + latch.scope())
                .collect(Collectors.joining("; "));
        return Optional.of(Refusal.of(code, what + ": " + why));
    }
}
