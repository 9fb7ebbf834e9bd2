package io.azalai.venue.hyperliquid;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Until when the agent without a name acts for each account: no call lists it, the stream {@code webData3} alone tells
 * (hyperliquid.md sections 2.5 and 6.2). Safe for many threads: a concurrent map.
 */
final class AgentEnds {

    private final Map<String, Agent> byAccount = new ConcurrentHashMap<>();

    /**
     * The agent without a name.
     *
     * @param address null where the account has none
     * @param until null where it has none, or one without an end
     */
    record Agent(@Nullable String address, @Nullable Instant until) {}

    /** Remembers what the stream told last of the account of an address, also that it has no such agent. */
    void learn(String user, Agent told) {
        byAccount.put(user.toLowerCase(Locale.ROOT), told);
    }

    /** When an account's key ends; empty where it is not that agent's, or nothing was told. */
    Optional<Instant> of(Credentials account) {
        return Optional.ofNullable(byAccount.get(account.address()))
                .filter(told -> account.key().address().equalsIgnoreCase(told.address()))
                .map(Agent::until);
    }
}
