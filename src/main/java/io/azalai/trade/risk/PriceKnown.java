package io.azalai.trade.risk;

import java.time.Duration;
import java.util.Optional;

/** Check 10: there is a reference price, and it is neither old nor from the future (risk.md section 5). */
final class PriceKnown implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        Optional<PriceQuote> quote = proposal.view().price(proposal.listing());
        if (quote.isEmpty() || proposal.rateIfKnown().isEmpty()) {
            return Optional.of(
                    Refusal.of(ReasonCode.NO_REFERENCE_PRICE, "there is no price to value the order in USD by"));
        }
        PriceLimits limits = proposal.limits().prices();
        Duration age = Duration.between(quote.get().timestamp(), proposal.view().now());
        Duration limit = proposal.increases() ? limits.stalePrice() : limits.stalePriceReduce();
        proposal.compares(Text.millis(age), Text.millis(limit), "ms");
        if (age.compareTo(limit) > 0) {
            return stale(age, limit, "the price is " + age.toMillis() + " ms old, allowed are " + limit.toMillis());
        }
        if (age.negated().compareTo(limits.maxClockSkew()) > 0) {
            return stale(
                    age,
                    limit,
                    "the price is stamped " + -age.toMillis() + " ms ahead of our clock, max_clock_skew_ms is "
                            + limits.maxClockSkew().toMillis());
        }
        return Optional.empty();
    }

    private static Optional<Refusal> stale(Duration age, Duration limit, String text) {
        return Optional.of(Refusal.of(ReasonCode.STALE_PRICE, Text.millis(age), Text.millis(limit), "ms", text));
    }
}
