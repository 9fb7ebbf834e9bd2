package io.azalai.trade;

import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.venue.VenueStream;
import java.util.List;

/**
 * Follows the private streams: each time one comes up or cannot be read, what may have been missed is fetched. Safe for
 * many threads: it keeps nothing of its own.
 */
final class StreamWatch {

    private final Venues venues;
    private final VenueHealth health;
    private final Leverages leverages;
    private final Reconciliation reconciliation;
    private final Ledger ledger;

    StreamWatch(Venues venues, VenueHealth health, Leverages leverages, Reconciliation reconciliation, Ledger ledger) {
        this.venues = venues;
        this.health = health;
        this.leverages = leverages;
        this.reconciliation = reconciliation;
        this.ledger = ledger;
    }

    void learn(FeedStatus status) {
        String account = status.account();
        if (account != null && isPrivate(status)) {
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

    /** Other channels are of settings and balances, which are read elsewhere. */
    private boolean isPrivate(FeedStatus status) {
        VenueStream stream = venues.named(status.venue()).streams().get(status.channel());
        return stream != null && stream.isPrivate();
    }
}
