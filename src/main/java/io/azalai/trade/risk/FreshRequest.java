package io.azalai.trade.risk;

import java.time.Duration;
import java.util.Optional;

/**
 * Check 3: the request is no older than {@code trading.order_timeout} (risk.md sections 3 and 5), and no further ahead
 * than clocks may differ, or its age would never keep it from being played again.
 */
final class FreshRequest implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        Duration age =
                Duration.between(proposal.order().createdAt(), proposal.view().now());
        Duration limit = proposal.limits().trading().orderTimeout();
        proposal.compares(Text.millis(age), Text.millis(limit), "ms");
        Duration skew = proposal.limits().prices().maxClockSkew();
        if (age.compareTo(limit) > 0) {
            return refusal(
                    age,
                    limit,
                    "the request is " + age.toMillis() + " ms old, order_timeout is " + limit.toMillis() + " ms");
        }
        return age.negated().compareTo(skew) > 0
                ? refusal(
                        age,
                        limit,
                        "createdAt lies " + -age.toMillis() + " ms ahead of our clock, max_clock_skew_ms is "
                                + skew.toMillis() + ": give the epoch milliseconds of now")
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(Duration age, Duration limit, String text) {
        return Optional.of(
                Refusal.of(ReasonCode.ORDER_REQUEST_EXPIRED, Text.millis(age), Text.millis(limit), "ms", text));
    }
}
