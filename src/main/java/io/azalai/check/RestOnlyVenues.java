package io.azalai.check;

import io.azalai.flow.RouteFiles;
import io.azalai.model.Market;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.settings.RouteProperties;
import io.azalai.timing.Clocks;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.budget.RequestBudget;
import io.azalai.venue.rest.RouteCalls;
import io.azalai.venue.rest.VenueBeans;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * The venues' REST routes alone, to ask before anything listens; without a mint no order can leave by them. Confined to
 * one thread.
 */
final class RestOnlyVenues implements AutoCloseable {

    private final RouteCalls calls = new RouteCalls();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<OpenVenue> venues;

    /**
     * Starts the routes.
     *
     * @throws IllegalStateException when they cannot be started
     */
    RestOnlyVenues(Provisions provisions, Plan plan, Clocks clocks) {
        VenueContext ground = VenueContext.unremembered(clocks, calls, PermitMint.nothing());
        venues = provisions.venues().values().stream()
                .map(settings -> settings.open(ground))
                .toList();
        try {
            start(provisions, plan, clocks);
        } catch (Exception failed) {
            close();
            throw new IllegalStateException("the venues' routes cannot be started: " + Causes.of(failed), failed);
        }
    }

    private void start(Provisions provisions, Plan plan, Clocks clocks) throws Exception {
        ((PropertiesComponent) context.getPropertiesComponent())
                .addPropertiesSource(new RouteProperties(addresses(provisions)));
        context.setAutoStartup(false);
        context.setRouteFilterPattern(".*[.]rest", null);
        venues.forEach(venue -> VenueBeans.bind(context.getRegistry(), venue, clocks));
        for (Resource file : new RouteFiles(plan.routes(), provisions.leftOut()).system(context)) {
            PluginHelper.getRoutesLoader(context).loadRoutes(file);
        }
        calls.open(context);
        context.start();
        for (OpenVenue venue : venues) {
            context.getRouteController().startRoute(venue.name() + ".rest");
        }
    }

    private static Map<String, String> addresses(Provisions provisions) {
        Map<String, String> addresses = new HashMap<>();
        provisions.venues().forEach((venue, settings) -> settings.properties()
                .forEach((key, value) -> addresses.put("exchanges." + venue + "." + key, value)));
        return addresses;
    }

    List<OpenVenue> venues() {
        return venues;
    }

    /** What we let ourselves send to a venue, less what these questions took. */
    RequestBudget budget(OpenVenue venue) {
        return context.getRegistry().lookupByNameAndType(venue.name() + "-request-budget", RequestBudget.class);
    }

    /** The markets a venue has. */
    static List<Market> markets(OpenVenue venue) {
        return Arrays.stream(Market.values())
                .filter(market -> venue.markets().contains(market))
                .toList();
    }

    /**
     * What a venue answers.
     *
     * @throws java.util.concurrent.CompletionException around the {@code VenueException} when it does not
     */
    <R> R ask(OpenVenue venue, VenueRequest<R> request) {
        return calls.send(venue.name(), request).join();
    }

    @Override
    public void close() {
        context.stop();
        calls.close();
    }
}
