package io.azalai.cli;

import io.azalai.cli.Services.Running;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows a service at work: the first rows as soon as there are any, then a new picture each second, until it is closed
 * or the process ends. Safe for many threads: what is shown belongs to a thread of its own.
 */
final class LiveShow implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final int FIRST_LOOKS = 100;

    private final PrintWriter out;
    private final boolean screen;
    private final DemoHints hints;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "demo-end");
    private @Nullable Thread shower;

    LiveShow(PrintWriter out, boolean screen, DemoHints hints) {
        this.out = out;
        this.screen = screen;
        this.hints = hints;
    }

    /** Begins to show what has just begun to stream. */
    synchronized void begin(Running running) {
        String[] during = hints.during(running.apiUrl());
        LiveOutput output = screen ? new LiveScreen(out, during) : new LiveLines(out, during);
        LiveView view = new LiveView(running.feed(), running.gateway(), running.clock());
        shower = new Thread(() -> show(output, view), "demo-view");
        shower.setDaemon(true);
        shower.start();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void show(LiveOutput output, LiveView view) {
        output.begin();
        try {
            for (int look = 0; look < FIRST_LOOKS && !view.hasRows(); look++) {
                if (closed.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            do {
                output.show(view.now());
            } while (!closed.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            output.end();
        }
    }

    /** Gives the terminal back before anything is stopped; a second time it does nothing. */
    private synchronized void end() {
        if (shower == null) {
            return;
        }
        closed.countDown();
        try {
            shower.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        shower = null;
        hints.after().forEach(out::println);
        out.flush();
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException leaving) {
            closed.countDown(); // the process ends already, and the hook with it
        }
    }
}
