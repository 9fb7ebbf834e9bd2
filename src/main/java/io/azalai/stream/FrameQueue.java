package io.azalai.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.camel.spi.ExecutorServiceManager;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for their route, in order. When it is full the sockets are not read until half is gone; what one
 * read had already brought is still taken, so nothing is lost. Safe for many threads; one thread of its own takes.
 */
final class FrameQueue {
    private final int capacity;
    private final boolean together;
    private final Consumer<List<Frame>> route;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    /** Null until there is a pool to hold back. */
    private volatile @Nullable ReadingGate gate;
    /** Null while stopped. */
    private volatile @Nullable ExecutorService worker;

    private volatile boolean holding;

    /**
     * An empty queue.
     *
     * @param together whether the route takes all frames that wait, or each by itself; what is none it has by itself
     */
    FrameQueue(int capacity, boolean together, Consumer<List<Frame>> route) {
        this.capacity = capacity;
        this.together = together;
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

    void put(Frame frame) {
        frames.add(frame);
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
                route.accept(next());
                if (holding && frames.size() <= capacity / 2) {
                    balance();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that wait, as far as they may share an exchange: nothing is waited for but the first. */
    private List<Frame> next() throws InterruptedException {
        Frame first = frames.take();
        if (!together || !mayShare(first) || !mayShare(frames.peek())) {
            return List.of(first);
        }
        List<Frame> several = new ArrayList<>();
        several.add(first);
        while (several.size() < FrameMerge.MOST_TOGETHER && mayShare(frames.peek())) {
            Frame next = frames.poll();
            if (next != null) {
                several.add(next);
            }
        }
        return several;
    }

    /** Whether it is a frame, and no status or failure. */
    private static boolean mayShare(@Nullable Frame frame) {
        return frame != null && (frame.body() instanceof String || frame.body() instanceof byte[]);
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
