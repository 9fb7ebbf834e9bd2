package io.azalai.trade;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Over a scheduler; tasks due after its shutdown are dropped, and one that fails says so in the log. */
record ScheduledLater(ScheduledExecutorService scheduler) implements Later {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledLater.class);

    @Override
    public void in(Duration delay, Runnable task) {
        if (!scheduler.isShutdown()) {
            scheduler.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("what was to be done later failed", failure);
        }
    }
}
