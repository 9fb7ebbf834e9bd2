package io.azalai.venue.aster;

import io.azalai.model.Interest;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.VenueCalls;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How the private sockets of one market are spoken to: one for each account, always wanted, opened with a listen key
 * and asked for nothing (aster.md section 6.4). When the service ends its keys are left to expire: to delete one would
 * end the streams of every other instance of the account (step 4). Safe for many threads: it keeps nothing itself.
 */
final class AccountStreams extends Streams {

    private static final int LONGEST_EXPIRY = 256;

    private final Market market;
    private final List<String> accounts;
    private final VenueCalls calls;
    private final ListenKeys keys;

    AccountStreams(Market market, List<String> accounts, VenueCalls calls, ListenKeys keys) {
        this.market = market;
        this.accounts = accounts;
        this.calls = calls;
        this.keys = keys;
    }

    /** The aliases of the accounts, whatever is wanted: the order path itself needs them. */
    @Override
    public List<String> channels(Set<Interest> wanted) {
        return accounts;
    }

    @Override
    public String group(String channel) {
        return channel;
    }

    @Override
    public boolean isVital(String channel) {
        return true;
    }

    /** Below the endpoint, the account's key: the venue answers the same one as long as it is valid. */
    @Override
    public CompletionStage<URI> address(URI endpoint, String group) {
        return calls.send(Aster.NAME, new AccountRequest.UserStreamKey(group, market, null))
                .thenApply(key -> URI.create(endpoint + "/" + key));
    }

    /** By the connection's own key: its fellow may have been opened with the next one. */
    @Override
    public boolean isCurrent(String group, URI address) {
        String path = address.getPath();
        return keys.isCurrent(group, market, path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public List<String> subscribe(List<String> channels) {
        return List.of();
    }

    @Override
    public List<String> unsubscribe(List<String> channels) {
        return List.of();
    }

    @Override
    public @Nullable Control control(String frame) {
        boolean expired = frame.length() <= LONGEST_EXPIRY && frame.contains("\"listenKeyExpired\"");
        return expired ? new Reconnect("the listen key expired") : null;
    }
}
