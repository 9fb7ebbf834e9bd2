package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How old prices and accounts may be, and how far an order may stand from the reference price (risk.md section 4).
 *
 * @param stalePrice age of a price that still lets exposure grow
 * @param stalePriceReduce age of a price that still lets exposure shrink
 * @param accountStale age of an account snapshot
 * @param maxClockSkew how far ahead of our clock a price may be stamped
 * @param collarPercent how far beyond the reference price on the aggressive side
 * @param collarPassivePercent how far on the passive side, and of a trigger
 */
public record PriceLimits(
        Duration stalePrice,
        Duration stalePriceReduce,
        Duration accountStale,
        Duration maxClockSkew,
        BigDecimal collarPercent,
        BigDecimal collarPassivePercent) {

    static PriceLimits read(LimitKeys risk) {
        return new PriceLimits(
                Duration.ofMillis(risk.whole("stale_price_ms", 5_000)),
                Duration.ofMillis(risk.whole("stale_price_reduce_ms", 60_000)),
                Duration.ofMillis(risk.whole("account_stale_ms", 30_000)),
                Duration.ofMillis(risk.whole("max_clock_skew_ms", 1_000)),
                risk.decimal("price_collar_percent", BigDecimal.valueOf(5)),
                risk.decimal("price_collar_passive_percent", BigDecimal.valueOf(50)));
    }
}
