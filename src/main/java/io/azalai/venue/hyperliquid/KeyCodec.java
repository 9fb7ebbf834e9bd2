package io.azalai.venue.hyperliquid;

import io.azalai.venue.AddressRole;
import io.azalai.venue.AddressRole.Objection;
import io.azalai.venue.KeyRights;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the venue says of keys (hyperliquid.md sections 2.5, 3.4 and 4.7). Stateless. */
final class KeyCodec {

    private static final Map<String, AddressRole.Kind> KINDS = Map.of(
            "user", AddressRole.Kind.USER,
            "agent", AddressRole.Kind.AGENT,
            "subAccount", AddressRole.Kind.SUB_ACCOUNT,
            "vault", AddressRole.Kind.VAULT,
            "missing", AddressRole.Kind.MISSING);

    private KeyCodec() {}

    /**
     * The rights of an account's key, by the role of its address: an agent trades everything and can never withdraw.
     */
    static KeyRights rights(Credentials account, AccountWire.Role role) {
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

    /** Who the address that is read and traded for is taken for. */
    static AddressRole role(Credentials account, AccountWire.Role told) {
        AccountWire.Master data = told.data();
        String owner = data == null ? null : data.user() == null ? data.master() : data.user();
        AddressRole.Kind kind = KINDS.getOrDefault(told.role(), AddressRole.Kind.OTHER);
        Objection objection = account.vaultAddress() == null ? toAccount(kind, owner) : toVault(account, kind, owner);
        return new AddressRole(account.user(), kind, owner, objection);
    }

    private static @Nullable Objection toAccount(AddressRole.Kind kind, @Nullable String owner) {
        String key = "account_address";
        return switch (kind) {
            case USER, OTHER -> null;
            case AGENT ->
                new Objection(key, "is an agent's, which holds nothing", "write " + owner + ", which it acts for");
            case SUB_ACCOUNT ->
                new Objection(
                        key,
                        "is a sub-account's",
                        "write it as vault_address, and its owner " + owner + " as account_address");
            case VAULT ->
                new Objection(key, "is a vault's", "write it as vault_address, and its leader as account_address");
            case MISSING -> new Objection(key, "is not known to the venue", "correct it, or deposit there");
        };
    }

    private static @Nullable Objection toVault(Credentials account, AddressRole.Kind kind, @Nullable String owner) {
        String key = "vault_address";
        return switch (kind) {
            case VAULT, OTHER -> null;
            case SUB_ACCOUNT ->
                account.address().equalsIgnoreCase(owner)
                        ? null
                        : new Objection(key, "is a sub-account of " + owner, "write that as account_address");
            case USER, AGENT, MISSING -> new Objection(key, "is neither a vault's nor a sub-account's", "correct it");
        };
    }

    /** Until when an account's key is among its agents; the unnamed agent is never listed. */
    static Optional<Instant> expiry(Credentials account, List<AccountWire.Agent> agents) {
        return agents.stream()
                .filter(agent -> agent.address().equalsIgnoreCase(account.key().address()))
                .flatMap(agent -> Stream.ofNullable(agent.validUntil()))
                .map(Numbers::time)
                .findFirst();
    }

    /** The account's agent without a name. */
    static AgentEnds.Agent agent(AccountWire.UserState state) {
        Long until = state.agentValidUntil();
        return new AgentEnds.Agent(state.agentAddress(), until == null ? null : Numbers.time(until));
    }
}
