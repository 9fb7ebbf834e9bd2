package io.azalai.trade.risk;

import io.azalai.model.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;

/**
 * How alike positions may move (risk.md sections 3 and 4).
 *
 * @param limit largest effective correlation, -1 to 1; 1 or more: off
 * @param interval length of one bar
 * @param window how many returns
 * @param minSamples how many returns are enough
 * @param missing what becomes of an order without enough of them
 * @param dustUsd value from which a holding counts
 */
public record CorrelationLimits(
        BigDecimal limit, Duration interval, int window, int minSamples, Policy missing, BigDecimal dustUsd) {

    static CorrelationLimits read(LimitKeys risk) {
        return new CorrelationLimits(
                risk.decimal("correlation_limit", new BigDecimal("0.8")),
                Duration.ofMillis(risk.whole("correlation_interval_ms", 3_600_000)),
                risk.whole("correlation_window", 168),
                risk.whole("correlation_min_samples", 72),
                Policy.read(risk, "correlation_missing_policy"),
                risk.decimal("dust_usd", BigDecimal.TEN));
    }

    /**
     * The candles that bars are.
     *
     * @throws IllegalArgumentException when no candles last that long
     */
    public Interval candles() {
        return Arrays.stream(Interval.values())
                .filter(each -> each != Interval.MONTH && each.length().equals(interval))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no candles last " + interval.toMillis() + " ms"));
    }
}
