package io.azalai.trade.risk;

import java.time.Duration;
import java.util.Optional;

/** Check 3: the request is no older than {@code trading.order_timeout} (risk.md sections 3 and 5). */
final class FreshRequest implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        Duration age =
                Duration.between(proposal.order().createdAt(), proposal.view().now());
        Duration limit = proposal.limits().trading().orderTimeout();
        if (age.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                ReasonCode.ORDER_REQUEST_EXPIRED,
                Text.millis(age),
                Text.millis(limit),
                "ms",
                "the request is " + age.toMillis() + " ms old, order_timeout is " + limit.toMillis() + " ms"));
    }
}
