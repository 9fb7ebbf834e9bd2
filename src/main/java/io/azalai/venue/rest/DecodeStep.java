package io.azalai.venue.rest;

import io.azalai.venue.HttpReply;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.budget.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Last step of {@code <venue>.rest}: the reply becomes a model or an error, and the budget learns from it. A request that
 * was refused for its nonce or its time, before the venue did anything, is sent once more.
 */
public final class DecodeStep implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(DecodeStep.class);
    private static final Duration PAUSE_WHEN_NOT_TOLD = Duration.ofSeconds(10);

    /** A refusal within a reply of 200 is an account's own, which concerns nobody else's requests. */
    private static final int FAILED = 400;

    private final String address;
    private final RequestCodec codec;
    private final RequestBudget budget;
    private final Clock clock;
    private final NamedRefusal named;

    public DecodeStep(String venue, RequestCodec codec, RequestBudget budget, Clock clock) {
        this.address = "direct:" + venue;
        this.codec = codec;
        this.budget = budget;
        this.clock = clock;
        this.named = new NamedRefusal(codec.cures());
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        VenueRequest<?> request = RestRoute.request(exchange);
        HttpReply reply = reply(exchange.getMessage());
        budget.observe(codec.used(request, reply));
        budget.takeAfterwards(codec.extraCharges(request, reply));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(request);
        try {
            exchange.getMessage().setBody(named.in(request, codec.decode(request, reply)));
            budget.adopt(codec.allowances());
        } catch (RateLimitException limited) {
            if (reply.status() >= FAILED) {
                budget.pause(limited.retryAfter().orElse(PAUSE_WHEN_NOT_TOLD), codec.stopped(request, reply, limited));
            }
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
            exchange.getMessage().setBody(RestRoute.send(exchange, address, request, true));
        }
    }

    private HttpReply reply(Message message) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value != null && !name.startsWith("Camel")) {
                headers.put(name.toLowerCase(Locale.ROOT), value.toString());
            }
        });
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        String body = message.getBody(String.class);
        return new HttpReply(status, headers, body == null ? "" : body, clock.instant());
    }
}
