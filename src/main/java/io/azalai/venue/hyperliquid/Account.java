package io.azalai.venue.hyperliquid;

import io.azalai.venue.wallet.WalletKey;
import org.jspecify.annotations.Nullable;

/**
 * Whose money it is and who signs (hyperliquid.md section 4.7).
 *
 * @param address lower case; the account's own, never its agent's
 * @param key the account's key, or that of an agent it approved
 * @param vaultAddress lower case; vault or sub-account that is traded for; null for the account itself
 */
record Account(
        String alias,
        String address,
        WalletKey key,
        @Nullable String vaultAddress) {

    /** Whom reads and streams ask for. */
    String user() {
        return vaultAddress == null ? address : vaultAddress;
    }

    /** Whether the key is an agent's. */
    boolean signsByAgent() {
        return !key.address().equals(address);
    }
}
