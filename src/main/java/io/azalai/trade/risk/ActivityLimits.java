package io.azalai.trade.risk;

import java.time.Duration;

/**
 * How many orders, and how fast (risk.md section 4).
 *
 * @param rateCount orders of one venue inside the window
 * @param rateWindow length of the window
 * @param rateReserve how many of them are kept for reducing orders
 * @param duplicateWindow in which the same order again is refused
 * @param maxOpenPerSymbol resting orders of one symbol
 * @param maxOpenTotal resting orders over all venues
 */
public record ActivityLimits(
        int rateCount,
        Duration rateWindow,
        int rateReserve,
        Duration duplicateWindow,
        int maxOpenPerSymbol,
        int maxOpenTotal) {

    static ActivityLimits read(LimitKeys risk) {
        LimitKeys rate = risk.keys("max_order_rate");
        return new ActivityLimits(
                rate.whole("count", 10),
                Duration.ofMillis(rate.whole("window_ms", 1_000)),
                rate.whole("reserve", 2),
                Duration.ofMillis(risk.whole("duplicate_order_window_ms", 1_000)),
                risk.whole("max_open_orders_per_symbol", 20),
                risk.whole("max_open_orders_total", 100));
    }
}
