package io.azalai.http;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers what no part of the API answers: which paths there are. Safe for many threads: it keeps nothing. */
public final class UnknownPath implements Processor {

    @Override
    public void process(Exchange exchange) {
        String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
        ApiAnswer.error(
                        404,
                        "UNKNOWN_PATH",
                        "there is no " + path + "; there are GET and POST " + OrdersApi.PATH + ", GET and DELETE "
                                + OrdersApi.PATH + "/{clientOrderId}, GET " + OrdersApi.PATH
                                + "/{clientOrderId}/explain, GET " + RiskApi.PATH + ", POST " + RiskApi.PATH
                                + "/check, POST "
                                + RiskApi.PATH + "/halt, POST " + RiskApi.PATH
                                + "/reset, POST /api/v1/backup, GET /api/v1/audit and GET /api/v1/feeds")
                .to(exchange);
    }
}
