package io.azalai.http;

import io.azalai.forward.EventJson;
import io.azalai.model.RiskDecision;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/**
 * {@code POST /api/v1/risk/check}: what the risk gate thinks of a new order, without placing it. Safe for many threads.
 */
public final class RiskCheckApi implements Processor {

    private final ProducerTemplate checks;
    private final EventJson events;

    /** Sends to {@code direct:risk-check}. */
    public RiskCheckApi(ProducerTemplate checks, EventJson events) {
        this.checks = checks;
        this.events = events;
    }

    @Override
    public void process(Exchange exchange) {
        answer(exchange).to(exchange);
    }

    private ApiAnswer answer(Exchange exchange) {
        String method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "GET", String.class);
        if (!method.equals("POST")) {
            return ApiAnswer.error(405, "METHOD", "post an order request to /api/v1/risk/check");
        }
        String body = exchange.getMessage().getBody(String.class);
        try {
            RiskDecision decision =
                    checks.requestBody("direct:risk-check", body == null ? "" : body, RiskDecision.class);
            return new ApiAnswer(200, events.json(decision));
        } catch (CamelExecutionException failed) {
            return ApiAnswer.of(failed.getCause() == null ? failed : failed.getCause(), events);
        }
    }
}
