package io.azalai.trade;

import io.azalai.trade.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Keeps the journal from growing without bound. Immutable. */
public final class Retention {

    private static final Duration DELIVERED_KEPT = Duration.ofDays(1);

    private static final Duration STATE_KEPT = Duration.ofHours(24);

    private final Ledger ledger;
    private final Journal journal;
    private final Duration kept;
    private final Executor work;
    private final Clock clock;

    Retention(Ledger ledger, Executor work, Clock clock) {
        this.ledger = ledger;
        this.journal = ledger.journal();
        this.kept = Duration.ofDays(journal.archive().retentionDays());
        this.work = work;
        this.clock = clock;
    }

    /**
     * Has Kafka forget the state of orders that ended more than a day ago. What waits for it leaves half of its room to
     * what happens now: the rest follows the next time.
     */
    public CompletableFuture<Void> bury() {
        return bury(clock.instant().minus(STATE_KEPT));
    }

    /** Page by page, each read away from the journal's thread, which tells that the one before is written. */
    private CompletableFuture<Void> bury(Instant until) {
        if (journal.outbox().size() >= journal.outbox().bound().rows() / 2) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.supplyAsync(() -> ledger.bury(until), work)
                .thenCompose(page -> page)
                .thenCompose(all -> all ? CompletableFuture.completedFuture(null) : bury(until));
    }

    /** Deletes what ended longer ago than the configuration keeps it, and what Kafka took more than a day ago. */
    public CompletableFuture<Void> prune() {
        Instant now = clock.instant();
        return CompletableFuture.allOf(
                journal.prune(now.minus(kept)), journal.outbox().prune(now.minus(DELIVERED_KEPT)));
    }
}
