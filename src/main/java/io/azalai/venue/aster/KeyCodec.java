package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.venue.HttpReply;
import io.azalai.venue.KeyRights;
import java.util.List;
import java.util.Map;

/** What the venue says of keys: by wallet of its agents, by API key of the account (aster.md sections 2.5 and 3.4). */
final class KeyCodec {

    private final Map<String, Credentials> accounts;

    KeyCodec(Map<String, Credentials> accounts) {
        this.accounts = Map.copyOf(accounts);
    }

    /** What tells of an account's key. */
    Endpoint endpoint(String account) {
        return accounts.get(account) instanceof Credentials.Wallet ? Endpoint.AGENTS : Endpoint.FUTURES_ACCOUNT;
    }

    KeyRights rights(String account, HttpReply reply) throws JsonProcessingException {
        if (accounts.get(account) instanceof Credentials.Wallet wallet) {
            return ofWallet(wallet, Call.many(reply, AccountWire.Agent[].class));
        }
        AccountWire.AccountRights told = Call.one(reply, AccountWire.AccountRights.class);
        return new KeyRights(KeyRights.Kind.API, null, null, told.canTrade(), told.canWithdraw(), null, null);
    }

    private static KeyRights ofWallet(Credentials.Wallet wallet, List<AccountWire.Agent> agents) {
        if (wallet.signer().equalsIgnoreCase(wallet.user())) {
            return KeyRights.own(null);
        }
        return agents.stream()
                .filter(agent ->
                        Words.given(agent.agentAddress(), "agentAddress").equalsIgnoreCase(wallet.signer()))
                .findFirst()
                .map(KeyCodec::ofAgent)
                .orElseGet(() -> KeyRights.refused(wallet.signer() + " is no agent of " + wallet.user()
                        + ": approve it there, or write the key of an agent that is approved"));
    }

    private static KeyRights ofAgent(AccountWire.Agent agent) {
        return new KeyRights(
                KeyRights.Kind.AGENT,
                null,
                agent.canSpotTrade(),
                agent.canPerpTrade(),
                agent.canWithdraw(),
                agent.ipWhitelist(),
                Numbers.time(agent.expired()));
    }
}
