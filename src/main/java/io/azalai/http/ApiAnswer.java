package io.azalai.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
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

    static ApiAnswer error(int status, String code, String text) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putObject("error").put("code", code).put("text", text);
        return new ApiAnswer(status, error.toString());
    }

    /** What a failed request means to the caller. */
    static ApiAnswer of(Throwable failure) {
        if (failure instanceof IllegalArgumentException malformed) {
            return error(400, "SCHEMA", String.valueOf(malformed.getMessage()));
        }
        if (!(failure instanceof VenueException refused)) {
            LOG.error("a request to the API failed inside", failure);
            return error(500, "INTERNAL", "the request failed inside; the log says why");
        }
        String code = refused.code() == null ? refused.getClass().getSimpleName() : refused.code();
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = error.putObject("error")
                .put("code", code)
                .put("text", refused.text())
                .put("venue", refused.venue())
                .put("outcome", refused.outcome().name());
        if (refused.outcome() == Outcome.UNKNOWN) {
            fields.put("advice", "the order may or may not be at the venue: ask for its state, do not send it again");
        }
        if (refused instanceof RiskRejectedException risk) {
            fields.put("check", risk.decision().check());
            if (risk.decision().observed() != null) {
                fields.put("observed", risk.decision().observed().toPlainString());
            }
            if (risk.decision().limit() != null) {
                fields.put("limit", risk.decision().limit().toPlainString());
            }
        }
        return new ApiAnswer(statusOf(refused), error.toString());
    }

    private static int statusOf(VenueException refused) {
        if (refused.outcome() == Outcome.UNKNOWN) {
            return 504;
        }
        if ("CLIENT_ORDER_ID_REUSED".equals(refused.code())) {
            return 409;
        }
        if (refused instanceof OrderNotFoundException) {
            return 404;
        }
        if (refused instanceof InvalidSymbolException) {
            return 400;
        }
        if (refused instanceof RateLimitException) {
            return 429;
        }
        return refused instanceof VenueUnavailableException || refused instanceof AuthenticationException ? 503 : 422;
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
