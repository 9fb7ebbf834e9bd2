package io.azalai.trade.risk;

import java.util.Optional;

/** Check 1: the instrument is in the venue's metadata (risk.md section 5). */
final class KnownInstrument implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (proposal.instrumentIsKnown()) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                ReasonCode.UNKNOWN_INSTRUMENT,
                "there is no instrument " + proposal.order().symbol() + " on "
                        + proposal.order().venue()));
    }
}
