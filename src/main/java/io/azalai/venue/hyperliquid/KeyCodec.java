package io.azalai.venue.hyperliquid;

import io.azalai.venue.KeyRights;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the venue says of keys (hyperliquid.md sections 2.5, 3.4 and 4.7). Stateless. */
final class KeyCodec {

    private KeyCodec() {}

    /** The rights of an account's key, by the role of its address: an agent trades everything and can never withdraw. */
    static KeyRights rights(Account account, AccountWire.Role role) {
        String signer = account.key().address();
        String master = role.data() == null ? null : role.data().user();
        if (role.role().equals("agent") && master != null) {
            return master.equalsIgnoreCase(account.address())
                    ? new KeyRights(KeyRights.Kind.AGENT, null, true, true, false, null, null)
                    : KeyRights.refused("it is an agent's of " + master + ": write that as account_address");
        }
        if (account.signsByAgent()) {
            return KeyRights.refused(signer + " is no agent of " + account.address()
                    + ": approve it there, or write the key of an agent that is approved");
        }
        return KeyRights.own(
                role.role().equals("user")
                        ? null
                        : "the venue does not know " + signer
                                + ": deposit there, or write account_address if the key is an agent's");
    }

    /** Until when an account's key is among its agents; the unnamed agent is never listed. */
    static Optional<Instant> expiry(Account account, List<AccountWire.Agent> agents) {
        return agents.stream()
                .filter(agent -> agent.address().equalsIgnoreCase(account.key().address()))
                .flatMap(agent -> Stream.ofNullable(agent.validUntil()))
                .map(Numbers::time)
                .findFirst();
    }
}
