package io.azalai.simulator.aster;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the customer's wallet has let act or earn: agents that sign for it, builders that may take a fee of its orders
 * (aster.md section 2.5). Safe for many threads: one lock, held without IO.
 */
final class Delegates {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long FAR_AWAY_MS = 4_102_444_800_000L;

    private final Clock clock;
    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final Map<String, Builder> builders = new LinkedHashMap<>();

    /**
     * One agent.
     *
     * @param expiresAtMs from when on it may no longer sign
     */
    record Agent(
            String address,
            String name,
            String ipWhitelist,
            long expiresAtMs,
            boolean spot,
            boolean perp,
            boolean withdraw) {}

    /**
     * One builder.
     *
     * @param maxFeeRate fraction of an order's value
     */
    record Builder(String address, String name, BigDecimal maxFeeRate) {}

    /** With the agent that the customer begins with. */
    Delegates(Credentials credentials, Clock clock) {
        this.clock = clock;
        approve(new Agent(credentials.signer(), "azalai", "", FAR_AWAY_MS, true, true, false));
    }

    /** Whether an address may sign now. */
    synchronized boolean mayAct(String address) {
        Agent agent = agents.get(key(address));
        return agent != null && clock.millis() < agent.expiresAtMs();
    }

    /** Whether an agent may sign there, and from this machine, which is all that calls. */
    synchronized boolean mayTrade(String address, boolean futures) {
        Agent agent = agents.get(key(address));
        if (agent == null) {
            return true;
        }
        boolean listed = agent.ipWhitelist().isBlank()
                || List.of(agent.ipWhitelist().trim().split("\\s+")).contains(LOOPBACK);
        return listed && (futures ? agent.perp() : agent.spot());
    }

    synchronized void approve(Agent agent) {
        agents.put(key(agent.address()), agent);
    }

    synchronized Optional<Agent> agent(String address) {
        return Optional.ofNullable(agents.get(key(address)));
    }

    /** Whether there was such an agent. */
    synchronized boolean dismiss(String address) {
        return agents.remove(key(address)) != null;
    }

    synchronized Collection<Agent> agents() {
        return List.copyOf(agents.values());
    }

    synchronized void approve(Builder builder) {
        builders.put(key(builder.address()), builder);
    }

    synchronized Optional<Builder> builder(String address) {
        return Optional.ofNullable(builders.get(key(address)));
    }

    /** The fraction of an order's value that a builder asks for. @throws RefusedException -1130 when it may not */
    BigDecimal rate(String address, BigDecimal asked) {
        Builder builder = builder(address).orElseThrow(Refusal.NO_BUILDER_FOUND::with);
        if (asked.signum() < 0) {
            throw Refusal.INVALID_PARAMETER.with("feeRate");
        }
        if (asked.compareTo(builder.maxFeeRate()) > 0) {
            throw Refusal.BUILDER_FEE_TOO_HIGH.with(WireNumber.plain(builder.maxFeeRate()));
        }
        return asked;
    }

    /** Whether there was such a builder. */
    synchronized boolean dismissBuilder(String address) {
        return builders.remove(key(address)) != null;
    }

    synchronized Collection<Builder> builders() {
        return List.copyOf(builders.values());
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
