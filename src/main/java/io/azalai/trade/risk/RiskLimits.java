package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Every limit of the order path: the keys of {@code trading} and {@code risk} with their defaults, which are written in
 * the {@code read} methods of its parts and nowhere else (risk.md sections 3 and 4).
 *
 * @param selfTrade what becomes of an order that would trade with an own resting one
 * @param checkBookImpact whether a market order is measured against the order book
 * @param allowedSymbols {@code venue:symbol} of those that may be increased; empty: all
 * @param usdStables assets that count as one dollar
 */
public record RiskLimits(
        TradingLimits trading,
        LossLimits loss,
        PriceLimits prices,
        ActivityLimits activity,
        ExposureLimits exposure,
        CorrelationLimits correlation,
        Policy selfTrade,
        boolean checkBookImpact,
        List<String> allowedSymbols,
        List<String> usdStables) {

    private static final List<String> DOLLARS = List.of("USDC", "USDT", "USD", "USDF", "USDE");

    public RiskLimits {
        allowedSymbols = List.copyOf(allowedSymbols);
        usdStables = List.copyOf(usdStables);
    }

    /** The limits that the objects {@code trading} and {@code risk} of a configuration set. */
    public static RiskLimits read(LimitKeys trading, LimitKeys risk) {
        return new RiskLimits(
                TradingLimits.read(trading),
                LossLimits.read(risk),
                PriceLimits.read(risk),
                ActivityLimits.read(risk),
                ExposureLimits.read(risk),
                CorrelationLimits.read(risk),
                Policy.read(risk, "self_trade_policy"),
                risk.flag("check_book_impact", true),
                risk.texts("allowed_symbols"),
                risk.has("usd_stables") ? risk.texts("usd_stables") : DOLLARS);
    }

    /** What makes these limits unusable; empty when they stand. */
    public List<LimitProblem> errors() {
        return LimitRules.errors(this);
    }

    /**
     * Limits that do not fit together or a venue, but can stand.
     *
     * @param venueMinimumsUsd smallest order value by venue
     */
    public List<LimitProblem> warnings(Map<String, BigDecimal> venueMinimumsUsd) {
        return LimitRules.warnings(this, venueMinimumsUsd);
    }

    /** Twelve hex digits that differ when any limit does: which limits judged an order. */
    public String hash() {
        return LimitRules.hash(this);
    }
}
