package io.azalai.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.azalai.forward.EventJson;
import io.azalai.trade.journal.JournalException;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer of the API.
 *
 * @param status HTTP status (downstream.md section 7)
 * @param json the body
 */
record ApiAnswer(int status, String json) {

    private static final Logger LOG = LoggerFactory.getLogger(ApiAnswer.class);
    private static final int NOT_ANSWERED = 504;
    private static final int REFUSED = 422;

    /** Before the kind, which says less. */
    private static final Map<String, Integer> BY_CODE =
            Map.of("CLIENT_ORDER_ID_REUSED", 409, "VENUE_NOT_READY", 503, "SHUTTING_DOWN", 503, "JOURNAL_FAILED", 503);

    private static final Map<Class<?>, Integer> BY_KIND = Map.of(
            OrderNotFoundException.class, 404,
            InvalidSymbolException.class, 400,
            RateLimitException.class, 429,
            VenueUnavailableException.class, 503,
            AuthenticationException.class, 503);

    static ApiAnswer error(int status, String code, String text) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putObject("error").put("code", code).put("text", text);
        return new ApiAnswer(status, error.toString());
    }

    /** What a failed request means to the caller. */
    static ApiAnswer of(Throwable failure, EventJson events) {
        if (failure instanceof IllegalArgumentException malformed) {
            return error(400, "SCHEMA", String.valueOf(malformed.getMessage()));
        }
        if (failure instanceof JournalException sick) {
            return of(sick);
        }
        if (!(failure instanceof VenueException refused)) {
            LOG.error("a request to the API failed inside", failure);
            return error(500, "INTERNAL", "the request failed inside; the log says why");
        }
        return new ApiAnswer(statusOf(refused), json(refused, events).toString());
    }

    /** What cannot be read or written at the moment; the same call may do later. */
    static ApiAnswer of(JournalException sick) {
        LOG.warn("a request to the API failed for the journal: {}", sick.getMessage());
        return error(503, "JOURNAL_FAILED", String.valueOf(sick.getMessage()));
    }

    private static ObjectNode json(VenueException refused, EventJson events) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = error.putObject("error")
                .put("code", refused.code() == null ? refused.getClass().getSimpleName() : refused.code())
                .put("text", refused.text())
                .put("venue", refused.venue())
                .put("outcome", refused.outcome().name());
        if (refused.outcome() == Outcome.UNKNOWN) {
            fields.put("advice", "the order may or may not be at the venue: ask for its state, do not send it again");
        }
        if (refused instanceof RiskRejectedException risk) {
            error.putRawValue("decision", new RawValue(events.json(risk.decision())));
        }
        return error;
    }

    private static int statusOf(VenueException refused) {
        if (refused.outcome() == Outcome.UNKNOWN) {
            return NOT_ANSWERED;
        }
        Integer ofCode = refused.code() == null ? null : BY_CODE.get(refused.code());
        return ofCode == null ? BY_KIND.getOrDefault(refused.getClass(), REFUSED) : ofCode;
    }

    void to(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("Cache-Control", "no-store");
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setBody(json);
    }
}
