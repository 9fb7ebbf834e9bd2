package io.azalai.venue.rest;

import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * Where {@code <venue>.rest} goes when no reply came: never connected means NOT_SENT; anything later leaves a write
 * UNKNOWN. The text names the kind of failure only: the transport's own may hold signed addresses.
 */
public final class UnansweredStep implements Processor {

    private final String venue;

    /** For a venue. */
    public UnansweredStep(String venue) {
        this.venue = venue;
    }

    @Override
    public void process(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        VenueRequest<?> request = RestRoute.request(exchange);
        exchange.getMessage().setBody(request); // what was signed must not reach a log with the failed exchange
        String kind = cause.getClass().getSimpleName();
        if (neverLeft(cause)) {
            throw new VenueUnavailableException(VenueException.notSent(
                    venue, request.operation(), "UNREACHABLE", "no connection to the venue (" + kind + ")"));
        }
        String text = "no answer from the venue (" + kind + ")";
        if (request.isWrite()) {
            throw new OutcomeUnknownException(
                    new VenueException.Details(venue, request.operation(), "NO_ANSWER", text, Outcome.UNKNOWN));
        }
        throw new VenueUnavailableException(
                new VenueException.Details(venue, request.operation(), "NO_ANSWER", text, Outcome.UNKNOWN));
    }

    private static boolean neverLeft(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
    }
}
