package io.azalai.forward;

import io.azalai.model.OrderRequest;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Says by which door a request came, where that has not said so itself: a flow, by the route that is the user's and not
 * by that of a kamelet in it, or a Java program. Stateless.
 */
public final class Askers {

    private static final String OURS = "orders.";
    /** By which Camel's kamelets say whose step they are. */
    private static final String OUTER = "parentRouteId";

    public OrderRequest named(@Body OrderRequest request, Exchange exchange) {
        return request.actor() == null ? request.from(door(exchange)) : request;
    }

    public List<OrderRequest> allNamed(@Body List<OrderRequest> requests, Exchange exchange) {
        return requests.stream().map(request -> named(request, exchange)).toList();
    }

    /** What a program sends begins at our own route. */
    private static String door(Exchange exchange) {
        String id = exchange.getFromRouteId();
        Model routes = exchange.getContext().getCamelContextExtension().getContextPlugin(Model.class);
        for (String outer = id; outer != null; outer = outer(routes, outer)) {
            id = outer;
        }
        return id == null || id.startsWith(OURS) ? "java" : "flow:" + id;
    }

    /** The route that has another as one of its steps; null where that is none of a kamelet. */
    private static @Nullable String outer(@Nullable Model routes, String id) {
        RouteDefinition route = routes == null ? null : routes.getRouteDefinition(id);
        return route != null
                        && route.getTemplateParameters() != null
                        && route.getTemplateParameters().get(OUTER) instanceof String outer
                ? outer
                : null;
    }
}
