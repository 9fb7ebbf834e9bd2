package io.azalai.trade.risk;

import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import java.util.List;
import java.util.Optional;

/** Check 8: the venue trades the instrument, and so do we (risk.md section 5). */
final class Tradable implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        boolean increases = proposal.increases();
        InstrumentStatus status = proposal.instrument().status();
        boolean open =
                switch (status) {
                    case TRADING -> true;
                    case CLOSE_ONLY -> !increases;
                    case HALT, DELISTED -> false;
                };
        if (!open) {
            return Optional.of(Refusal.of(ReasonCode.INSTRUMENT_NOT_TRADING, "the instrument's status is " + status));
        }
        return increases && !isAllowed(proposal)
                ? Optional.of(Refusal.of(ReasonCode.SYMBOL_NOT_ALLOWED, "the symbol is not in risk.allowed_symbols"))
                : Optional.empty();
    }

    private static boolean isAllowed(Proposal proposal) {
        List<String> allowed = proposal.limits().allowedSymbols();
        Listing listing = proposal.listing();
        return allowed.isEmpty()
                || allowed.contains(listing.venue() + ":" + listing.symbol())
                || allowed.contains(listing.venue() + ":" + listing.venueSymbol());
    }
}
