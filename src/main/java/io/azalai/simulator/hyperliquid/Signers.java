package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.Wallets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who may act for which account: the account's own key or an approved agent's. Confined to the event loop. */
final class Signers {

    /** What the venue grants an agent that asks for no other end. */
    private static final Duration AGENT_LIFE = Duration.ofDays(90);

    private final Instant agentsEnd;
    private final Map<String, String> accounts = new HashMap<>();
    private final Map<String, String> agents = new HashMap<>();

    Signers(List<Trader> traders, Instant approved) {
        this.agentsEnd = approved.plus(AGENT_LIFE).truncatedTo(ChronoUnit.MILLIS);
        for (Trader trader : traders) {
            accounts.put(trader.address(), trader.address());
            agents.put(trader.agent(), trader.address());
        }
    }

    /** Recovers who signed a digest. @throws RefusedException when nobody can have */
    static String recover(byte[] digest, JsonNode signature) {
        JsonNode r = signature.path("r");
        JsonNode s = signature.path("s");
        JsonNode v = signature.path("v");
        if (!r.isTextual() || !s.isTextual() || !v.isInt()) {
            throw new UnreadableException("signature");
        }
        return Wallets.recover(digest, r.asText(), s.asText(), v.asInt())
                .orElseThrow(() -> new RefusedException("Unable to recover signer."));
    }

    /** Account a signer acts for. @throws RefusedException when it is nobody's */
    String accountOf(String signer) {
        String own = accounts.get(signer);
        String account = own == null ? agents.get(signer) : own;
        if (account == null) {
            throw new RefusedException("User or API Wallet " + signer + " does not exist.");
        }
        return account;
    }

    /** Account an address is the agent of. */
    Optional<String> masterOf(String address) {
        return Optional.ofNullable(agents.get(address.toLowerCase(Locale.ROOT)));
    }

    /** The agent an account has approved. */
    Optional<String> agentOf(String account) {
        return agents.entrySet().stream()
                .filter(entry -> entry.getValue().equals(account.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** When all agents end. */
    Instant agentsEnd() {
        return agentsEnd;
    }

    boolean isAccount(String address) {
        return accounts.containsKey(address.toLowerCase(Locale.ROOT));
    }
}
