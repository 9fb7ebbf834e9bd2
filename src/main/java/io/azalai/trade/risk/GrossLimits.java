package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Check 19: the gross of the venue and that of all enabled venues, in which nothing nets, stay within their limits
 * unless the order leaves them as they are (risk.md sections 2 and 5). Perpetuals, exposure only.
 */
final class GrossLimits implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (!proposal.increases() || proposal.isSpot()) {
            return Optional.empty();
        }
        Optional<Proposal.Gross> ofVenue = proposal.venueGross();
        Optional<BigDecimal> others = others(proposal);
        if (ofVenue.isEmpty() || others.isEmpty()) {
            return Optional.of(
                    Refusal.of(ReasonCode.NO_REFERENCE_PRICE, "something held on an enabled venue has no price"));
        }
        ExposureLimits limits = proposal.limits().exposure();
        Proposal.Gross gross = ofVenue.get();
        BigDecimal elsewhere = others.get();
        proposal.compares(gross.after(), limits.maxVenueNotionalUsd(), "USD");
        proposal.compares(gross.plus(elsewhere).after(), limits.maxGlobalNotionalUsd(), "USD");
        return above(ReasonCode.MAX_VENUE_NOTIONAL, gross, limits.maxVenueNotionalUsd(), "the venue")
                .or(() -> above(
                        ReasonCode.MAX_GLOBAL_NOTIONAL,
                        gross.plus(elsewhere),
                        limits.maxGlobalNotionalUsd(),
                        "all venues"));
    }

    private static Optional<BigDecimal> others(Proposal proposal) {
        BigDecimal sum = BigDecimal.ZERO;
        for (VenueState venue : proposal.view().venues()) {
            if (venue.enabled() && !venue.venue().equals(proposal.order().venue())) {
                Optional<BigDecimal> gross = proposal.valuation().gross(venue);
                if (gross.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.add(gross.get());
            }
        }
        return Optional.of(sum);
    }

    private static Optional<Refusal> above(ReasonCode code, Proposal.Gross gross, BigDecimal limit, String where) {
        BigDecimal after = gross.after();
        if (after.compareTo(limit) <= 0 || after.compareTo(gross.before()) <= 0) {
            return Optional.empty();
        }
        String text = "gross of " + where + " " + Text.usd(after) + " > " + Text.usd(limit);
        return Optional.of(
                Refusal.of(code, after, limit, "USD", text).because("before it " + Text.number(gross.before())));
    }
}
