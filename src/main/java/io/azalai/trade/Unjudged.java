package io.azalai.trade;

import io.azalai.model.OrderRequest;
import io.azalai.model.RiskDecision;
import io.azalai.trade.risk.ReasonCode;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.VenueException;
import java.time.Clock;

/**
 * Tells of orders that are refused before there is anything to judge: the decision is written and told as any other.
 * Safe for many threads: it keeps nothing of its own.
 */
final class Unjudged {

    /** Number of what is no check of the gate. */
    private static final int NO_CHECK = 0;

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
        RiskDecision decision = decision(request, code.name(), code.check(), text);
        ledger.refused(decision);
        return decision;
    }

    /** The same of a request that was refused for another reason than risk: that one is no refusal of the gate. */
    void refused(OrderRequest request, VenueException refusal) {
        String code = refusal.code() == null ? refusal.getClass().getSimpleName() : refusal.code();
        ledger.told(decision(request, code, NO_CHECK, refusal.text()));
    }

    private RiskDecision decision(OrderRequest request, String code, int check, String text) {
        return new RiskDecision(
                false,
                code,
                check,
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
    }
}
