package io.azalai.venue.rest;

import io.azalai.venue.VenueRequest;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** The names by which the steps of a venue's REST route pass things on. */
final class RestRoute {

    /** Exchange property: the {@link VenueRequest} under way. */
    static final String REQUEST = "request";

    /** Exchange property: which client the call goes out by, such as {@code base_url.trade}. */
    static final String CLIENT = "client";

    /** Exchange property: whether the request was refused once already, and this is its second and last time. */
    private static final String AGAIN = "again";

    private RestRoute() {}

    static VenueRequest<?> request(Exchange exchange) {
        return exchange.getProperty(REQUEST, VenueRequest.class);
    }

    /** Whether the request under way was sent before. */
    static boolean isAgain(Exchange exchange) {
        return exchange.getProperty(AGAIN, false, Boolean.class);
    }

    /** Sends another request down the route of an exchange; what fails is thrown. */
    static <R> R send(Exchange exchange, String address, VenueRequest<R> request, boolean again) throws Exception {
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
