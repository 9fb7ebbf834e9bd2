package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Prices and the last 24 hours of a product.
 *
 * @param index price of the underlying (the oracle), quote units
 * @param mark price positions are valued at; on spot the mid
 * @param last price of the last trade; the index before the first
 * @param fundingRate per hour as a fraction; zero on spot
 * @param openInterest long side, base units; zero on spot
 * @param open price 24 hours ago
 * @param baseVolume 24 hours, base units
 * @param quoteVolume 24 hours, quote units
 * @param trades number of trades in 24 hours
 * @param lastTradeId null before the first trade
 */
public record Statistics(
        String symbol,
        BigDecimal index,
        BigDecimal mark,
        BigDecimal last,
        BigDecimal fundingRate,
        BigDecimal openInterest,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal baseVolume,
        BigDecimal quoteVolume,
        long trades,
        @Nullable Long lastTradeId,
        Instant time) {}
