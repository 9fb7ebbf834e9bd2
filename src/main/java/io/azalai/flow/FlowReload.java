package io.azalai.flow;

import java.io.File;
import java.io.FileFilter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.RouteWatcherReloadStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads the user's routes while everything else runs on: an edit is tried first, only the routes of that file are
 * swapped, a deleted file or route stops, and a broken edit is refused while what ran keeps running. Safe for many
 * threads: one edit at a time.
 */
public final class FlowReload extends RouteWatcherReloadStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(FlowReload.class);
    private static final long SWEEP_MILLIS = 500;
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int SETTLE_TRIES = 10;

    private final RouteFiles files;
    private final FlowTrial trial;
    private final Consumer<FlowProblem> refused;
    private final Consumer<String> changed;
    private final Map<Path, Set<String>> routes = new ConcurrentHashMap<>();
    private final Map<Path, String> tried = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService sweeper;

    /**
     * Watches the folder of the route files.
     *
     * @param refused is told of each edit that is not taken over
     * @param changed is told of each other, by the name of its file
     */
    public FlowReload(RouteFiles files, FlowTrial trial, Consumer<FlowProblem> refused, Consumer<String> changed) {
        super(files.folder().toString(), true);
        this.files = files;
        this.trial = trial;
        this.refused = refused;
        this.changed = changed;
        setPattern("*.camel.yaml");
        setRemoveAllRoutes(false);
    }

    /** Notes which routes a file brought at start. */
    public void loaded(Path file, Set<String> ids) {
        routes.put(file.toAbsolutePath(), Set.copyOf(ids));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        FileFilter pattern = getFileFilter();
        setFileFilter(file -> pattern.accept(file) && files.isYours(file.toPath()));
        ScheduledExecutorService timer =
                getCamelContext().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "flow-sweep");
        timer.schedule(() -> sweep(timer), SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        sweeper = timer;
    }

    @Override
    protected void doStop() throws Exception {
        if (sweeper != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(sweeper);
        }
        super.doStop();
    }

    @Override
    protected synchronized void onRouteReload(Collection<Resource> changed, boolean removeEveryRoutes) {
        for (Resource resource : changed) {
            Path file = Path.of(URI.create(resource.getURI().toString())).toAbsolutePath();
            if (!settled(file) || isSeen(file)) {
                continue;
            }
            FlowTrial.Outcome outcome = trial.of(file);
            List<FlowProblem> problems = new ArrayList<>(outcome.problems());
            problems.addAll(FlowClash.of(file, othersThan(file)));
            if (problems.isEmpty()) {
                takeOver(file, resource, outcome.routes());
            } else {
                problems.forEach(problem -> {
                    LOG.error("flow refused, what ran keeps running: {}", problem);
                    refused.accept(problem);
                });
            }
        }
    }

    private List<Path> othersThan(Path file) {
        return routes.keySet().stream()
                .filter(other -> !other.equals(file) && Files.exists(other))
                .toList();
    }

    private void takeOver(Path file, Resource resource, Set<String> fresh) {
        swap(resource);
        Set<String> gone = new HashSet<>(routes.getOrDefault(file, Set.of()));
        gone.removeAll(fresh);
        gone.forEach(this::remove);
        routes.put(file, fresh);
        try {
            new FlowStart(getCamelContext()).flows(fresh::contains);
            LOG.info("flow taken over file={} routes={}", file.getFileName(), fresh);
            changed.accept(file.getFileName() + " taken over");
        } catch (Exception failed) {
            LOG.error("flow could not be started file={} routes={}", file.getFileName(), fresh, failed);
        }
    }

    /** Replaces routes without starting them: Camel would start the source of a flow that is off. */
    private void swap(Resource resource) {
        Boolean before = getCamelContext().isAutoStartup();
        getCamelContext().setAutoStartup(false);
        try {
            super.onRouteReload(new ArrayList<>(List.of(resource)), false);
        } finally {
            getCamelContext().setAutoStartup(before);
        }
    }

    /** Whether this very content was tried already: one save may be told several times. */
    private boolean isSeen(Path file) {
        try {
            String content = Files.readString(file);
            return content.equals(tried.put(file, content));
        } catch (IOException gone) {
            return true;
        }
    }

    /** Waits until whoever writes the file is done; false when it is gone. */
    private static boolean settled(Path file) {
        long before = -1;
        for (int i = 0; i < SETTLE_TRIES; i++) {
            File now = file.toFile();
            if (!now.exists()) {
                return false;
            }
            long state = now.lastModified() * 31 + now.length();
            if (state == before) {
                return true;
            }
            before = state;
            LockSupport.parkNanos(SETTLE_NANOS);
        }
        return true;
    }

    private void sweep(ScheduledExecutorService timer) {
        stopDeleted();
        if (!timer.isShutdown()) {
            timer.schedule(() -> sweep(timer), SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void stopDeleted() {
        for (Path file : List.copyOf(routes.keySet())) {
            if (!Files.exists(file)) {
                tried.remove(file);
                Set<String> gone = routes.remove(file);
                gone.forEach(this::remove);
                LOG.info("flow stopped, its file was deleted file={} routes={}", file.getFileName(), gone);
                changed.accept(file.getFileName() + " deleted");
            }
        }
    }

    private void remove(String route) {
        try {
            getCamelContext().getRouteController().stopRoute(route);
            getCamelContext().removeRoute(route);
        } catch (Exception stuck) {
            LOG.error("route could not be stopped route={}", route, stuck);
        }
    }

    @Override
    protected String startupMessage(File folder) {
        return "Watching " + folder + " for edits of your routes";
    }
}
