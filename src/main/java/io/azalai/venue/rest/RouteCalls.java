package io.azalai.venue.rest;

import io.azalai.venue.Lane;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * Sends requests down the venues' routes, polls on threads of their own so that they never hold up a cancel. Safe for
 * many threads.
 */
public final class RouteCalls implements VenueCalls, AutoCloseable {

    private final CamelContext context;
    private final ProducerTemplate template;
    private final ExecutorService trade;
    private final ExecutorService read;

    /** Over the routes of a context. */
    public RouteCalls(CamelContext context) {
        this.context = context;
        this.template = context.createProducerTemplate();
        this.trade = context.getExecutorServiceManager().newFixedThreadPool(this, "venue-trade", 16);
        this.read = context.getExecutorServiceManager().newFixedThreadPool(this, "venue-read", 8);
    }

    @Override
    public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
        return CompletableFuture.supplyAsync(
                () -> exchange(venue, request), request.lane() == Lane.POLL ? read : trade);
    }

    private <R> R exchange(String venue, VenueRequest<R> request) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(request);
        Exchange answered = template.send("direct:" + venue, exchange);
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
        context.getExecutorServiceManager().shutdownGraceful(trade);
        context.getExecutorServiceManager().shutdownGraceful(read);
    }
}
