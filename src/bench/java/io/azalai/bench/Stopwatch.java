package io.azalai.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Times one measured part between its marks. Safe for many threads: one of them marks. */
final class Stopwatch {

    private final CompletableFuture<Long> framesPerSecond = new CompletableFuture<>();
    private volatile long startNanos;

    /** A mark came by: the start, or the end with its number of frames. */
    void mark(long sent) {
        long now = System.nanoTime();
        if (sent < 0) {
            startNanos = now;
        } else {
            framesPerSecond.complete(sent * TimeUnit.SECONDS.toNanos(1) / (now - startNanos));
        }
    }

    /** Waits for the end, for a bounded time. */
    long framesPerSecond() throws Exception {
        return framesPerSecond.get(60, TimeUnit.SECONDS);
    }
}
