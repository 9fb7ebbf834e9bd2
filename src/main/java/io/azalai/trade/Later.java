package io.azalai.trade;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does things later, on a thread of its own. */
public interface Later {

    /** Runs the task once, after the delay. */
    void in(Duration delay, Runnable task);

    /** Over a scheduler; tasks due after its shutdown are dropped. */
    static Later on(ScheduledExecutorService scheduler) {
        return (delay, task) -> {
            if (!scheduler.isShutdown()) {
                scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        };
    }
}
