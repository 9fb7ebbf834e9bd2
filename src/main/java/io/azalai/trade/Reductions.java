package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.MarginCall;
import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.Latch;
import io.azalai.trade.risk.Scope;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets only reducing orders pass where what venues tell wants somebody to look, until somebody has. Safe for many
 * threads: it keeps nothing, and what it does comes later, outside any lock.
 */
final class Reductions {

    private static final String ACTOR = "risk";

    private final Supplier<RiskWatch> watch;
    private final Later later;

    /**
     * By that watch.
     *
     * @param watch there before anything is told
     */
    Reductions(Supplier<RiskWatch> watch, Later later) {
        this.watch = watch;
        this.later = later;
    }

    /** The venue closes what we hold, or is about to: of one instrument or, where it names none, of any. */
    void liquidated(MarginCall call) {
        Listing where = call.listing();
        Scope scope = where == null ? Scope.ofVenue(call.venue()) : new Scope(call.venue(), where.symbol());
        raise(Latch.Reason.LIQUIDATION, scope);
    }

    /** Accounts are not worth what is known to have happened to them. */
    void unexplained(Scope scope) {
        raise(Latch.Reason.PNL_MISMATCH, scope);
    }

    private void raise(Latch.Reason reason, Scope scope) {
        later.in(Duration.ZERO, () -> watch.get().raise(reason, RiskLevel.REDUCING, scope, ACTOR));
    }
}
