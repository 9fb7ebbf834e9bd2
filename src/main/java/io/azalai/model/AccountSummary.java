package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an account is worth and what it may still use, as its venue reckons.
 *
 * @param market the ledger it speaks of; PERP where the venue has one ledger for all
 * @param equity wallet balance plus unrealised PnL, in USD
 * @param available free margin in USD
 * @param maintMargin maintenance margin in USD
 */
public record AccountSummary(
        String venue,
        String account,
        Market market,
        BigDecimal equity,
        BigDecimal available,
        BigDecimal maintMargin,
        Instant timestamp,
        Instant receivedAt) {}
