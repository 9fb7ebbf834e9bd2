package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an account is worth and what it may still use, as its venue reckons.
 *
 * @param market the ledger it speaks of; PERP where the venue has one ledger for all
 * @param dollars what the venue reckons in USD
 * @param others what is in assets that the venue does not reckon in USD, by asset; no part of the figures in USD
 * @param toldUse how near liquidation the venue itself says the account is: in portfolio margin; null elsewhere
 * @param wallets what the ledger has of each asset without unrealised PnL, in units of it, what is in USD included;
 *     null where they cannot be told apart
 * @param ofSpot whether all of it is the balances of spot, which back the perpetuals too: they count once
 */
public record AccountSummary(
        String venue,
        String account,
        Market market,
        Collateral dollars,
        Map<String, Collateral> others,
        @Nullable BigDecimal toldUse,
        @Nullable Map<String, BigDecimal> wallets,
        boolean ofSpot,
        Instant timestamp,
        Instant receivedAt) {

    /** Keeps copies. */
    public AccountSummary {
        others = Map.copyOf(others);
        wallets = wallets == null ? null : Map.copyOf(wallets);
    }

    /** Wallet balance plus unrealised PnL, in USD. */
    public BigDecimal equity() {
        return dollars.equity();
    }

    /** Free margin in USD. */
    public BigDecimal available() {
        return dollars.available();
    }

    /** Maintenance margin in USD. */
    public BigDecimal maintenanceMargin() {
        return dollars.maintenanceMargin();
    }

    /**
     * How near liquidation of cross positions is, of those in USD: 1 is there; empty where the venue does not tell. In
     * portfolio margin the venue's own ratio over all collateral.
     */
    public Optional<BigDecimal> marginUse() {
        return toldUse == null ? dollars.marginUse() : Optional.of(toldUse);
    }

    /** Wallet balance plus unrealised PnL of what is not reckoned in USD, by asset; without what is nothing. */
    public Map<String, BigDecimal> otherEquity() {
        Map<String, BigDecimal> equities = new TreeMap<>();
        others.forEach((asset, collateral) -> equities.put(asset, collateral.equity()));
        equities.values().removeIf(equity -> equity.signum() == 0);
        return equities;
    }
}
