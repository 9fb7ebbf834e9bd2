package io.azalai.trade;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Does things later, on a thread of its own. */
public interface Later {

    /** Runs the task once, after the delay. */
    void in(Duration delay, Runnable task);

    /** Over a scheduler; tasks due after its shutdown are dropped, and one that fails says so in the log. */
    static Later on(ScheduledExecutorService scheduler) {
        return (delay, task) -> {
            if (!scheduler.isShutdown()) {
                scheduler.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        };
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(Later.class).error("what was to be done later failed", failure);
        }
    }
}
