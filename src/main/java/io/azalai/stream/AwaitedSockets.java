package io.azalai.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who waits for a group to have an open connection. Confined to the control thread. */
final class AwaitedSockets {
    private final Map<String, List<CompletableFuture<Socket>>> waiting = new HashMap<>();
    private boolean closed;

    /** Completes with the group's next open connection; cancelled when there will be none any more. */
    void await(String group, CompletableFuture<Socket> future) {
        if (closed) {
            future.cancel(false);
            return;
        }
        List<CompletableFuture<Socket>> queue = waiting.computeIfAbsent(group, any -> new ArrayList<>());
        queue.removeIf(CompletableFuture::isDone);
        queue.add(future);
    }

    void opened(String group, Socket socket) {
        List<CompletableFuture<Socket>> queue = waiting.remove(group);
        if (queue != null) {
            queue.forEach(future -> future.complete(socket));
        }
    }

    void close() {
        closed = true;
        waiting.values().forEach(queue -> queue.forEach(future -> future.cancel(false)));
        waiting.clear();
    }
}
