package io.azalai.venue.rest;

import io.azalai.timing.Backoff;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Which requests are worth another try: the bean {@code unanswered-reads} of {@code routes/shared/rest.camel.yaml},
 * which says how long to wait before such a try and gives up all others. A read that met a 5xx or a cut connection is
 * worth it (hyperliquid.md sections 1.1 and 11, aster.md section 5.1); what may change something never is, nor what the
 * venue refused. Immutable.
 */
final class UnansweredReads implements Processor {

    /** Whoever asks waits; a venue that was silent until the time for an answer ran out is not waited for again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int TRIES = 3;
    private static final Backoff WAITS = new Backoff(Duration.ofMillis(300), Duration.ofSeconds(1));
    private static final Duration LEAST = Duration.ofMillis(200);

    private final RandomGenerator random;

    /** With a generator that is safe for many threads. */
    UnansweredReads(RandomGenerator random) {
        this.random = random;
    }

    /** Says how long to wait before the request goes to the venue again; throws what it failed with if it may not. */
    @Override
    public void process(Exchange exchange) throws Exception {
        int before = exchange.getProperty(Exchange.LOOP_INDEX, Integer.class);
        if (before + 1 >= TRIES || !mayBeTriedAgain(exchange)) {
            throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, VenueUnavailableException.class);
        }
        exchange.setProperty(
                RestRoute.PAUSE, WAITS.drawn(2 * before, LEAST, random).toMillis());
    }

    private static boolean mayBeTriedAgain(Exchange exchange) {
        return RestRoute.tried(exchange).filter(request -> !request.isWrite()).isPresent()
                && !RestRoute.isAgain(exchange)
                && exchange.getProperty(RestRoute.PASSING, false, Boolean.class)
                && exchange.getClock().elapsed() < PATIENCE.toMillis();
    }
}
