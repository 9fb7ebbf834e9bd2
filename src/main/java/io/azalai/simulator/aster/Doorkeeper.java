package io.azalai.simulator.aster;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Lets a request in or refuses it, and says whose it is: V1 keys and V3 wallets, the same for both markets. Safe for
 * many threads.
 */
final class Doorkeeper {

    private static final long MAINNET_CHAIN = 1666;

    private final List<Guest> guests;
    private final Deposits deposits;

    /** A customer and what proves that a request is theirs. */
    private record Guest(Customer customer, KeyCheck keys, WalletCheck wallets) {}

    /** Knows these customers; a request that names none of them is judged by the first one's keys. */
    Doorkeeper(List<Premises> customers, Deposits deposits, Clock clock) {
        this.deposits = deposits;
        guests = customers.stream()
                .map(premises -> guest(premises.customer(), premises.delegates(), clock))
                .toList();
    }

    private static Guest guest(Customer customer, Delegates delegates, Clock clock) {
        Credentials credentials = customer.credentials();
        return new Guest(
                customer,
                new KeyCheck(credentials, clock),
                new WalletCheck(credentials, delegates, MAINNET_CHAIN, clock));
    }

    /** Who calls; the first customer where nobody has to say. @throws RefusedException when the proof does not hold */
    Customer admit(Endpoint endpoint, WireCall call, Parameters parameters) {
        boolean wallet = call.path().contains("/v3/") || signedByWallet(call, parameters);
        Guest guest = named(wallet, call, parameters);
        switch (endpoint.security()) {
            case NONE -> {}
            case MARKET_DATA -> {
                if (!wallet) {
                    guest.keys().key(call);
                }
            }
            case USER_STREAM -> {
                if (wallet) {
                    guest.wallets().signed(call, parameters);
                } else {
                    guest.keys().key(call);
                }
            }
            case SIGNED -> {
                if (wallet) {
                    guest.wallets().signed(call, parameters);
                } else {
                    guest.keys().signed(call, parameters);
                }
            }
            case GUARDED -> guest.wallets().signedBefore(call, parameters);
            case MANAGED -> guest.wallets().managed(Objects.requireNonNull(endpoint.form()), parameters);
        }
        if (wallet && endpoint.security().isBusiness()) {
            deposits.required(guest.customer(), call.path());
        }
        return guest.customer();
    }

    private Guest named(boolean wallet, WireCall call, Parameters parameters) {
        return guests.stream()
                .filter(guest -> wallet
                        ? guest.wallets().isNamed(parameters)
                        : guest.keys().isNamed(call))
                .findFirst()
                .orElse(guests.get(0));
    }

    /** Some clients read {@code /fapi/v4/account} with a V3 signature. */
    private static boolean signedByWallet(WireCall call, Parameters parameters) {
        return call.apiKey() == null && parameters.has("signer");
    }
}
