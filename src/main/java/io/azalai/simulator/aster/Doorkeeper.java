package io.azalai.simulator.aster;

import java.time.Clock;
import java.util.Objects;

/** Lets a request in or refuses it: V1 keys and V3 wallets, the same for both markets. Safe for many threads. */
final class Doorkeeper {

    private static final long MAINNET_CHAIN = 1666;

    private final KeyCheck keys;
    private final WalletCheck wallets;

    Doorkeeper(Credentials credentials, Delegates delegates, Clock clock) {
        keys = new KeyCheck(credentials, clock);
        wallets = new WalletCheck(credentials, delegates, MAINNET_CHAIN, clock);
    }

    void admit(Endpoint endpoint, WireCall call, Parameters parameters) {
        boolean wallet = call.path().contains("/v3/") || signedByWallet(call, parameters);
        switch (endpoint.security()) {
            case NONE -> {}
            case MARKET_DATA -> {
                if (!wallet) {
                    keys.key(call);
                }
            }
            case USER_STREAM -> {
                if (wallet) {
                    wallets.signed(call, parameters);
                } else {
                    keys.key(call);
                }
            }
            case SIGNED -> {
                if (wallet) {
                    wallets.signed(call, parameters);
                } else {
                    keys.signed(call, parameters);
                }
            }
            case GUARDED -> wallets.signedBefore(call, parameters);
            case MANAGED -> wallets.managed(Objects.requireNonNull(endpoint.form()), parameters);
        }
    }

    /** Some clients read {@code /fapi/v4/account} with a V3 signature. */
    private static boolean signedByWallet(WireCall call, Parameters parameters) {
        return call.apiKey() == null && parameters.has("signer");
    }
}
