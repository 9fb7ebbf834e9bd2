package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.loopback.Wallets;

/**
 * An account of the simulation.
 *
 * @param address lower case with {@code 0x}; also the engine's account name
 * @param privateKey of the account itself
 * @param agentKey private key of an agent the account has approved
 */
record Trader(String address, String privateKey, String agentKey) {

    static Trader of(long seed, int number) {
        String key = Wallets.derivedKey(seed, "hyperliquid account " + number);
        return new Trader(Wallets.address(key), key, Wallets.derivedKey(seed, "hyperliquid agent " + number));
    }

    String agent() {
        return Wallets.address(agentKey);
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "Trader[" + address + "]";
    }
}
