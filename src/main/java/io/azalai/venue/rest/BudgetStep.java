package io.azalai.venue.rest;

import io.azalai.venue.Charge;
import io.azalai.venue.Lane;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.budget.RequestBudget;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * First step of {@code <venue>.try}: waits until the request may be sent, and remembers it. Blocks the route's thread,
 * which is never an I/O thread.
 */
public final class BudgetStep implements Processor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Allowances are of a minute, so that all that was taken is there again within it. */
    private static final Duration PATIENCE_OF_PAST = Duration.ofSeconds(70);

    private final String venue;
    private final RequestCodec codec;
    private final RequestBudget budget;

    public BudgetStep(String venue, RequestCodec codec, RequestBudget budget) {
        this.venue = venue;
        this.codec = codec;
        this.budget = budget;
    }

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof VenueRequest<?> request)) {
            throw new VenueException(VenueException.notSent(
                    venue, "request", "NO_REQUEST", "direct:" + venue + " takes a VenueRequest, not " + kindOf(body)));
        }
        exchange.setProperty(RestRoute.REQUEST, request);
        exchange.removeProperty(RestRoute.PASSING);
        Duration patience = request.lane() == Lane.PAST ? PATIENCE_OF_PAST : PATIENCE;
        List<Charge> charges = codec.charges(request);
        budget.take(request.operation(), request.lane(), charges, patience);
        exchange.setProperty(RestRoute.CHARGES, charges);
    }

    private static String kindOf(Object body) {
        return body == null ? "an empty body" : body.getClass().getSimpleName();
    }
}
