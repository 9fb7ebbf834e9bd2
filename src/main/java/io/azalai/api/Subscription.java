package io.azalai.api;

import io.azalai.feed.FeedReader;

/**
 * Something that is listened to. Its callbacks come one at a time on a thread of its own; one that throws is logged and
 * counted, and the next comes all the same. Safe for many threads.
 */
public final class Subscription implements AutoCloseable {

    private final FeedReader reader;
    private final Callbacks callbacks;

    Subscription(FeedReader reader, Callbacks callbacks) {
        this.reader = reader;
        this.callbacks = callbacks;
    }

    /** Callbacks that have been made. */
    public long delivered() {
        return callbacks.made();
    }

    /** Callbacks that threw. */
    public long failed() {
        return reader.status().failed();
    }

    /** Events that were dropped because callbacks were slower than they came. */
    public long dropped() {
        return reader.status().dropped();
    }

    /**
     * Ends it; no callback begins after this. One that is under way is waited for, a second at most: where it takes
     * longer it ends after this has returned. A callback may close its own subscription, and goes on to its end.
     */
    @Override
    public void close() {
        reader.close();
        callbacks.close();
    }
}
