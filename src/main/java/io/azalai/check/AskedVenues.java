package io.azalai.check;

import io.azalai.flow.RouteFiles;
import io.azalai.model.Interest;
import io.azalai.model.Market;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.settings.RouteProperties;
import io.azalai.stream.AhcWsComponent;
import io.azalai.stream.Subscriptions;
import io.azalai.timing.Clocks;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.KeyStanding;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.budget.RequestBudget;
import io.azalai.venue.rest.RouteCalls;
import io.azalai.venue.rest.VenueBeans;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The venues' REST routes alone, to ask before anything listens; where calls leave the end of a key open, its private
 * stream is heard for a while. Nothing leaves that changes anything. Confined to one thread.
 */
final class AskedVenues implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AskedVenues.class);

    /** How long a private stream may take to tell. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final String UNHEARD = "check.rest";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RouteCalls calls = new RouteCalls();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<OpenVenue> venues;

    /**
     * Starts the routes.
     *
     * @throws IllegalStateException when they cannot be started
     */
    AskedVenues(Provisions provisions, Plan plan, Clocks clocks) {
        VenueContext ground = VenueContext.reading(clocks, calls);
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
        context.setRouteFilterPattern(routes(), null);
        AhcWsComponent sockets = new AhcWsComponent(clocks);
        context.addComponent("ahc-ws", sockets);
        context.getRegistry().bind("ahc-wss", sockets);
        context.getRegistry().bind("interest", new Nobody());
        context.addRoutes(unheard());
        venues.forEach(venue -> VenueBeans.bind(context.getRegistry(), venue, clocks));
        for (Resource file : new RouteFiles(plan.routes(), provisions.leftOut()).system(context)) {
            PluginHelper.getRoutesLoader(context).loadRoutes(file);
        }
        calls.open(context);
        context.start();
        for (OpenVenue venue : venues) {
            VenueBeans.startRest(context, venue.name());
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

    /** The REST routes of each venue, and the account stream of those that tell of keys there. */
    private String routes() {
        return venues.stream()
                .filter(OpenVenue::announcesKeyEnd)
                .map(venue -> "," + stream(venue))
                .collect(Collectors.joining("", VenueBeans.REST_ROUTES, ""));
    }

    private static String stream(OpenVenue venue) {
        return venue.name() + ".account-stream";
    }

    /** Nothing public is wanted. */
    private static final class Nobody implements Subscriptions {
        @Override
        public Set<Interest> wanted(String venue) {
            return Set.of();
        }

        @Override
        public Registration onChange(Runnable changed) {
            return () -> {};
        }
    }

    /** What a private stream tells but of the key is nobody's business here. */
    private static RouteBuilder unheard() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:account-updates").routeId(UNHEARD).stop();
            }
        };
    }

    /**
     * How an account's key stands; where the venue's calls leave open when it ends, its private stream is heard for a
     * while. What the stream does not tell either stays open.
     *
     * @throws java.util.concurrent.CompletionException around the {@code VenueException} when the calls are not
     *     answered
     */
    KeyStanding key(OpenVenue venue, String account) {
        KeyStanding standing = KeyStanding.ask(calls, venue.name(), account).join();
        if (!standing.isEndUntold() || !venue.announcesKeyEnd()) {
            return standing;
        }
        try {
            return heard(standing, venue, account);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return standing;
        } catch (Exception deaf) {
            LOG.warn("the account stream of {} cannot be heard: {}", venue.name(), Causes.of(deaf));
            return standing;
        }
    }

    private KeyStanding heard(KeyStanding standing, OpenVenue venue, String account) throws Exception {
        context.getRouteController().startRoute(UNHEARD);
        context.getRouteController().startRoute(stream(venue));
        try {
            for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(PAUSE)) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                Optional<Instant> until = ask(venue, new AccountRequest.ReadKeyExpiry(account));
                if (until.isPresent()) {
                    return new KeyStanding(standing.rights(), until.get());
                }
            }
            return standing;
        } finally {
            context.getRouteController().stopRoute(stream(venue));
            context.getRouteController().stopRoute(UNHEARD);
        }
    }

    /** What we let ourselves send to a venue, less what these questions took. */
    RequestBudget budget(OpenVenue venue) {
        return context.getRegistry().lookupByNameAndType(venue.name() + "-request-budget", RequestBudget.class);
    }

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
