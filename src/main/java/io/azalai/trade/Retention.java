package io.azalai.trade;

import io.azalai.trade.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Keeps the journal from growing without bound. Immutable. */
public final class Retention {

    private static final int FEWEST_DAYS = 7;
    private static final Duration DELIVERED_KEPT = Duration.ofDays(1);

    private final Journal journal;
    private final Clock clock;

    Retention(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Deletes what ended more than so many days ago, and what Kafka took more than a day ago.
     *
     * @param days seven or more: ids of orders answer for a day after their end
     */
    public CompletableFuture<Void> prune(int days) {
        if (days < FEWEST_DAYS) {
            throw new IllegalArgumentException("the journal must be kept for 7 days or more, was " + days);
        }
        Instant now = clock.instant();
        return CompletableFuture.allOf(
                journal.prune(now.minus(Duration.ofDays(days))),
                journal.outbox().prune(now.minus(DELIVERED_KEPT)));
    }
}
