package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * What an account is worth and what it may still use, as its venue reckons.
 *
 * @param market the ledger it speaks of; PERP where the venue has one ledger for all
 * @param equity wallet balance plus unrealised PnL, in USD
 * @param available free margin in USD
 * @param maintMargin maintenance margin in USD
 * @param otherEquity wallet balance plus unrealised PnL of ledgers in collateral that the venue does not reckon in USD, by
 *     asset; no part of the figures in USD
 */
public record AccountSummary(
        String venue,
        String account,
        Market market,
        BigDecimal equity,
        BigDecimal available,
        BigDecimal maintMargin,
        Map<String, BigDecimal> otherEquity,
        Instant timestamp,
        Instant receivedAt) {

    /** Keeps a copy. */
    public AccountSummary {
        otherEquity = Map.copyOf(otherEquity);
    }

    /** All of it in USD. */
    public AccountSummary(
            String venue,
            String account,
            Market market,
            BigDecimal equity,
            BigDecimal available,
            BigDecimal maintMargin,
            Instant timestamp,
            Instant receivedAt) {
        this(venue, account, market, equity, available, maintMargin, Map.of(), timestamp, receivedAt);
    }
}
