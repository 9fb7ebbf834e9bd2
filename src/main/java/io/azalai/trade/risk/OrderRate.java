package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Check 22: the venue gets no more orders inside {@code risk.max_order_rate.window_ms} than allowed, a reserve being
 * kept for those that reduce. The emergency stop's closing orders pass, and count. Last, so that refused orders use
 * nothing up (risk.md section 5).
 */
final class OrderRate implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (proposal.order().origin() == RiskOrder.Origin.SYSTEM_FLATTEN) {
            return Optional.empty();
        }
        ActivityLimits limits = proposal.limits().activity();
        Instant since = proposal.view().now().minus(limits.rateWindow());
        long count = proposal.view().recentOrders().stream()
                .filter(recent ->
                        recent.listing().venue().equals(proposal.order().venue()))
                .filter(recent -> recent.at().isAfter(since))
                .count();
        int most = proposal.increases() ? limits.rateCount() - limits.rateReserve() : limits.rateCount();
        proposal.compares(BigDecimal.valueOf(count), BigDecimal.valueOf(most), "orders");
        if (count < most) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                ReasonCode.ORDER_RATE,
                BigDecimal.valueOf(count),
                BigDecimal.valueOf(most),
                "orders",
                count + " orders in the last " + limits.rateWindow().toMillis() + " ms, allowed are " + most));
    }
}
