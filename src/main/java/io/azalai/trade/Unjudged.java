package io.azalai.trade;

import io.azalai.model.OrderRequest;
import io.azalai.model.RiskDecision;
import io.azalai.trade.risk.ReasonCode;
import io.azalai.trade.risk.Scope;
import java.time.Clock;

/**
 * Tells of orders that are refused before there is anything to judge: the decision is written and told as any other.
 * Safe for many threads: it keeps nothing of its own.
 */
final class Unjudged {

    private final OrderDesk desk;
    private final Ledger ledger;
    private final String configHash;
    private final Clock clock;

    Unjudged(OrderDesk desk, Ledger ledger, String configHash, Clock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.configHash = configHash;
        this.clock = clock;
    }

    /** Writes and tells the decision on a request, and answers it. */
    RiskDecision refused(OrderRequest request, ReasonCode code, String text) {
        RiskDecision decision = new RiskDecision(
                false,
                code.name(),
                code.check(),
                null,
                null,
                null,
                null,
                code + ": " + text,
                request.clientOrderId(),
                request.venue(),
                request.account(),
                request.symbol(),
                null,
                desk.within(() -> desk.book().memory().level(Scope.GLOBAL)),
                configHash,
                0,
                clock.instant());
        ledger.refused(decision);
        return decision;
    }
}
