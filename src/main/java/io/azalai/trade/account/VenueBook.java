package io.azalai.trade.account;

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
    boolean reconciled;

    VenueBook(boolean enabled) {
        this.enabled = enabled;
    }

    VenueState state(String venue, Valuer valuer) {
        return new VenueState(
                venue,
                enabled,
                outage,
                userStreamUp,
                reconciled,
                ledgers.values().stream().map(ledger -> ledger.state(valuer)).toList());
    }
}
