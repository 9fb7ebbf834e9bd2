package io.azalai.venue.aster;

import io.azalai.model.Listing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the private streams leave out of a position or tell out of turn: the leverage that each symbol of an account had
 * last, and when what was told last was sent (aster.md sections 6.4 and 8). Safe for many threads: concurrent maps.
 */
final class AccountMemory {

    private final Map<String, Integer> leverages = new ConcurrentHashMap<>();
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();

    /**
     * The leverage of a symbol, as a call or ACCOUNT_CONFIG_UPDATE told it.
     *
     * @throws NumberFormatException when it is below 1
     */
    void learn(String account, Listing listing, int leverage) {
        if (leverage < 1) {
            throw new NumberFormatException("leverage " + leverage + " of " + listing.venueSymbol());
        }
        leverages.put(account + "|" + listing.venueSymbol(), leverage);
    }

    /** The leverage a symbol had last; empty while none was told. */
    Optional<Integer> leverage(String account, Listing listing) {
        return Optional.ofNullable(leverages.get(account + "|" + listing.venueSymbol()));
    }

    /**
     * Whether nothing later was told of the same: delivery is not in order under load.
     *
     * @param what key of a position's leg or of a balance
     * @param sent the frame's {@code E}, in ms
     */
    boolean isNewest(String what, long sent) {
        return sentAt.merge(what, sent, Math::max) == sent;
    }
}
