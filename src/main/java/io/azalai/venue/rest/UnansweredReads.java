package io.azalai.venue.rest;

import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import org.apache.camel.Exchange;

/**
 * Which requests are worth another try: the bean {@code unanswered-reads} of {@code routes/shared/failures.camel.yaml}.
 * A read that met a 5xx or a cut connection is (hyperliquid.md sections 1.1 and 11, aster.md section 5.1); what may
 * change something never is, nor what the venue refused.
 */
public final class UnansweredReads {

    /** Whoever asks waits; a venue that was silent until the time for an answer ran out is not waited for again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Whether the request of a failed exchange should go to the venue once more. */
    public boolean mayBeTriedAgain(Exchange exchange) {
        return RestRoute.tried(exchange).filter(request -> !request.isWrite()).isPresent()
                && !RestRoute.isAgain(exchange)
                && exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof VenueUnavailableException
                && exchange.getProperty(RestRoute.PASSING, false, Boolean.class)
                && exchange.getClock().elapsed() < PATIENCE.toMillis();
    }
}
