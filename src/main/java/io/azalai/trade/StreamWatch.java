package io.azalai.trade;

import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Wanted;
import io.azalai.venue.VenueStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the private streams: each time one comes up, cannot be read, or tells only that something is another now,
 * what may have been missed is fetched. Safe for many threads: it keeps nothing of its own.
 */
final class StreamWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);

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
                leverages.outdate(status.venue(), account, null);
                reconciliation.begin(whose);
            } else if (status.status() == FeedState.DOWN) {
                health.streamDown(whose, status.channel());
            }
        }
        ledger.record(List.of(status));
    }

    /** Whether it is of a stream that carries what is private. */
    private boolean isPrivate(FeedStatus status) {
        VenueStream stream = venues.named(status.venue()).streams().get(status.channel());
        return stream != null && stream.isPrivate();
    }

    /** What must be known before the next order is doubted at once; the rest is read by flows, and kept nowhere. */
    void learn(Wanted.OfAccount wanted) {
        String venue = wanted.venue();
        String account = wanted.account();
        switch (wanted.part()) {
            case SETTINGS -> {
                LOG.info("settings are read again venue={} account={} why={}", venue, account, wanted.reason());
                leverages.doubt(venue, account, wanted.listing());
            }
            case EVERYTHING -> reconciliation.begin(new AccountKey(venue, account));
            case BALANCES, FUNDING_PAYMENTS -> ledger.publish(List.of(wanted));
        }
    }
}
