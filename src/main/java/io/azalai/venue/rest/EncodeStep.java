package io.azalai.venue.rest;

import io.azalai.venue.HttpCall;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.VenueRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Second step of {@code <venue>.try}: the request becomes an HTTP call, signed where needed, and the exchange property
 * {@code client} says by which client it goes: {@code <base>.trade} or {@code <base>.read}.
 */
public final class EncodeStep implements Processor {

    private final RequestCodec codec;

    public EncodeStep(RequestCodec codec) {
        this.codec = codec;
    }

    @Override
    public void process(Exchange exchange) {
        VenueRequest<?> request = RestRoute.request(exchange);
        HttpCall call = codec.encode(request);
        Message message = exchange.getMessage();
        message.setBody(call.body());
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        message.setHeader(Exchange.HTTP_PATH, call.path());
        if (call.query() != null) {
            message.setHeader(Exchange.HTTP_RAW_QUERY, call.query());
        }
        if (call.contentType() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, call.contentType());
        }
        call.headers().forEach(message::setHeader);
        String client = request.lane().isReading() ? "read" : "trade";
        exchange.setProperty(RestRoute.BASE, call.base());
        exchange.setProperty(RestRoute.CLIENT, call.base() + "." + client);
    }
}
