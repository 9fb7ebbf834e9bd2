package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Check 4: neither the id nor, inside the window, the same order was there before (risk.md section 5). What protects
 * orders may be the same for two of them: its id alone counts.
 */
final class NoDuplicate implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        RiskOrder order = proposal.order();
        if (proposal.view().seen(order.account(), order.clientOrderId()) || isOpen(proposal)) {
            return Optional.of(Refusal.of(
                    ReasonCode.DUPLICATE_CLIENT_ORDER_ID,
                    "an order with id " + order.clientOrderId() + " was there in the last 24 hours or is open"));
        }
        if (order.origin() != RiskOrder.Origin.CALLER) {
            return Optional.empty();
        }
        Duration window = proposal.limits().activity().duplicateWindow();
        return proposal.view().recentOrders().stream()
                .filter(recent -> isSame(recent, proposal))
                .map(recent -> Duration.between(recent.at(), proposal.view().now()))
                .min(Duration::compareTo)
                .flatMap(age -> within(proposal, age, window));
    }

    private static Optional<Refusal> within(Proposal proposal, Duration age, Duration window) {
        proposal.compares(Text.millis(age), Text.millis(window), "ms or more");
        return age.compareTo(window) >= 0
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        ReasonCode.DUPLICATE_ORDER,
                        Text.millis(age),
                        Text.millis(window),
                        "ms",
                        "the same order was accepted " + age.toMillis() + " ms ago, duplicate_order_window_ms is "
                                + window.toMillis()));
    }

    private static boolean isOpen(Proposal proposal) {
        RiskOrder order = proposal.order();
        return proposal.view().venues().stream()
                .flatMap(venue -> venue.accounts().stream())
                .filter(account -> account.account().equals(order.account()))
                .flatMap(account -> account.orders().stream())
                .anyMatch(resting -> resting.clientOrderId().equals(order.clientOrderId()));
    }

    private static boolean isSame(AcceptedOrder recent, Proposal proposal) {
        RiskOrder order = proposal.order();
        return recent.listing().key().equals(proposal.listing().key())
                && recent.account().equals(order.account())
                && recent.side() == order.side()
                && recent.type() == order.type()
                && recent.reduceOnly() == order.reduceOnly()
                && equal(recent.quantity(), order.quantity())
                && equal(recent.price(), order.price())
                && equal(recent.triggerPrice(), order.triggerPrice());
    }

    private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
