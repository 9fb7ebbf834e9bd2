package io.azalai.venue.rest;

import io.azalai.venue.VenueRequest;
import org.apache.camel.Exchange;

/** The names by which the steps of a venue's REST route pass things on. */
final class RestRoute {

    /** Exchange property: the {@link VenueRequest} under way. */
    static final String REQUEST = "request";

    /** Exchange property: which client the call goes out by, such as {@code base_url.trade}. */
    static final String CLIENT = "client";

    private RestRoute() {}

    static VenueRequest<?> request(Exchange exchange) {
        return exchange.getProperty(REQUEST, VenueRequest.class);
    }
}
