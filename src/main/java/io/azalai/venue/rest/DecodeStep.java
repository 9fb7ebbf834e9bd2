package io.azalai.venue.rest;

import io.azalai.venue.Charge;
import io.azalai.venue.HttpReply;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderTrace;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.budget.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Last step of {@code <venue>.try}: the reply becomes a model or an error, and the budget learns from it. A request
 * that was refused for its nonce or its time, before the venue did anything, is sent once more.
 */
public final class DecodeStep implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(DecodeStep.class);
    private static final Duration PAUSE_WHEN_NOT_TOLD = Duration.ofSeconds(10);

    /** A refusal within a reply of 200 is an account's own: it stops no more than the allowances that it names. */
    private static final int FAILED = 400;

    /** A reply that is no answer is the same the next time; a fault of the venue may pass. */
    private static final int FAULT = 500;

    private final String address;
    private final RequestCodec codec;
    private final RequestBudget budget;
    private final Clock clock;
    private final LongSupplier nanos;
    private final NamedRefusal named;
    private final Outage outage;
    private final OrderTrace trace;
    private final String venue;

    DecodeStep(RestBeans beans, Outage outage) {
        this.venue = beans.venue();
        this.address = "direct:" + venue;
        this.codec = beans.codec();
        this.budget = beans.budget();
        this.clock = beans.clocks().clock();
        this.nanos = beans.clocks().nanos();
        this.trace = beans.trace();
        this.named = new NamedRefusal(codec.cures());
        this.outage = outage;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        VenueRequest<?> request = RestRoute.request(exchange);
        HttpReply reply = counted(exchange, request);
        if (request.whole() instanceof TradeRequest<?> trade) {
            trace.replied(venue, trade, reply.status() + " " + reply.body());
        }
        if (reply.status() >= FAULT) {
            exchange.setProperty(RestRoute.PASSING, outage.isShort(exchange));
        } else {
            outage.over(exchange);
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(request);
        try {
            Object answer = codec.decode(request, reply);
            if (request instanceof TradeRequest.Batch) {
                limited(answer).forEach(limited -> stop(request, reply, limited));
            }
            exchange.getMessage().setBody(named.in(request, answer));
            budget.adopt(codec.allowances());
        } catch (RateLimitException limited) {
            stop(request, reply, limited);
            throw limited;
        } catch (VenueException refused) {
            if (RestRoute.isAgain(exchange) || !codec.again(request, refused)) {
                throw named.of(request, refused);
            }
            LOG.info(
                    "sent once more venue={} operation={} because {}",
                    refused.venue(),
                    refused.operation(),
                    refused.text());
            exchange.getMessage().setBody(RestRoute.sendAgain(exchange, address, request));
        }
    }

    /** The reply, once the budget knows what it cost. */
    private HttpReply counted(Exchange exchange, VenueRequest<?> request) {
        List<Charge> extra = List.of();
        try {
            HttpReply reply = reply(exchange);
            budget.observe(codec.used(request, reply));
            extra = codec.extraCharges(request, reply);
            return reply;
        } finally {
            budget.settle(RestRoute.charges(exchange), extra);
        }
    }

    private void stop(VenueRequest<?> request, HttpReply reply, RateLimitException limited) {
        List<String> names = codec.stopped(request, reply, limited);
        if (reply.status() >= FAILED || !names.isEmpty()) {
            budget.pause(limited.retryAfter().orElse(PAUSE_WHEN_NOT_TOLD), names);
        }
    }

    /** What was one too many of a batch's orders. */
    private static List<RateLimitException> limited(Object answers) {
        return ((List<?>) answers)
                .stream()
                        .filter(OrderAnswer.class::isInstance)
                        .map(answer -> ((OrderAnswer) answer).failure())
                        .filter(RateLimitException.class::isInstance)
                        .map(RateLimitException.class::cast)
                        .toList();
    }

    private HttpReply reply(Exchange exchange) {
        Duration took = RestRoute.sentAgo(exchange, nanos.getAsLong());
        Message message = exchange.getMessage();
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value != null && !name.startsWith("Camel")) {
                headers.put(name.toLowerCase(Locale.ROOT), value.toString());
            }
        });
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        String body = message.getBody(String.class);
        return new HttpReply(status, headers, body == null ? "" : body, clock.instant(), took);
    }
}
