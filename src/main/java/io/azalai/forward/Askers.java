package io.azalai.forward;

import io.azalai.model.OrderRequest;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** Says by which door a request came, where that has not said so itself: a flow, or a Java program. Stateless. */
public final class Askers {

    private static final String OURS = "orders.";

    public OrderRequest named(@Body OrderRequest request, Exchange exchange) {
        return request.actor() == null ? request.from(door(exchange)) : request;
    }

    public List<OrderRequest> allNamed(@Body List<OrderRequest> requests, Exchange exchange) {
        return requests.stream().map(request -> named(request, exchange)).toList();
    }

    /** What a program sends begins at our own route. */
    private static String door(Exchange exchange) {
        String route = exchange.getFromRouteId();
        return route == null || route.startsWith(OURS) ? "java" : "flow:" + route;
    }
}
