package io.azalai.venue.rest;

import io.azalai.venue.HttpCall;
import io.azalai.venue.OrderTrace;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.budget.RequestBudget;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpMethods;

/**
 * Second step of {@code <venue>.try}: the request becomes an HTTP call, signed where needed, and the exchange property
 * {@code client} says by which client it goes: {@code <base>.trade} or {@code <base>.read}. What cannot be sent as
 * asked costs nothing of the budget.
 */
public final class EncodeStep implements Processor {

    private final RequestCodec codec;
    private final RequestBudget budget;
    private final LongSupplier nanos;
    private final String venue;
    private final OrderTrace trace;

    EncodeStep(String venue, RequestCodec codec, RequestBudget budget, LongSupplier nanos, OrderTrace trace) {
        this.venue = venue;
        this.trace = trace;
        this.codec = codec;
        this.budget = budget;
        this.nanos = nanos;
    }

    @Override
    public void process(Exchange exchange) {
        VenueRequest<?> request = RestRoute.request(exchange);
        HttpCall call = encoded(exchange, request);
        Message message = exchange.getMessage();
        message.setBody(call.body());
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(call.method()));
        message.setHeader(Exchange.HTTP_PATH, call.path());
        if (call.query() != null) {
            message.setHeader(Exchange.HTTP_RAW_QUERY, call.query());
        }
        if (call.contentType() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, call.contentType());
        }
        call.headers().forEach(message::setHeader);
        String client = request.threads().isReading() ? "read" : "trade";
        exchange.setProperty(RestRoute.BASE, call.base());
        exchange.setProperty(RestRoute.CLIENT, call.base() + "." + client);
        if (request.whole() instanceof TradeRequest<?> trade) {
            trace.sent(venue, trade, codec.shown(call));
        }
        RestRoute.sent(exchange, nanos.getAsLong());
    }

    private HttpCall encoded(Exchange exchange, VenueRequest<?> request) {
        try {
            return codec.encode(request);
        } catch (RuntimeException neverSent) {
            budget.giveBack(RestRoute.charges(exchange));
            throw neverSent;
        }
    }
}
