package io.azalai.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Steps of a group run one after the other, each on the thread it asks for: what was said of a connection by its own
 * thread comes before what is said of its successor by another. Confined to one thread; the steps are not.
 */
final class OrderedSteps {
    private final Map<String, CompletableFuture<?>> last = new HashMap<>();

    /** Runs a step on that thread, once all earlier ones of the group have ended, well or not. */
    void take(String group, Executor thread, Runnable step) {
        CompletableFuture<?> before = last.getOrDefault(group, CompletableFuture.completedFuture(null));
        last.put(group, before.handle((done, failure) -> null).thenRunAsync(step, thread));
    }
}
