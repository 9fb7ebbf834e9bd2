package io.azalai.trade;

import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.RiskDecision;
import io.azalai.trade.risk.ReasonCode;
import io.azalai.trade.risk.Scope;
import java.time.Clock;

/**
 * Tells of orders for symbols that their venue does not list: refused by check 1 of risk.md section 5 before there is
 * anything to judge. Safe for many threads: it keeps nothing of its own.
 */
final class Unlisted {

    private final OrderDesk desk;
    private final Ledger ledger;
    private final String configHash;
    private final Clock clock;

    Unlisted(OrderDesk desk, Ledger ledger, String configHash, Clock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.configHash = configHash;
        this.clock = clock;
    }

    /** Writes and tells the decision on a request that would have opened or closed something; others need none. */
    void refused(OrderRequest request, String text) {
        if (request.action() != OrderAction.NEW && request.action() != OrderAction.CLOSE_POSITION) {
            return;
        }
        ReasonCode code = ReasonCode.UNKNOWN_INSTRUMENT;
        ledger.refused(new RiskDecision(
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
                clock.instant()));
    }
}
