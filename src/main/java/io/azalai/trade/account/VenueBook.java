package io.azalai.trade.account;

import io.azalai.model.Order;
import io.azalai.trade.risk.VenueState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one venue. A venue is down and unreconciled until told otherwise. Confined to the gateway's critical
 * section.
 */
final class VenueBook {

    final Map<String, Ledger> ledgers = new LinkedHashMap<>();
    final boolean enabled;

    /** Why no orders can be sent; null when they can. */
    @Nullable String outage = "nothing was heard of it yet";

    boolean userStreamUp;

    /** Why positions and open orders are not known to agree with the venue's; null when they do. */
    @Nullable String discord = "its accounts are not compared yet";

    boolean marginsOrders;

    VenueBook(boolean enabled) {
        this.enabled = enabled;
    }

    /** As it would be without an order, where there is one to leave out. */
    VenueState state(String venue, Valuer valuer, @Nullable Order without) {
        return new VenueState(
                venue,
                enabled,
                outage,
                userStreamUp,
                discord,
                ledgers.values().stream()
                        .map(ledger -> ledger.state(valuer, marginsOrders, without))
                        .toList());
    }
}
