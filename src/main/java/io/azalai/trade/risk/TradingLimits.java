package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Limits of a single order and of positions: the keys of {@code trading} (risk.md section 3).
 *
 * @param defaultLeverage used when an increasing order names none and there is no position
 * @param maxLeverage of an order, and of a venue's gross against its equity
 * @param minOrderSizeUsd smallest order value
 * @param maxOrderSizeUsd largest value of an increasing order, slippage included
 * @param defaultSlippage fraction a market order may be worse than the reference price
 * @param maxSlippage largest fraction an order may ask for
 * @param orderTimeout age at which a request is refused, and wait for a venue's answer
 * @param unfilledOrderTimeout after which a resting order is cancelled; zero: never
 * @param maxPositionsPerSymbol positions and opening orders of one symbol in one account
 * @param maxTotalPositions positions and opening orders over all enabled venues
 * @param maxPositionSizeUsd worst-case value of one position
 */
public record TradingLimits(
        int defaultLeverage,
        int maxLeverage,
        BigDecimal minOrderSizeUsd,
        BigDecimal maxOrderSizeUsd,
        BigDecimal defaultSlippage,
        BigDecimal maxSlippage,
        Duration orderTimeout,
        Duration unfilledOrderTimeout,
        int maxPositionsPerSymbol,
        int maxTotalPositions,
        BigDecimal maxPositionSizeUsd) {

    static TradingLimits read(LimitKeys trading) {
        LimitKeys positions = trading.keys("position_limits");
        return new TradingLimits(
                trading.whole("default_leverage", 1),
                trading.whole("max_leverage", 10),
                trading.decimal("min_order_size", new BigDecimal("10.0")),
                trading.decimal("max_order_size", new BigDecimal("10000.0")),
                trading.decimal("default_slippage", new BigDecimal("0.01")),
                trading.decimal("max_slippage", new BigDecimal("0.05")),
                Duration.ofSeconds(trading.whole("order_timeout", 30)),
                Duration.ofSeconds(trading.whole("unfilled_order_timeout", 0)),
                positions.whole("max_positions_per_symbol", 1),
                positions.whole("max_total_positions", 10),
                positions.decimal("max_position_size_usd", new BigDecimal("5000.0")));
    }
}
