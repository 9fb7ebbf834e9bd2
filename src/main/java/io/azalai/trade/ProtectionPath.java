package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.OrderRequest;
import io.azalai.model.RiskDecision;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.VenueException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The way of what protects other orders through all steps. Immutable; each part is safe for many threads. */
record ProtectionPath(Pricing pricing, Intake intake, Admission admission, Gateway gateway)
        implements BracketPlacing.Placing {

    @Override
    public CompletableFuture<?> priced(Listing listing) {
        return pricing.priced(listing);
    }

    @Override
    public CompletableFuture<BatchReply> place(OrderRequest request) {
        return gateway.placeAll(List.of(request), intake::protecting, Protection::origin)
                .thenApply(replies -> replies.get(0));
    }

    @Override
    public Optional<VenueException> refusal(OrderRequest request) {
        try {
            RiskDecision decision = admission.judge(intake.protectingUnnoted(request));
            return decision.accepted() ? Optional.empty() : Optional.of(new RiskRejectedException(decision));
        } catch (VenueException refused) {
            return Optional.of(refused);
        }
    }
}
