package io.azalai.stream;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExecutorServiceManager;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for their route, in order. When it is full the sockets are not read until half is gone; what one
 * read had already brought is still taken, so nothing is lost. Safe for many threads; one thread of its own takes.
 */
final class FrameQueue {
    private final int capacity;
    private final Consumer<Supplier<Exchange>> route;
    private final BlockingQueue<Supplier<Exchange>> frames = new LinkedBlockingQueue<>();
    /** Null until there is a pool to hold back. */
    private volatile @Nullable ReadingGate gate;
    /** Null while stopped. */
    private volatile @Nullable ExecutorService worker;

    private volatile boolean holding;

    FrameQueue(int capacity, Consumer<Supplier<Exchange>> route) {
        this.capacity = capacity;
        this.route = route;
    }

    void start(ExecutorServiceManager threads, String name) {
        ExecutorService started = threads.newSingleThreadExecutor(this, "ahc-ws-queue-" + name);
        worker = started;
        started.execute(this::work);
    }

    /** What to hold when full. */
    void guard(ReadingGate guarded) {
        gate = guarded;
        balance();
    }

    void put(Supplier<Exchange> arrival) {
        frames.add(arrival);
        if (!holding && frames.size() >= capacity) {
            balance();
        }
    }

    int size() {
        return frames.size();
    }

    /**
     * Ends the thread and forgets what waits.
     *
     * @return how many frames that were
     */
    int stop(ExecutorServiceManager threads) {
        ExecutorService running = worker;
        worker = null;
        if (running != null) {
            threads.shutdownNow(running);
        }
        int left = frames.size();
        frames.clear();
        ReadingGate guarded = gate;
        if (guarded != null) {
            guarded.release(this);
        }
        return left;
    }

    private void work() {
        try {
            while (worker != null) {
                route.accept(frames.take());
                if (holding && frames.size() <= capacity / 2) {
                    balance();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void balance() {
        ReadingGate guarded = gate;
        if (guarded == null) {
            return;
        }
        if (frames.size() >= capacity) {
            holding = true;
            guarded.hold(this);
        } else if (holding && frames.size() <= capacity / 2) {
            holding = false;
            guarded.release(this);
        }
    }
}
