package io.azalai.venue.rest;

import io.azalai.venue.PartRequest;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * First step of {@code <venue>.rest}: what a request needs to know is asked before it, and a request of several parts is
 * answered here from theirs, each sent down this same route; most requests just pass.
 */
public final class GatherStep implements Processor {

    private final String address;
    private final RequestCodec codec;

    /** For a venue. */
    public GatherStep(String venue, RequestCodec codec) {
        this.address = "direct:" + venue;
        this.codec = codec;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        if (exchange.getMessage().getBody() instanceof VenueRequest<?> request) {
            for (VenueRequest<?> first : codec.before(request)) {
                RestRoute.send(exchange, address, first, false);
            }
            gather(exchange, request);
        }
    }

    private <R> void gather(Exchange exchange, VenueRequest<R> request) throws Exception {
        List<PartRequest<R>> parts = codec.parts(request);
        if (parts.isEmpty()) {
            return;
        }
        List<R> answers = new ArrayList<>();
        for (PartRequest<R> part : parts) {
            answers.add(RestRoute.send(exchange, address, part, false));
        }
        exchange.getMessage().setBody(codec.joined(request, answers));
        exchange.setRouteStop(true);
    }
}
