package io.azalai.venue.rest;

import io.azalai.venue.Lane;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests down the venues' routes, polls on threads of their own so that they never hold up a cancel. Safe for
 * many threads.
 */
public final class RouteCalls implements VenueCalls, AutoCloseable {

    private static final int TRADE_THREADS = 16;
    private static final int READ_THREADS = 8;

    private final ExecutorService trade = Executors.newFixedThreadPool(TRADE_THREADS, named("venue-trade"));
    private final ExecutorService read = Executors.newFixedThreadPool(READ_THREADS, named("venue-read"));
    private volatile @Nullable CamelContext context;
    private volatile @Nullable ProducerTemplate template;

    /** From now on requests go down the routes of this context. */
    public void open(CamelContext routes) {
        context = routes;
        template = routes.createProducerTemplate();
    }

    @Override
    public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
        return CompletableFuture.supplyAsync(
                () -> exchange(venue, request), request.lane() == Lane.POLL ? read : trade);
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
        trade.shutdownNow();
        read.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
