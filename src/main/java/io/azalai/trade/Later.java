package io.azalai.trade;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Does things later, on a thread of its own. */
public interface Later {

    /** Runs the task once, after the delay. */
    void in(Duration delay, Runnable task);

    /** Over a scheduler; tasks due after its shutdown are dropped, and one that fails says so in the log. */
    static Later on(ScheduledExecutorService scheduler) {
        return new ScheduledLater(scheduler);
    }
}
