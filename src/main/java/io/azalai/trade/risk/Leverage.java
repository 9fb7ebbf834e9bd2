package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Check 17: the order's leverage is allowed, and the venue's gross stays within {@code trading.max_leverage} times its
 * equity unless the order leaves the gross as it is (risk.md sections 3 and 5). Perpetuals, exposure only.
 */
final class Leverage implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (!proposal.increases() || proposal.isSpot()) {
            return Optional.empty();
        }
        return ofOrder(proposal).or(() -> ofVenue(proposal));
    }

    private static Optional<Refusal> ofOrder(Proposal proposal) {
        int leverage = proposal.leverage();
        Integer venueMost = proposal.instrument().maxLeverage();
        int ours = proposal.limits().trading().maxLeverage();
        int most = venueMost == null ? ours : Math.min(ours, venueMost);
        proposal.compares(BigDecimal.valueOf(leverage), BigDecimal.valueOf(most), "x");
        if (leverage >= 1 && leverage <= most) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                ReasonCode.LEVERAGE_TOO_HIGH,
                BigDecimal.valueOf(leverage),
                BigDecimal.valueOf(most),
                "x",
                "leverage " + leverage + "x is outside 1x to " + most + "x"));
    }

    private static Optional<Refusal> ofVenue(Proposal proposal) {
        VenueState venue = proposal.venue().orElseThrow();
        Optional<Proposal.Gross> around = proposal.venueGross();
        if (around.isEmpty()) {
            return Optional.of(
                    Refusal.of(ReasonCode.NO_REFERENCE_PRICE, "something held on " + venue.venue() + " has no price"));
        }
        BigDecimal equity = venue.equity().orElse(BigDecimal.ZERO);
        BigDecimal most = BigDecimal.valueOf(proposal.limits().trading().maxLeverage());
        if (equity.signum() <= 0) {
            String text = "the venue's equity is " + Text.usd(equity) + ", so no leverage is within "
                    + Text.number(most) + "x";
            return Optional.of(Refusal.of(ReasonCode.EFFECTIVE_LEVERAGE, null, most, "x", text));
        }
        BigDecimal gross = around.get().after();
        proposal.compares(gross, most.multiply(equity), "USD");
        if (gross.compareTo(most.multiply(equity)) <= 0
                || gross.compareTo(around.get().before()) <= 0) {
            return Optional.empty();
        }
        BigDecimal ratio = gross.divide(equity, MathContext.DECIMAL128);
        return Optional.of(Refusal.of(
                        ReasonCode.EFFECTIVE_LEVERAGE,
                        ratio,
                        most,
                        "x",
                        "the venue's leverage " + Text.number(ratio) + "x > " + Text.number(most) + "x")
                .because("gross after " + Text.usd(gross) + ", equity " + Text.usd(equity)));
    }
}
