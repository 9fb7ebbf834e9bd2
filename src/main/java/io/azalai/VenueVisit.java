package io.azalai;

import io.azalai.cli.Services.Plan;
import io.azalai.cli.Services.Report;
import io.azalai.flow.FlowTrial;
import io.azalai.flow.RouteFiles;
import io.azalai.model.Market;
import io.azalai.settings.RouteProperties;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Capability;
import io.azalai.venue.KeyRights;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueContext;
import io.azalai.venue.rest.RouteCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/**
 * Calls each venue over its own REST route, reading only: is it there, is our clock right, does the key work. Confined to
 * one thread.
 */
final class VenueVisit {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(900);

    private final Provisions provisions;
    private final Plan plan;
    private final Report report;
    private final Clock clock;

    VenueVisit(Provisions provisions, Plan plan, Report report, Clock clock) {
        this.provisions = provisions;
        this.plan = plan;
        this.report = report;
        this.clock = clock;
    }

    void toAll() {
        try (RouteCalls calls = new RouteCalls();
                DefaultCamelContext context = new DefaultCamelContext()) {
            List<OpenVenue> venues = open(calls);
            Map<String, String> visible = new HashMap<>();
            provisions.venues().forEach((venue, settings) -> settings.properties()
                    .forEach((key, value) -> visible.put("exchanges." + venue + "." + key, value)));
            ((PropertiesComponent) context.getPropertiesComponent()).addPropertiesSource(new RouteProperties(visible));
            context.setAutoStartup(false);
            context.setRouteFilterPattern(".*[.]rest", null);
            venues.forEach(venue -> Furnishing.bindVenue(context.getRegistry(), venue, clock));
            for (Resource file : new RouteFiles(plan.routes(), provisions.leftOut()).system(context)) {
                PluginHelper.getRoutesLoader(context).loadRoutes(file);
            }
            calls.open(context);
            context.start();
            for (OpenVenue venue : venues) {
                context.getRouteController().startRoute(venue.name() + ".rest");
                to(venue, calls);
            }
            symbols(new FlowTrial(context, new VenueSymbols(venues), none -> {}));
        } catch (Exception failed) {
            report.line(false, "the venues' routes cannot be started: " + Causes.of(failed));
        }
    }

    private void symbols(FlowTrial trial) {
        new RouteFiles(plan.routes(), provisions.leftOut())
                .yours().stream()
                        .flatMap(file -> trial.unknownSymbols(file).stream())
                        .forEach(problem -> report.line(false, problem.toString()));
    }

    private List<OpenVenue> open(RouteCalls calls) {
        List<OpenVenue> venues = new ArrayList<>();
        VenueContext context = new VenueContext(clock, calls, PermitMint.nothing());
        provisions.venues().values().forEach(settings -> venues.add(settings.open(context)));
        return venues;
    }

    private void to(OpenVenue venue, RouteCalls calls) {
        for (Market market : Market.values()) {
            if (venue.capabilities().contains(Capability.valueOf(market.name()))) {
                visit(venue, market, calls);
            }
        }
        venue.accounts().forEach(account -> key(venue.name(), account, calls));
    }

    private void key(String venue, String account, RouteCalls calls) {
        String where = venue + " account " + account;
        try {
            KeyRights rights =
                    calls.send(venue, new AccountRequest.ReadKeyRights(account)).join();
            new KeyFindings(where, rights, until(rights, venue, account, calls)).tell(report, clock.instant());
        } catch (RuntimeException refused) {
            report.line(false, where + ": " + Causes.of(refused));
        }
    }

    private static @Nullable Instant until(KeyRights rights, String venue, String account, RouteCalls calls) {
        boolean open = rights.kind() == KeyRights.Kind.AGENT && rights.objection() == null;
        return open && rights.validUntil() == null
                ? calls.send(venue, new AccountRequest.ReadKeyExpiry(account))
                        .join()
                        .orElse(null)
                : rights.validUntil();
    }

    private void visit(OpenVenue venue, Market market, RouteCalls calls) {
        String where = venue.name() + " " + market;
        try {
            Instant before = clock.instant();
            Instant theirs = calls.send(venue.name(), new MarketRequest.ServerTime(market))
                    .join();
            Duration half = Duration.between(before, clock.instant()).dividedBy(2);
            Duration ahead = Duration.between(theirs, before.plus(half));
            boolean near = ahead.abs().compareTo(CLOCK_TOLERANCE) <= 0;
            report.line(near, where + " answers; our clock is " + ahead.toMillis() + " ms ahead of its");
            int listed = calls.send(venue.name(), new MarketRequest.ReadInstruments(market))
                    .join()
                    .size();
            report.line(true, where + " lists " + listed + " instruments");
        } catch (RuntimeException unreachable) {
            report.line(false, where + ": " + Causes.of(unreachable));
            return;
        }
        for (String account : venue.accounts()) {
            try {
                int held = calls.send(venue.name(), new AccountRequest.ReadBalances(account, market))
                        .join()
                        .size();
                report.line(true, where + " account " + account + ": the key works, " + held + " balances");
            } catch (RuntimeException refused) {
                report.line(false, where + " account " + account + ": " + Causes.of(refused));
            }
        }
    }
}
