package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.Wallets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who may act for which account: the account's own key or an approved agent's (section 4.7). Confined to the event
 * loop.
 */
final class Signers {

    /** What the venue grants an agent that asks for no other end. */
    private static final Duration AGENT_LIFE = Duration.ofDays(90);

    private static final Duration LONGEST_LIFE = Duration.ofDays(180);
    /** How long a removal takes, during which nothing is approved (section 3.4). */
    private static final Duration REMOVAL = Duration.ofSeconds(5);

    private static final int MOST_NAMED = 3;
    private static final String NOBODY = "0x" + "0".repeat(40);

    private final Predicate<String> holdsFunds;
    private final Clock clock;
    private final Map<String, SubAccount> accounts = new LinkedHashMap<>();
    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final Set<String> usedUp = new HashSet<>();
    private final Map<String, String> leaders = new HashMap<>();
    private final Map<String, Instant> removals = new HashMap<>();

    /** @param holdsFunds whether an account has anything left: its agents go with the last of it */
    Signers(List<Trader> traders, Predicate<String> holdsFunds, Clock clock) {
        this.holdsFunds = holdsFunds;
        this.clock = clock;
        Instant end = clock.instant().plus(AGENT_LIFE).truncatedTo(ChronoUnit.MILLIS);
        for (Trader trader : traders) {
            addAccount(trader.address());
            agents.put(trader.agent(), new Agent(trader.agent(), trader.address(), "azalai", end));
        }
    }

    /**
     * A key that acts for an account.
     *
     * @param name empty for the one without
     */
    record Agent(String address, String master, String name, Instant validUntil) {}

    /**
     * An account as the venue knows it.
     *
     * @param master whose sub-account it is; its own address for a master
     * @param name empty for a master
     */
    record SubAccount(String address, String master, String name) {}

    /** Recovers who signed a digest. @throws RefusedException when nobody can have */
    static String recover(byte[] digest, JsonNode signature) {
        return Wallets.recover(
                        digest,
                        signature.get("r").asText(),
                        signature.get("s").asText(),
                        signature.get("v").asInt())
                .orElseThrow(() -> new RefusedException("Unable to recover signer."));
    }

    void addAccount(String address) {
        accounts.put(address, new SubAccount(address, address, ""));
    }

    void addSubAccount(String address, String master, String name) {
        accounts.put(address, new SubAccount(address, master, name));
    }

    /** An account that a leader trades for all who deposit. */
    void addVault(String address, String leader) {
        leaders.put(address, leader);
    }

    boolean isVault(String address) {
        return leaders.containsKey(address.toLowerCase(Locale.ROOT));
    }

    /** The address of an account that is made by an action, which this text tells from all others. */
    static String addressOf(String text) {
        return "0x" + HexFormat.of().formatHex(Wallets.keccak(text.getBytes(StandardCharsets.UTF_8)), 12, 32);
    }

    /** Whose key trades for an address: a sub-account's owner, a vault's leader. */
    Optional<String> traderFor(String address) {
        return ownerOf(address).or(() -> Optional.ofNullable(leaders.get(address)));
    }

    List<SubAccount> subAccountsOf(String master) {
        return accounts.values().stream()
                .filter(account ->
                        account.master().equals(master) && !account.address().equals(master))
                .toList();
    }

    /** Empty for an address that is no sub-account. */
    Optional<String> ownerOf(String address) {
        return Optional.ofNullable(accounts.get(address))
                .map(SubAccount::master)
                .filter(master -> !master.equals(address));
    }

    /** Account a signer acts for. @throws RefusedException when it is nobody's */
    String accountOf(String signer) {
        if (isAccount(signer)) {
            return signer;
        }
        return agent(signer)
                .map(Agent::master)
                .orElseThrow(() -> new RefusedException("User or API Wallet " + signer + " does not exist."));
    }

    /** Account an address is the agent of. */
    Optional<String> masterOf(String address) {
        return agent(address.toLowerCase(Locale.ROOT)).map(Agent::master);
    }

    private Optional<Agent> agent(String address) {
        dismissOfPenniless();
        return Optional.ofNullable(agents.get(address))
                .filter(agent -> agent.validUntil().isAfter(clock.instant()));
    }

    /** Removes agents whose account has nothing left. */
    void dismissOfPenniless() {
        agents.values().removeIf(agent -> {
            boolean gone = !holdsFunds.test(agent.master());
            if (gone) {
                usedUp.add(agent.address());
            }
            return gone;
        });
    }

    /** Agents with a name that an account has approved. */
    List<Agent> namedAgentsOf(String account) {
        return agentsOf(account).stream()
                .filter(agent -> !agent.name().isEmpty())
                .toList();
    }

    /** All agents of an account, the one without a name first. */
    List<Agent> agentsOf(String account) {
        dismissOfPenniless();
        return agents.values().stream()
                .filter(agent -> agent.master().equals(account.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Agent::name))
                .toList();
    }

    /**
     * Approves an agent or, by the address of nobody, removes the one of that name.
     *
     * @param asked name, with {@code valid_until} and milliseconds behind it if it asks for an end
     */
    void approve(String master, String address, String asked) {
        if (removals.getOrDefault(master, Instant.EPOCH).plus(REMOVAL).isAfter(clock.instant())) {
            throw new RefusedException("User has pending agent removal");
        }
        String[] parts = asked.split(" valid_until (?=\\d{1,18}$)", 2);
        String name = parts[0];
        Instant end = parts.length > 1
                ? Instant.ofEpochMilli(Long.parseLong(parts[1]))
                : clock.instant().plus(AGENT_LIFE).truncatedTo(ChronoUnit.MILLIS);
        if (name.length() > 16) {
            throw new RefusedException("Agent name too long.");
        }
        if (!end.isAfter(clock.instant()) || end.isAfter(clock.instant().plus(LONGEST_LIFE))) {
            throw new RefusedException("Agent valid_until already expired.");
        }
        if (!address.equals(NOBODY) && (agents.containsKey(address) || usedUp.contains(address))) {
            throw new RefusedException("Extra agent already used.");
        }
        if (!useUp(master, name) && !name.isEmpty() && namedAgentsOf(master).size() >= MOST_NAMED) {
            throw new RefusedException(
                    "Too many extra agents for cumulative volume traded. Current limit is " + MOST_NAMED);
        }
        if (address.equals(NOBODY)) {
            removals.put(master, clock.instant());
        } else {
            agents.put(address, new Agent(address, master, name, end));
        }
    }

    /** Whether there was an agent of that name. */
    private boolean useUp(String master, String name) {
        return agents.values().removeIf(agent -> {
            boolean same = agent.master().equals(master) && agent.name().equals(name);
            if (same) {
                usedUp.add(agent.address());
            }
            return same;
        });
    }

    boolean isAccount(String address) {
        return accounts.containsKey(address.toLowerCase(Locale.ROOT));
    }
}
