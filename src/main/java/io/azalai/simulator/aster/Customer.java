package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.Wallets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Names and keys of the simulated customer, derived from the seed: the same seed, the same ones. */
record Customer(long seed) {

    Credentials credentials() {
        String agentKey = Wallets.derivedKey(seed, "aster agent");
        return new Credentials(
                Wallets.derivedKey(seed, "aster api key").substring(2),
                Wallets.derivedKey(seed, "aster api secret").substring(2),
                Wallets.address(userKey()),
                Wallets.address(agentKey),
                agentKey);
    }

    /** Key of the main wallet, for clients that sign with it. */
    String userKey() {
        return Wallets.derivedKey(seed, "aster user");
    }

    /** An endless row of names of a kind and length, 64 characters at most. */
    Supplier<String> names(String kind, int length) {
        AtomicLong number = new AtomicLong();
        return () ->
                Wallets.derivedKey(seed, kind + " " + number.incrementAndGet()).substring(2, 2 + length);
    }
}
