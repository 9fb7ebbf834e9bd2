package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;

/** How alike two assets have moved: Pearson's, of the logarithmic returns of their bars (risk.md section 5). */
public final class Correlation {

    private Correlation() {}

    /**
     * From -1 to 1; empty when too few bars stand side by side, or one of the assets does not move. A bar that is
     * missing takes two returns with it.
     *
     * @param one closing prices by the milliseconds at which their bars were over
     * @param now bars that are not over by then do not count
     */
    public static Optional<BigDecimal> of(
            NavigableMap<Long, BigDecimal> one,
            NavigableMap<Long, BigDecimal> other,
            Instant now,
            CorrelationLimits limits) {
        double[] ones = new double[limits.window()];
        double[] others = new double[limits.window()];
        long interval = limits.interval().toMillis();
        int count = 0;
        for (Long at : one.headMap(now.toEpochMilli(), true).descendingKeySet()) {
            if (count == limits.window()) {
                break;
            }
            double first = movement(one, at, interval);
            double second = movement(other, at, interval);
            if (Double.isFinite(first) && Double.isFinite(second)) {
                ones[count] = first;
                others[count] = second;
                count++;
            }
        }
        return count < limits.minSamples() ? Optional.empty() : pearson(ones, others, count);
    }

    /** Not a number where a bar is missing, or has no price. */
    private static double movement(NavigableMap<Long, BigDecimal> closes, Long at, long interval) {
        BigDecimal now = closes.get(at);
        BigDecimal before = closes.get(at - interval);
        return now == null || before == null || now.signum() <= 0 || before.signum() <= 0
                ? Double.NaN
                : Math.log(now.doubleValue() / before.doubleValue());
    }

    private static Optional<BigDecimal> pearson(double[] ones, double[] others, int count) {
        double oneMean = mean(ones, count);
        double otherMean = mean(others, count);
        double oneVariance = 0;
        double otherVariance = 0;
        double together = 0;
        for (int i = 0; i < count; i++) {
            double one = ones[i] - oneMean;
            double other = others[i] - otherMean;
            oneVariance += one * one;
            otherVariance += other * other;
            together += one * other;
        }
        if (!moves(oneVariance) || !moves(otherVariance)) {
            return Optional.empty();
        }
        double rho = together / (Math.sqrt(oneVariance) * Math.sqrt(otherVariance));
        return Double.isFinite(rho)
                ? Optional.of(BigDecimal.valueOf(Math.max(-1, Math.min(1, rho))))
                : Optional.empty();
    }

    /** Below it all returns are one, but for rounding. */
    private static boolean moves(double variance) {
        return variance > 1e-18;
    }

    private static double mean(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum / count;
    }
}
