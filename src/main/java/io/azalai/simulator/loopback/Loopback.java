package io.azalai.simulator.loopback;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Servers on 127.0.0.1 with one event loop for everything: sites, sockets and ticks. Safe for many threads: state lives
 * on the event loop or in concurrent collections.
 */
public final class Loopback implements AutoCloseable {

    private static final int FRAME_LIMIT = 8 * 1024 * 1024;

    private final Clock clock;
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setUseDaemonThread(true));
    private final Faults faults = new Faults();
    private final Arrivals arrivals = new Arrivals();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Nothing listens yet. */
    public Loopback(Clock clock) {
        this.clock = clock;
    }

    /**
     * Listens for a site of a venue.
     *
     * @param port 0 for a free one
     * @return the port it got
     * @throws IllegalStateException when the port is in use, naming it
     */
    public int listen(String venue, String name, Site site, int port) {
        Listener listener = new Listener(vertx, clock, venue, name, site, faults, arrivals);
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setReuseAddress(true)
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(FRAME_LIMIT)
                .setMaxWebSocketMessageSize(FRAME_LIMIT)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
        try {
            int actual = vertx.createHttpServer(options)
                    .connectionHandler(listener::connected)
                    .requestHandler(listener::handle)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
            listeners.add(listener);
            return actual;
        } catch (CompletionException failed) {
            String why =
                    failed.getCause() instanceof BindException ? "is in use" : "cannot be used: " + failed.getCause();
            throw new IllegalStateException(
                    "port " + port + " on 127.0.0.1 " + why + " (" + venue + " " + name + ")", failed);
        }
    }

    /** Does something on the event loop again and again. */
    public void every(long millis, Runnable step) {
        vertx.setPeriodic(Math.max(1, millis), due -> step.run());
    }

    /** Lets a fault wait for its requests, or acts on the open sockets. */
    public void inject(Fault fault) {
        if (fault.kind().waitsForRequests()) {
            faults.add(fault);
        } else {
            listeners.forEach(listener -> listener.strike(fault));
        }
    }

    /** Forgets faults that still wait. */
    public void clearFaults() {
        faults.clear();
        listeners.forEach(Listener::clearFaults);
    }

    /** Faults that still wait: those of requests, oldest first, then those of each open socket's frames. */
    public List<Fault> waitingFaults() {
        return Stream.concat(faults.waiting().stream(), listeners.stream().flatMap(Listener::waitingFaults))
                .toList();
    }

    /** What arrived so far. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /** Stops listening and cuts all sockets. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
