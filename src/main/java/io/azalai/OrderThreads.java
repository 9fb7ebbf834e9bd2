package io.azalai;

import io.azalai.model.OrderAction;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The threads that wait for answers to orders of the Java door. Each venue has its own, and there cancels have theirs:
 * neither a venue that hangs nor orders that wait hold up a cancel. Safe for many threads: its own lock.
 */
final class OrderThreads implements AutoCloseable {

    /** For each kind of order at each venue. */
    static final int EACH = 8;

    private final Map<Kind, ExecutorService> pools = new HashMap<>();
    private boolean closed;

    private record Kind(String venue, boolean cancels) {
        @Override
        public String toString() {
            return "java-" + venue + (cancels ? "-cancels" : "-orders");
        }
    }

    /**
     * Answers when the call did.
     *
     * @throws RejectedExecutionException once closed
     */
    synchronized <T> CompletableFuture<T> handOver(String venue, OrderAction action, Supplier<T> call) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        return CompletableFuture.supplyAsync(
                call, pools.computeIfAbsent(new Kind(venue, cancels(action)), OrderThreads::pool));
    }

    private static boolean cancels(OrderAction action) {
        return switch (action) {
            case CANCEL, CANCEL_ALL, SCHEDULE_CANCEL -> true;
            case NEW, AMEND, CLOSE_POSITION -> false;
        };
    }

    private static ExecutorService pool(Kind kind) {
        return Executors.newFixedThreadPool(EACH, task -> {
            Thread thread = new Thread(task, kind.toString());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        pools.values().forEach(ExecutorService::shutdown);
    }
}
