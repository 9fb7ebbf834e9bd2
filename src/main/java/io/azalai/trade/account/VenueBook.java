package io.azalai.trade.account;

import io.azalai.trade.risk.VenueState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of one venue. A venue is down and unreconciled until told otherwise. Confined to the gateway's critical
 * section.
 */
final class VenueBook {

    final Map<String, Ledger> ledgers = new LinkedHashMap<>();
    final boolean enabled;
    boolean tradingUp;
    boolean userStreamUp;
    boolean reconciled;

    VenueBook(boolean enabled) {
        this.enabled = enabled;
    }

    VenueState state(String venue, Valuer valuer) {
        return new VenueState(
                venue,
                enabled,
                tradingUp,
                userStreamUp,
                reconciled,
                ledgers.values().stream().map(ledger -> ledger.state(valuer)).toList());
    }
}
