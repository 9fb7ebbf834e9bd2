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
import java.util.concurrent.ThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests down the venues' routes. Each venue has its own threads, and there each kind of lane has its own:
 * neither a venue that hangs nor a burst of orders holds up a cancel. Safe for many threads: concurrent maps and volatile
 * fields.
 */
public final class RouteCalls implements VenueCalls, AutoCloseable {

    private static final int CANCEL_THREADS = 8;
    private static final int TRADE_THREADS = 16;
    private static final int ACCOUNT_THREADS = 8;
    private static final int POLL_THREADS = 8;

    /** At most so many requests to a venue are under way at once. */
    static final int THREADS = CANCEL_THREADS + TRADE_THREADS + ACCOUNT_THREADS + POLL_THREADS;

    private final Map<String, Threads> threads = new ConcurrentHashMap<>();
    private volatile @Nullable CamelContext context;
    private volatile @Nullable ProducerTemplate template;

    /** Those of one venue, made as they are needed. */
    private record Threads(
            ExecutorService cancel, ExecutorService trade, ExecutorService account, ExecutorService poll) {

        static Threads of(String venue) {
            return new Threads(
                    Executors.newFixedThreadPool(CANCEL_THREADS, named(venue + "-cancel")),
                    Executors.newFixedThreadPool(TRADE_THREADS, named(venue + "-trade")),
                    Executors.newFixedThreadPool(ACCOUNT_THREADS, named(venue + "-account")),
                    Executors.newFixedThreadPool(POLL_THREADS, named(venue + "-poll")));
        }

        ExecutorService of(Lane lane) {
            return switch (lane) {
                case CANCEL -> cancel;
                case REDUCE, PLACE -> trade;
                case ACCOUNT -> account;
                case POLL -> poll;
            };
        }

        void close() {
            cancel.shutdownNow();
            trade.shutdownNow();
            account.shutdownNow();
            poll.shutdownNow();
        }
    }

    /** From now on requests go down the routes of this context. */
    public void open(CamelContext routes) {
        context = routes;
        template = routes.createProducerTemplate();
    }

    @Override
    public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
        return CompletableFuture.supplyAsync(
                () -> exchange(venue, request),
                threads.computeIfAbsent(venue, Threads::of).of(request.lane()));
    }

    private <R> R exchange(String venue, VenueRequest<R> request) {
        CamelContext routes = context;
        ProducerTemplate sender = template;
        if (routes == null || sender == null) {
            throw new VenueUnavailableException(VenueException.notSent(
                    venue, request.operation(), "NOT_STARTED", "the routes are not started yet"));
        }
        Exchange exchange = new DefaultExchange(routes);
        exchange.getMessage().setBody(request);
        Exchange answered = sender.send("direct:" + venue, exchange);
        Exception failure = answered.getException();
        if (failure instanceof VenueException known) {
            throw known;
        }
        if (failure != null) {
            Outcome outcome = request.isWrite() ? Outcome.UNKNOWN : Outcome.NOT_SENT;
            throw new VenueException(
                    new VenueException.Details(
                            venue, request.operation(), "ROUTE_FAILED", "direct:" + venue + " failed", outcome),
                    failure);
        }
        @SuppressWarnings("unchecked") // the venue's codec answers what the request asks for
        R reply = (R) answered.getMessage().getBody();
        return reply;
    }

    @Override
    public void close() {
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
