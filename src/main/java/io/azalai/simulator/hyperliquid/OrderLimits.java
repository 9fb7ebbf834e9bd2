package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.MarginTier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How much the venue takes of one account (sections 5.3 and 8.3). Safe for many threads: immutable. */
record OrderLimits(Engine engine) {

    private static final BigDecimal MARKET_TO_LIMIT = BigDecimal.TEN;

    /** Largest market order in dollars from a highest leverage on. */
    record Cap(int leverage, BigDecimal dollars) {}

    /** The caps, largest first. */
    static final List<Cap> CAPS = List.of(
            new Cap(25, new BigDecimal("30000000")),
            new Cap(20, new BigDecimal("5000000")),
            new Cap(10, new BigDecimal("2000000")),
            new Cap(1, new BigDecimal("500000")));

    /** The text of an order that is worth too much; empty when it is not. */
    Optional<String> overValue(Order order) {
        if (order.coin().isSpot() || order.reduceOnly()) {
            return Optional.empty();
        }
        BigDecimal market = CAPS.stream()
                .filter(cap -> order.coin().product().maxLeverage() >= cap.leverage())
                .findFirst()
                .orElseThrow()
                .dollars();
        BigDecimal most = order.takes() ? market : market.multiply(MARKET_TO_LIMIT);
        return order.price().multiply(order.size()).compareTo(most) > 0
                ? Optional.of("Order value too large. Max is $" + most.toPlainString() + ". asset="
                        + order.coin().asset())
                : Optional.empty();
    }

    /**
     * Refuses what would make a position larger than its leverage allows; empty when it fits.
     *
     * @param held its size, negative when it is short
     */
    Optional<EndReason> refusal(Order order, String account, BigDecimal held) {
        return order.coin().isSpot() || order.reduceOnly() || fitsTier(order, account, held)
                ? Optional.empty()
                : Optional.of(EndReason.OVER_TIER);
    }

    private boolean fitsTier(Order order, String account, BigDecimal held) {
        BigDecimal signed = order.buy() ? order.size() : order.size().negate();
        BigDecimal notional = held.add(signed)
                .abs()
                .multiply(engine.statistics(order.coin().name()).mark());
        BigDecimal leverage =
                BigDecimal.valueOf(engine.leverage(account, order.coin().name()));
        List<MarginTier> tiers = order.coin().product().tiers();
        MarginTier tier = tiers.stream()
                .filter(each -> each.lowerBound().compareTo(notional) <= 0)
                .reduce(tiers.get(0), (lower, higher) -> higher);
        BigDecimal highest = Decimals.quotient(BigDecimal.ONE, tier.rate().add(tier.rate()));
        return leverage.compareTo(highest) <= 0;
    }
}
