package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.Wallets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Names and keys of a simulated customer, derived from the seed: the same seed, the same ones.
 *
 * @param number from 0
 */
record Customer(long seed, int number) {

    Credentials credentials() {
        String agentKey = key("aster agent");
        return new Credentials(
                key("aster api key").substring(2),
                key("aster api secret").substring(2),
                Wallets.address(userKey()),
                Wallets.address(agentKey),
                agentKey);
    }

    /** Key of the main wallet, for clients that sign with it. */
    String userKey() {
        return key("aster user");
    }

    /** An endless row of names of a kind and length, 64 characters at most. */
    Supplier<String> names(String kind, int length) {
        AtomicLong counted = new AtomicLong();
        return () -> key(kind + " " + counted.incrementAndGet()).substring(2, 2 + length);
    }

    private String key(String kind) {
        return Wallets.derivedKey(seed, number == 0 ? kind : kind + " of customer " + number);
    }
}
