package io.azalai.model;

/** What backs an account's perpetuals. */
public enum CollateralMode {
    /** Each market and each dex has its own money. */
    SEPARATE,
    /** Separate, and orders of other dexes pull their collateral by themselves (Hyperliquid). */
    DEX_ABSTRACTION,
    /** One balance of a token backs spot and perpetuals (Hyperliquid). */
    UNIFIED,
    /** One portfolio backs all, and may borrow (Hyperliquid). */
    PORTFOLIO,
    /** All assets of the futures wallet back all positions (Aster). */
    MULTI_ASSET;

    /** Whether spot balances are what the perpetuals are backed by. */
    public boolean sharesSpot() {
        return this == UNIFIED || this == PORTFOLIO;
    }
}
