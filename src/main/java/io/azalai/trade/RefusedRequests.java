package io.azalai.trade;

import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Outcome;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.VenueException;

/**
 * Tells why requests were refused that came by a door that answers nobody, such as Kafka: a decision of each, where
 * none was told and no order's events say it (downstream.md section 7). Safe for many threads: it keeps nothing of its
 * own.
 */
public final class RefusedRequests {

    private final Intake intake;
    private final OrderDesk desk;
    private final Unjudged unjudged;

    RefusedRequests(Intake intake, OrderDesk desk, Unjudged unjudged) {
        this.intake = intake;
        this.desk = desk;
        this.unjudged = unjudged;
    }

    /** Tells of a request, as it came, why it was refused, unless that is told already. */
    public void tell(OrderRequest request, VenueException refusal) {
        if (!isTold(request, refusal)) {
            unjudged.refused(request, refusal);
        }
    }

    private boolean isTold(OrderRequest request, VenueException refusal) {
        if (refusal instanceof RiskRejectedException) {
            return true;
        }
        return switch (request.action()) {
            case NEW, CLOSE_POSITION -> refusal instanceof InvalidSymbolException || hasOrder(request);
            case AMEND, CANCEL -> refusal.outcome() == Outcome.UNKNOWN;
            case CANCEL_ALL, SCHEDULE_CANCEL -> false;
        };
    }

    /** Whether an order came of this very request: its events tell what became of it. */
    private boolean hasOrder(OrderRequest request) {
        try {
            String hash = RequestHash.of(intake.unnoted(request));
            return desk.find(OrderKey.of(request))
                    .filter(life -> life.contentHash().equals(hash))
                    .isPresent();
        } catch (VenueException unreadable) {
            return false;
        }
    }
}
