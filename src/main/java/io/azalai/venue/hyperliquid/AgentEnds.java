package io.azalai.venue.hyperliquid;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when the agent without a name acts for each account: no call lists it, the stream {@code webData3} alone tells
 * (hyperliquid.md sections 2.5 and 6.2). Safe for many threads: a concurrent map.
 */
final class AgentEnds {

    private final Map<String, AccountWire.UserState> byAccount = new ConcurrentHashMap<>();

    /** Remembers what the stream told last of an account, also that it has no such agent. */
    void learn(AccountWire.UserState told) {
        byAccount.put(told.user().toLowerCase(Locale.ROOT), told);
    }

    /** When an account's key ends; empty where it is not that agent's, or nothing was told. */
    Optional<Instant> of(Credentials account) {
        return Optional.ofNullable(byAccount.get(account.address()))
                .filter(told -> account.key().address().equalsIgnoreCase(told.agentAddress()))
                .map(AccountWire.UserState::agentValidUntil)
                .map(Numbers::time);
    }
}
