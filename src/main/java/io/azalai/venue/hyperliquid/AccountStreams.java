package io.azalai.venue.hyperliquid;

import io.azalai.model.Interest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The private streams of all accounts, always wanted whoever listens, since the order path lives on them. Each account
 * has a connection of its own: order updates and user events do not say whose they are (hyperliquid.md section 6.2).
 * Safe for many threads: nothing changes once it is made.
 */
final class AccountStreams extends Streams {

    /**
     * Not {@code openOrders}, which is all of them each time: after a reconnect the account is compared by calls
     * instead.
     */
    private static final List<String> TYPES =
            List.of("orderUpdates", "userEvents", "userFills", "userFundings", "spotState");

    /** What tells when an agent ends. */
    private static final String OF_AGENTS = "webData3";

    private static final String TYPE_OF_AGENTS = "{\"type\":\"" + OF_AGENTS + "\"";

    /** Users of one address over all its connections (section 7.3). */
    private static final int MOST_USERS = 10;

    private final Map<String, String> aliasByChannel = new LinkedHashMap<>();

    /** For these accounts, with the further dexes they trade on. */
    AccountStreams(List<Credentials> accounts, List<String> dexes) {
        for (Credentials account : accounts) {
            TYPES.forEach(type -> aliasByChannel.put(userChannel(type, account.user()), account.alias()));
            add(account, Parts.FIRST);
            dexes.forEach(dex -> add(account, dex));
        }
        tellAgents(accounts);
    }

    /**
     * When the agent of an account ends is told of the account itself, whatever its vault, as far as there may be
     * users.
     */
    private void tellAgents(List<Credentials> accounts) {
        Set<String> users = accounts.stream().map(Credentials::user).collect(Collectors.toCollection(HashSet::new));
        for (Credentials account : accounts) {
            boolean fits = users.contains(account.address()) || users.size() < MOST_USERS;
            if (account.signsByAgent() && fits) {
                users.add(account.address());
                aliasByChannel.put(userChannel(OF_AGENTS, account.address()), account.alias());
            }
        }
    }

    private void add(Credentials account, String dex) {
        aliasByChannel.put(userChannel("clearinghouseState", account.user(), dex), account.alias());
    }

    /** How many channels there are. */
    int size() {
        return aliasByChannel.size();
    }

    @Override
    public List<String> channels(Set<Interest> wanted) {
        return new ArrayList<>(aliasByChannel.keySet());
    }

    @Override
    public String group(String channel) {
        return aliasByChannel.getOrDefault(channel, "");
    }

    /** All that tells of money and orders; when an agent ends can be missed. */
    @Override
    public boolean isVital(String channel) {
        return !channel.startsWith(TYPE_OF_AGENTS);
    }
}
