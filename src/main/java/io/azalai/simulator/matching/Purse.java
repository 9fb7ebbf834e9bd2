package io.azalai.simulator.matching;

import org.jspecify.annotations.Nullable;

/**
 * Where an account's money lies.
 *
 * @param pool a margin wallet, empty for the first; null for the spot wallet
 */
public record Purse(String account, String asset, @Nullable String pool) {

    /** Money to trade spot with. */
    public static Purse spot(String account, String asset) {
        return new Purse(account, asset, null);
    }

    /** Money that margins perpetuals. */
    public static Purse margin(String account, String asset) {
        return new Purse(account, asset, "");
    }
}
