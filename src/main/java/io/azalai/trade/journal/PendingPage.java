package io.azalai.trade.journal;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page on its way to the disk. Settled once, by one thread; its future is safe for many. */
final class PendingPage {

    private static final Logger LOG = LoggerFactory.getLogger(PendingPage.class);

    private final Page page;
    private final boolean insists;
    private final Runnable then;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    /** Of its own: whoever waits for the future may end that earlier. */
    private boolean settled;

    /**
     * One to write.
     *
     * @param insists whether it must be tried again until it is written
     * @param then runs on the writer's thread once it is durable, in the order of writing, before {@link #done}
     *     completes
     */
    PendingPage(Page page, boolean insists, Runnable then) {
        this.page = page;
        this.insists = insists;
        this.then = then;
    }

    Page page() {
        return page;
    }

    boolean insists() {
        return insists;
    }

    /** Done when it is on the disk, failed when it is not. */
    CompletableFuture<Void> done() {
        return done;
    }

    /** Whether its fate is known: nothing of it is to be written any more. */
    boolean isSettled() {
        return settled;
    }

    void written() {
        follow();
        settled = true;
        done.complete(null);
    }

    /** Tells what has happened. */
    void follow() {
        try {
            then.run();
        } catch (RuntimeException failure) {
            LOG.error("what follows a journal write failed", failure);
        }
    }

    void failed(JournalException failure) {
        settled = true;
        done.completeExceptionally(failure);
    }
}
