package io.azalai.trade;

import io.azalai.trade.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Keeps the journal from growing without bound. Immutable. */
public final class Retention {

    private static final Duration DELIVERED_KEPT = Duration.ofDays(1);

    private final Journal journal;
    private final Duration kept;
    private final Clock clock;

    Retention(Journal journal, Clock clock) {
        this.journal = journal;
        this.kept = Duration.ofDays(journal.retentionDays());
        this.clock = clock;
    }

    /** Deletes what ended longer ago than the configuration keeps it, and what Kafka took more than a day ago. */
    public CompletableFuture<Void> prune() {
        Instant now = clock.instant();
        return CompletableFuture.allOf(
                journal.prune(now.minus(kept)), journal.outbox().prune(now.minus(DELIVERED_KEPT)));
    }
}
