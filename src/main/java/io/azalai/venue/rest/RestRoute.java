package io.azalai.venue.rest;

import io.azalai.venue.Charge;
import io.azalai.venue.VenueRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** The names by which the steps of a venue's REST route pass things on. */
final class RestRoute {

    /** Exchange property: the {@link VenueRequest} under way. */
    static final String REQUEST = "request";

    /** Exchange property: whether the request must go to the venue still; false once it is answered. */
    static final String PENDING = "pending";

    /** Exchange property: the {@link Charge}s that the budget took for it, a list. */
    static final String CHARGES = "charges";

    /** Exchange property: the base of the address that the call goes to, such as {@code spot_base_url}. */
    static final String BASE = "base";

    /** Exchange property: which client the call goes out by, such as {@code base_url.trade}. */
    static final String CLIENT = "client";

    /** Exchange property: when the call was sent, by a monotonic clock in nanoseconds. */
    private static final String SENT = "sent";

    /** Exchange property: whether the request was refused once already, and this is its second and last time. */
    private static final String AGAIN = "again";

    /** Exchange property: whether what failed may well work the next moment; absent where it was answered. */
    static final String PASSING = "passing";

    /** Exchange property: how long to wait before the next try, in ms. */
    static final String PAUSE = "pause";

    private RestRoute() {}

    static VenueRequest<?> request(Exchange exchange) {
        return exchange.getProperty(REQUEST, VenueRequest.class);
    }

    /** The request that went on its way to the venue; empty where what had to be asked before it failed. */
    static Optional<VenueRequest<?>> tried(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(REQUEST, VenueRequest.class));
    }

    /** Which host of the venue the call goes to, by the base of its address; known once it is encoded. */
    static String base(Exchange exchange) {
        return exchange.getProperty(BASE, "", String.class);
    }

    /** The call leaves now, by a monotonic clock in nanoseconds. */
    static void sent(Exchange exchange, long now) {
        exchange.setProperty(SENT, now);
    }

    /** How long ago the call left. */
    static Duration sentAgo(Exchange exchange, long now) {
        return Duration.ofNanos(now - exchange.getProperty(SENT, now, Long.class));
    }

    /** What the budget took for the request under way. */
    static List<Charge> charges(Exchange exchange) {
        @SuppressWarnings("unchecked") // the budget's step alone sets it
        List<Charge> charges = exchange.getProperty(CHARGES, List.of(), List.class);
        return charges;
    }

    /** Whether the request under way was sent before. */
    static boolean isAgain(Exchange exchange) {
        return exchange.getProperty(AGAIN, false, Boolean.class);
    }

    /** Sends another request down the route of an exchange; what fails is thrown. */
    static <R> R send(Exchange exchange, String address, VenueRequest<R> request) throws Exception {
        return send(exchange, address, request, false);
    }

    /** Sends the request of an exchange once more, for the last time; what fails is thrown. */
    static <R> R sendAgain(Exchange exchange, String address, VenueRequest<R> request) throws Exception {
        return send(exchange, address, request, true);
    }

    private static <R> R send(Exchange exchange, String address, VenueRequest<R> request, boolean again)
            throws Exception {
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            Exchange answered = template.send(address, other -> {
                other.setProperty(AGAIN, again);
                other.getMessage().setBody(request);
            });
            if (answered.getException() != null) {
                throw answered.getException();
            }
            @SuppressWarnings("unchecked") // the venue's codec answers what the request asks for
            R answer = (R) answered.getMessage().getBody();
            return answer;
        }
    }
}
