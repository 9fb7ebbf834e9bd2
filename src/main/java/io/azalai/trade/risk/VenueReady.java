package io.azalai.trade.risk;

import java.util.Optional;

/** Check 7: orders can be sent, their fills can be seen, and events can be kept (risk.md section 5). */
final class VenueReady implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        Optional<VenueState> venue = proposal.venue().filter(VenueState::enabled);
        if (venue.isEmpty()) {
            return Optional.of(Refusal.of(ReasonCode.VENUE_NOT_READY, "the venue is not enabled"));
        }
        String outage = venue.get().outage();
        if (outage != null) {
            return Optional.of(
                    Refusal.of(ReasonCode.VENUE_NOT_READY, "the venue takes no orders at the moment: " + outage));
        }
        if (!proposal.increases()) {
            return Optional.empty();
        }
        if (!venue.get().userStreamUp()) {
            return Optional.of(Refusal.of(
                    ReasonCode.VENUE_DEGRADED,
                    "the stream of fills and order states is down: only reducing orders pass"));
        }
        if (proposal.view().journalFails()) {
            return Optional.of(
                    Refusal.of(ReasonCode.JOURNAL_FAILED, "the journal cannot be written: only cancels are sent"));
        }
        return proposal.view().outboxFull()
                ? Optional.of(Refusal.of(
                        ReasonCode.OUTBOX_FULL, "undelivered events are at their bound: only reducing orders pass"))
                : Optional.empty();
    }
}
