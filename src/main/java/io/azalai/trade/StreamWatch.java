package io.azalai.trade;

import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import java.util.List;

/**
 * Follows the private streams: each time one comes up or cannot be read, what may have been missed is fetched. Safe for
 * many threads: it keeps nothing of its own.
 */
final class StreamWatch {

    private final VenueHealth health;
    private final Leverages leverages;
    private final Reconciliation reconciliation;
    private final Ledger ledger;

    StreamWatch(VenueHealth health, Leverages leverages, Reconciliation reconciliation, Ledger ledger) {
        this.health = health;
        this.leverages = leverages;
        this.reconciliation = reconciliation;
        this.ledger = ledger;
    }

    void learn(FeedStatus status) {
        String account = status.account();
        if (status.channel().endsWith("account") && account != null) {
            AccountKey whose = new AccountKey(status.venue(), account);
            if (status.status() == FeedState.UP) {
                health.streamUp(whose, status.channel());
                leverages.forget(status.venue());
                reconciliation.begin(whose);
            } else if (status.status() == FeedState.DOWN) {
                health.streamDown(whose, status.channel());
            } else if (status.status() == FeedState.RESYNC) {
                reconciliation.begin(whose);
            }
        }
        if (status.lostSettings() && account != null) {
            leverages.doubt(status.venue(), account, status.listing());
        }
        ledger.record(List.of(status));
    }
}
