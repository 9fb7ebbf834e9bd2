package io.azalai.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Times one measured part between its marks. Safe for many threads: one of them marks. */
final class Stopwatch {

    private final CompletableFuture<Speed> speed = new CompletableFuture<>();
    private volatile long startNanos;
    private volatile long startProcessorNanos;

    /**
     * What was measured.
     *
     * @param perSecond frames a second by the clock
     * @param perProcessorSecond frames a second of processor time, of all threads of the process
     */
    record Speed(long perSecond, long perProcessorSecond) {}

    /** A mark came by: the start, which is 0, or the end with its number of frames. */
    void mark(long sent) {
        long now = System.nanoTime();
        long processor = processorNanos();
        if (sent == 0) {
            startNanos = now;
            startProcessorNanos = processor;
        } else {
            speed.complete(
                    new Speed(perSecond(sent, now - startNanos), perSecond(sent, processor - startProcessorNanos)));
        }
    }

    private static long perSecond(long sent, long nanos) {
        return sent * TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    /** Waits for the end, for a bounded time. */
    Speed speed() throws Exception {
        return speed.get(120, TimeUnit.SECONDS);
    }
}
