package io.azalai.venue.rest;

import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import io.azalai.venue.budget.RequestBudget;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * Where {@code <venue>.try} goes when no reply came: never connected means NOT_SENT and costs nothing;
 * anything later leaves a write UNKNOWN. The text names the kind of failure only: the transport's own may hold signed
 * addresses.
 */
public final class UnansweredStep implements Processor {

    private static final NamedRefusal NAMED = new NamedRefusal(Map.of());

    private final String venue;
    private final RequestCodec codec;
    private final RequestBudget budget;
    private final Outage outage;

    UnansweredStep(String venue, RequestCodec codec, RequestBudget budget, Outage outage) {
        this.venue = venue;
        this.codec = codec;
        this.budget = budget;
        this.outage = outage;
    }

    @Override
    public void process(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        VenueRequest<?> request = RestRoute.request(exchange);
        exchange.setProperty(RestRoute.PASSING, outage.isShort(exchange));
        exchange.getMessage().setBody(request); // what was signed must not reach a log with the failed exchange
        String kind = cause.getClass().getSimpleName();
        if (neverLeft(cause)) {
            budget.giveBack(RestRoute.charges(exchange));
            codec.neverLeft(request);
            throw new VenueUnavailableException(VenueException.notSent(
                    venue, request.operation(), "UNREACHABLE", "no connection to the venue (" + kind + ")"));
        }
        budget.settle(RestRoute.charges(exchange), List.of());
        VenueException.Details details = new VenueException.Details(
                venue, request.operation(), "NO_ANSWER", "no answer from the venue (" + kind + ")", Outcome.UNKNOWN);
        throw NAMED.of(
                request,
                request.isWrite() ? new OutcomeUnknownException(details) : new VenueUnavailableException(details));
    }

    private static boolean neverLeft(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
    }
}
