package io.azalai.trade.journal;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page on its way to the disk.
 *
 * @param insists whether it must be tried again until it is written
 * @param then runs on the writer's thread once it is durable, in the order of writing, before {@code done} completes
 */
record PendingPage(Page page, boolean insists, Runnable then, CompletableFuture<Void> done) {

    private static final Logger LOG = LoggerFactory.getLogger(PendingPage.class);

    void written() {
        follow();
        done.complete(null);
    }

    /** Tells what has happened, once. */
    void follow() {
        if (done.isDone()) {
            return;
        }
        try {
            then.run();
        } catch (RuntimeException failure) {
            LOG.error("what follows a journal write failed", failure);
        }
    }

    void failed(JournalException failure) {
        done.completeExceptionally(failure);
    }
}
