package io.azalai.flow;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;

/**
 * Starts routes that are switched on, and the sources that kamelets made at the head of a flow only after that flow:
 * nobody takes what they bring before it runs, or ever when it is off. Confined to the thread that starts.
 */
public final class FlowStart {

    private final CamelContext context;

    /** Starts routes of a context whose own start leaves them stopped. */
    public FlowStart(CamelContext context) {
        this.context = context;
    }

    /** Starts the routes of these ids; what kamelets made waits for {@link #flows}. */
    public void plain(Predicate<String> chosen) throws Exception {
        start(route -> chosen.test(route.getRouteId()) && !route.isCreatedByKamelet());
    }

    /** Starts what kamelets made inside and at the end of flows, the flows of these ids, then the heads of those. */
    public void flows(Predicate<String> chosen) throws Exception {
        Set<String> heads = heads(context.getRoutes());
        start(route -> route.isCreatedByKamelet() && !heads.contains(route.getRouteId()));
        plain(chosen);
        Set<String> wanted = heads(context.getRoutes().stream()
                .filter(route -> chosen.test(route.getRouteId()) && isOn(route))
                .toList());
        start(route -> wanted.contains(route.getRouteId()));
        switchOff(heads(context.getRoutes().stream()
                .filter(route -> chosen.test(route.getRouteId()) && !isOn(route))
                .toList()));
    }

    /** Health counts a stopped route as a failure unless it is off itself. */
    private void switchOff(Set<String> heads) {
        context.getRoutes().stream()
                .filter(route -> heads.contains(route.getRouteId()))
                .forEach(route -> route.setAutoStartup(false));
    }

    private void start(Predicate<Route> chosen) throws Exception {
        for (Route route : List.copyOf(context.getRoutes())) {
            if (chosen.test(route) && isOn(route)) {
                context.getRouteController().startRoute(route.getRouteId());
            }
        }
    }

    private static Set<String> heads(Collection<Route> flows) {
        return flows.stream()
                .filter(route -> !route.isCreatedByKamelet())
                .map(Route::getEndpoint)
                .filter(KameletEndpoint.class::isInstance)
                .map(endpoint -> ((KameletEndpoint) endpoint).getRouteId())
                .collect(Collectors.toSet());
    }

    private static boolean isOn(Route route) {
        return !Boolean.FALSE.equals(route.isAutoStartup());
    }
}
