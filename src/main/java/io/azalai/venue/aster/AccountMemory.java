package io.azalai.venue.aster;

import io.azalai.model.Listing;
import io.azalai.model.Order;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the private streams leave out of a position or tell out of turn: the leverage that each symbol of an account had
 * last, when what was told last was sent, and by which orders the venue closed positions (aster.md sections 6.4 and 8).
 * Safe for many threads: concurrent maps, and a set behind a lock.
 */
final class AccountMemory {

    private static final int MOST_CLOSINGS = 1_000;

    private final Map<String, Integer> leverages = new ConcurrentHashMap<>();
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    /** The last orders by which the venue closed positions, the oldest first; guarded by itself. */
    private final Set<String> closings = new LinkedHashSet<>();

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

    /** As if nothing had been told yet. */
    void forget() {
        leverages.clear();
        sentAt.clear();
        synchronized (closings) {
            closings.clear();
        }
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

    /** Whether that is heard for the first time of an order by which the venue closes a position. */
    boolean isFirst(Order closing) {
        String order = closing.account() + "|" + closing.listing().key() + "|" + closing.orderId();
        synchronized (closings) {
            if (!closings.add(order)) {
                return false;
            }
            if (closings.size() > MOST_CLOSINGS) {
                closings.remove(closings.iterator().next());
            }
            return true;
        }
    }
}
