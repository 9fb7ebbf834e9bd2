package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which limits can stand, and together with which (risk.md, end of section 3). */
final class LimitRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LimitRules() {}

    static List<LimitProblem> errors(RiskLimits limits) {
        List<LimitProblem> errors = new ArrayList<>();
        amounts(limits).forEach((path, value) -> {
            if (value.signum() < 0) {
                errors.add(new LimitProblem(path, "is negative: " + value.toPlainString(), "write zero or more"));
            }
        });
        counts(limits).forEach((path, value) -> {
            if (value < 1) {
                errors.add(new LimitProblem(path, "is " + value, "write 1 or more"));
            }
        });
        bounds(limits).filter(Bound::isPassed).map(Bound::problem).forEach(errors::add);
        ActivityLimits activity = limits.activity();
        if (activity.rateReserve() >= activity.rateCount()) {
            errors.add(new LimitProblem(
                    "risk.max_order_rate.reserve",
                    "is " + activity.rateReserve() + " of " + activity.rateCount()
                            + " orders, so none may increase exposure",
                    "write less than max_order_rate.count"));
        }
        BigDecimal correlation = limits.correlation().limit();
        if (correlation.compareTo(BigDecimal.ONE.negate()) < 0) {
            errors.add(new LimitProblem(
                    "risk.correlation_limit", "is " + correlation.toPlainString(), "write -1 to 1; 1 switches it off"));
        }
        return List.copyOf(errors);
    }

    /** What one value may be at most, and what says so. */
    private record Bound(String path, BigDecimal value, BigDecimal most, String name) {

        Bound(String path, long value, long most, String name) {
            this(path, BigDecimal.valueOf(value), BigDecimal.valueOf(most), name);
        }

        boolean isPassed() {
            return value.compareTo(most) > 0;
        }

        LimitProblem problem() {
            return new LimitProblem(
                    path, "is " + value.toPlainString() + ", above " + name + " " + most.toPlainString(), "write less");
        }
    }

    private static Stream<Bound> bounds(RiskLimits limits) {
        return Stream.concat(
                bounds(limits.trading()),
                Stream.of(
                        new Bound(
                                "risk.max_drawdown_percent",
                                limits.loss().maxDrawdownPercent(),
                                HUNDRED,
                                "100 percent"),
                        new Bound("risk.price_collar_percent", limits.prices().collarPercent(), HUNDRED, "100 percent"),
                        new Bound(
                                "risk.price_collar_passive_percent",
                                limits.prices().collarPassivePercent(),
                                HUNDRED,
                                "100 percent"),
                        new Bound(
                                "risk.margin_reserve",
                                limits.exposure().marginReserve(),
                                BigDecimal.ONE,
                                "1 (all of it)"),
                        new Bound(
                                "risk.correlation_min_samples",
                                limits.correlation().minSamples(),
                                limits.correlation().window(),
                                "correlation_window")));
    }

    private static Stream<Bound> bounds(TradingLimits trading) {
        return Stream.of(
                new Bound("trading.default_leverage", trading.defaultLeverage(), trading.maxLeverage(), "max_leverage"),
                new Bound(
                        "trading.min_order_size",
                        trading.minOrderSizeUsd(),
                        trading.maxOrderSizeUsd(),
                        "max_order_size"),
                new Bound("trading.default_slippage", trading.defaultSlippage(), trading.maxSlippage(), "max_slippage"),
                new Bound("trading.max_slippage", trading.maxSlippage(), BigDecimal.ONE, "1 (the whole price)"));
    }

    static List<LimitProblem> warnings(RiskLimits limits, Map<String, BigDecimal> venueMinimumsUsd) {
        List<LimitProblem> warnings = new ArrayList<>();
        TradingLimits trading = limits.trading();
        BigDecimal position = trading.maxPositionSizeUsd();
        if (trading.maxOrderSizeUsd().compareTo(position) > 0) {
            warnings.add(new LimitProblem(
                    "trading.max_order_size",
                    "is " + Text.usd(trading.maxOrderSizeUsd()) + ", above max_position_size_usd " + Text.usd(position),
                    "the position limit binds first"));
        }
        BigDecimal most = position.multiply(BigDecimal.valueOf(trading.maxTotalPositions()));
        BigDecimal global = limits.exposure().maxGlobalNotionalUsd();
        if (most.compareTo(global) > 0) {
            warnings.add(new LimitProblem(
                    "risk.max_notional_global_usd",
                    "is " + Text.usd(global) + ", below the " + Text.usd(most)
                            + " of max_total_positions times max_position_size_usd",
                    "the notional of all positions binds first"));
        }
        new TreeMap<>(venueMinimumsUsd).forEach((venue, minimum) -> {
            if (trading.minOrderSizeUsd().compareTo(minimum) < 0) {
                warnings.add(new LimitProblem(
                        "trading.min_order_size",
                        "is " + Text.usd(trading.minOrderSizeUsd()) + ", below the " + Text.usd(minimum) + " of "
                                + venue,
                        "orders between them are refused there"));
            }
        });
        return List.copyOf(warnings);
    }

    static String hash(RiskLimits limits) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(limits.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static Map<String, BigDecimal> amounts(RiskLimits limits) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        amounts.put("trading.min_order_size", limits.trading().minOrderSizeUsd());
        amounts.put("trading.default_slippage", limits.trading().defaultSlippage());
        amounts.put(
                "trading.unfilled_order_timeout",
                BigDecimal.valueOf(limits.trading().unfilledOrderTimeout().toSeconds()));
        amounts.put(
                "trading.position_limits.max_position_size_usd",
                limits.trading().maxPositionSizeUsd());
        amounts.put("risk.daily_loss_limit", limits.loss().dailyLossUsd());
        amounts.put("risk.max_drawdown_percent", limits.loss().maxDrawdownPercent());
        amounts.put("risk.price_collar_percent", limits.prices().collarPercent());
        amounts.put("risk.price_collar_passive_percent", limits.prices().collarPassivePercent());
        amounts.put(
                "risk.max_clock_skew_ms",
                BigDecimal.valueOf(limits.prices().maxClockSkew().toMillis()));
        amounts.put(
                "risk.duplicate_order_window_ms",
                BigDecimal.valueOf(limits.activity().duplicateWindow().toMillis()));
        amounts.put(
                "risk.max_order_rate.reserve",
                BigDecimal.valueOf(limits.activity().rateReserve()));
        amounts.put("risk.position_size_limit", limits.exposure().positionSizeFraction());
        amounts.put("risk.max_notional_per_venue_usd", limits.exposure().maxVenueNotionalUsd());
        amounts.put("risk.max_notional_global_usd", limits.exposure().maxGlobalNotionalUsd());
        amounts.put("risk.margin_reserve", limits.exposure().marginReserve());
        amounts.put("risk.max_margin_ratio", limits.exposure().maxMarginRatio());
        amounts.put("risk.dust_usd", limits.correlation().dustUsd());
        return amounts;
    }

    private static Map<String, Long> counts(RiskLimits limits) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("trading.default_leverage", (long) limits.trading().defaultLeverage());
        counts.put("trading.max_leverage", (long) limits.trading().maxLeverage());
        counts.put("trading.order_timeout", limits.trading().orderTimeout().toSeconds());
        counts.put("trading.position_limits.max_positions_per_symbol", (long)
                limits.trading().maxPositionsPerSymbol());
        counts.put("trading.position_limits.max_total_positions", (long)
                limits.trading().maxTotalPositions());
        counts.put("risk.stale_price_ms", limits.prices().stalePrice().toMillis());
        counts.put(
                "risk.stale_price_reduce_ms", limits.prices().stalePriceReduce().toMillis());
        counts.put("risk.account_stale_ms", limits.prices().accountStale().toMillis());
        counts.put("risk.max_order_rate.count", (long) limits.activity().rateCount());
        counts.put(
                "risk.max_order_rate.window_ms", limits.activity().rateWindow().toMillis());
        counts.put("risk.max_open_orders_per_symbol", (long) limits.activity().maxOpenPerSymbol());
        counts.put("risk.max_open_orders_total", (long) limits.activity().maxOpenTotal());
        counts.put(
                "risk.correlation_interval_ms", limits.correlation().interval().toMillis());
        counts.put("risk.correlation_window", (long) limits.correlation().window());
        counts.put("risk.correlation_min_samples", (long) limits.correlation().minSamples());
        return counts;
    }
}
