package io.azalai.trade.risk;

import java.math.BigDecimal;

/**
 * How much may stand open (risk.md sections 3 and 4).
 *
 * @param positionSizeFraction worst-case value of one position as a fraction of total equity
 * @param maxVenueNotionalUsd gross of one venue
 * @param maxGlobalNotionalUsd gross over all venues
 * @param marginReserve fraction of free margin never used
 * @param maxMarginRatio maintenance margin over equity
 */
public record ExposureLimits(
        BigDecimal positionSizeFraction,
        BigDecimal maxVenueNotionalUsd,
        BigDecimal maxGlobalNotionalUsd,
        BigDecimal marginReserve,
        BigDecimal maxMarginRatio) {

    static ExposureLimits read(LimitKeys risk) {
        return new ExposureLimits(
                risk.decimal("position_size_limit", new BigDecimal("0.1")),
                risk.decimal("max_notional_per_venue_usd", BigDecimal.valueOf(50_000)),
                risk.decimal("max_notional_global_usd", BigDecimal.valueOf(50_000)),
                risk.decimal("margin_reserve", new BigDecimal("0.05")),
                risk.decimal("max_margin_ratio", new BigDecimal("0.8")));
    }
}
