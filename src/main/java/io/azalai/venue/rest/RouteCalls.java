package io.azalai.venue.rest;

import io.azalai.venue.Lane;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests down the venues' routes. Each venue has its own threads, and there each lane has its own: neither a
 * venue that hangs nor a burst of orders holds up a cancel or what closes a position. Safe for many threads: concurrent
 * maps and volatile fields.
 */
public final class RouteCalls implements VenueCalls, AutoCloseable {

    private static final String CLOSED = "CLOSED";
    private static final int CANCEL_THREADS = 8;
    private static final int REDUCE_THREADS = 8;
    private static final int PLACE_THREADS = 16;
    private static final int ACCOUNT_THREADS = 8;
    private static final int POLL_THREADS = 8;
    private static final int PAST_THREADS = 4;

    /** At most so many requests to a venue are under way at once. */
    static final int THREADS =
            CANCEL_THREADS + REDUCE_THREADS + PLACE_THREADS + ACCOUNT_THREADS + POLL_THREADS + PAST_THREADS;

    private final Map<String, Threads> threads = new ConcurrentHashMap<>();
    /** Like the template null until there are routes. */
    private volatile @Nullable CamelContext context;

    private volatile @Nullable ProducerTemplate template;
    private volatile boolean closed;

    /** Those of one venue, made as they are needed. */
    private record Threads(
            ExecutorService cancel,
            ExecutorService reduce,
            ExecutorService place,
            ExecutorService account,
            ExecutorService poll,
            ExecutorService past) {

        static Threads of(String venue) {
            return new Threads(
                    Executors.newFixedThreadPool(CANCEL_THREADS, named(venue + "-cancel")),
                    Executors.newFixedThreadPool(REDUCE_THREADS, named(venue + "-reduce")),
                    Executors.newFixedThreadPool(PLACE_THREADS, named(venue + "-place")),
                    Executors.newFixedThreadPool(ACCOUNT_THREADS, named(venue + "-account")),
                    Executors.newFixedThreadPool(POLL_THREADS, named(venue + "-poll")),
                    Executors.newFixedThreadPool(PAST_THREADS, named(venue + "-past")));
        }

        ExecutorService of(Lane lane) {
            return switch (lane) {
                case CANCEL -> cancel;
                case REDUCE -> reduce;
                case PLACE -> place;
                case ACCOUNT -> account;
                case POLL -> poll;
                case PAST -> past;
            };
        }

        /** What had not begun begins here, and fails at once: whoever waits for it is told. */
        void close() {
            Stream.of(cancel, reduce, place, account, poll, past)
                    .flatMap(each -> each.shutdownNow().stream())
                    .forEach(Runnable::run);
        }
    }

    /** From now on requests go down the routes of this context. */
    public void open(CamelContext routes) {
        context = routes;
        template = routes.createProducerTemplate();
    }

    @Override
    public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
        if (closed) {
            return CompletableFuture.failedFuture(closed(venue, request));
        }
        try {
            return CompletableFuture.supplyAsync(
                    () -> exchange(venue, request),
                    threads.computeIfAbsent(venue, Threads::of).of(request.threads()));
        } catch (RejectedExecutionException stopped) {
            return CompletableFuture.failedFuture(closed(venue, request));
        }
    }

    private static VenueException closed(String venue, VenueRequest<?> request) {
        return new VenueUnavailableException(
                VenueException.notSent(venue, request.operation(), CLOSED, "the service is closed: open another one"));
    }

    /**
     * The same on the caller's own thread, which waits for the answer.
     *
     * @throws VenueException as the answer would have failed
     */
    public <R> R ask(String venue, VenueRequest<R> request) {
        return exchange(venue, request);
    }

    private <R> R exchange(String venue, VenueRequest<R> request) {
        if (closed) {
            throw closed(venue, request);
        }
        CamelContext routes = context;
        ProducerTemplate sender = template;
        if (routes == null || sender == null) {
            throw new VenueUnavailableException(VenueException.notSent(
                    venue, request.operation(), "NOT_STARTED", "the routes are not started yet"));
        }
        Exchange exchange = new DefaultExchange(routes);
        exchange.getMessage().setBody(request);
        Exchange answered = sender.send("direct:" + venue, exchange);
        if (answered.getException() != null) {
            throw failure(venue, request, answered.getException(), routes);
        }
        @SuppressWarnings("unchecked") // the venue's codec answers what the request asks for
        R reply = (R) answered.getMessage().getBody();
        return reply;
    }

    /** What the route says went wrong; where the route itself failed, a write may be done. */
    private VenueException failure(String venue, VenueRequest<?> request, Exception cause, CamelContext routes) {
        if (cause instanceof VenueException known) {
            return known;
        }
        boolean closing = closed || routes.isStopping() || routes.isStopped();
        return new VenueException(
                new VenueException.Details(
                        venue,
                        request.operation(),
                        closing ? CLOSED : "ROUTE_FAILED",
                        closing ? "the service was closed before the answer came" : "direct:" + venue + " failed",
                        request.isWrite() ? Outcome.UNKNOWN : Outcome.NOT_SENT),
                cause);
    }

    @Override
    public void close() {
        closed = true;
        threads.values().forEach(Threads::close);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
