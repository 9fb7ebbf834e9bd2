package io.azalai.api;

import io.azalai.feed.FeedListener;
import io.azalai.model.Event;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes the callbacks of one subscription, one at a time, and none that begins once it is closed. Safe for many
 * threads: one lock, held while a callback runs.
 */
final class Callbacks implements FeedListener {

    private final Consumer<Event> callback;
    private final Predicate<Event> lasting;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    private final LongAdder made = new LongAdder();
    private volatile boolean closed;

    /**
     * Of that function.
     *
     * @param lasting whether a value from before the subscription may still be taken for news
     * @param patience how long {@link #close} waits for a callback that is under way
     */
    Callbacks(Consumer<Event> callback, Predicate<Event> lasting, Duration patience) {
        this.callback = callback;
        this.lasting = lasting;
        this.patience = patience;
    }

    @Override
    public void on(Event event, boolean retained) {
        if (retained && !lasting.test(event)) {
            return;
        }
        turn.lock();
        try {
            if (!closed) {
                made.increment();
                callback.accept(event);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Callbacks that have begun. */
    long made() {
        return made.sum();
    }

    /**
     * None begins after this. One that is under way is waited for, and not for long: it may wait for what its caller
     * holds. Where it is a callback that closes, it is the one under way.
     */
    void close() {
        closed = true;
        try {
            if (turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                turn.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
