package io.azalai;

import io.azalai.cli.Services.Finding;
import io.azalai.cli.Services.Plan;
import io.azalai.cli.Services.Report;
import io.azalai.settings.ConfigurationException;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import io.azalai.trade.risk.LimitProblem;
import io.azalai.venue.OpenVenue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code azalai check}: configuration, venues, flows, in this order. Confined to one thread. */
final class Inspection {

    private final Plan plan;
    private final Report report;
    private final Clock clock;
    private boolean good = true;

    Inspection(Plan plan, Report report, Clock clock) {
        this.plan = plan;
        this.report = report;
        this.clock = clock;
    }

    boolean passes() {
        Simulator simulator = plan.config().isPresent() ? null : Simulator.start(SimulatorOptions.defaults(), clock);
        try {
            Provisions provisions = configuration(simulator);
            venues(provisions);
        } catch (ConfigurationException wrong) {
            wrong.problems().forEach(problem -> note(false, problem.toString()));
        } finally {
            if (simulator != null) {
                simulator.close();
            }
        }
        return good;
    }

    private Provisions configuration(@Nullable Simulator simulator) {
        Provisions provisions = Provisions.read(
                plan, Optional.ofNullable(simulator).map(venues -> DemoVenues.configuration(venues.addresses())));
        note(
                true,
                provisions.configuration().file() + " is sound; mode " + provisions.mode() + ", venues "
                        + provisions.venues().keySet());
        provisions.venues().forEach((name, settings) -> {
            note(true, name + (settings.testnet() ? " testnet" : "") + ": accounts " + settings.accounts());
            settings.warnings().forEach(warning -> note(Finding.MIND, warning));
        });
        for (LimitProblem warning : provisions.limits().warnings(Map.of())) {
            note(Finding.MIND, warning.toString());
        }
        return provisions;
    }

    private void venues(Provisions provisions) {
        try (Reconnaissance venues = new Reconnaissance(provisions, plan, clock)) {
            Map<String, List<String>> taken = new VenueVisit(venues, this::note, clock).toAll();
            AccountVisit accounts = new AccountVisit(venues, this::note);
            for (OpenVenue venue : venues.venues()) {
                accounts.budgets(venue);
                List<String> listed = provisions.symbols().getOrDefault(venue.name(), List.of());
                taken.getOrDefault(venue.name(), List.of()).forEach(account -> accounts.to(venue, account, listed));
            }
            VenueSymbols symbols = new VenueSymbols(venues.venues());
            ConfiguredNames names = new ConfiguredNames(provisions, venues.venues(), symbols);
            names.unlisted().forEach(problem -> note(Finding.WRONG, problem.toString()));
            names.absentDefaults().forEach(problem -> note(Finding.MIND, problem.toString()));
            new FlowVisit(provisions, plan, this::note, clock).toAll(symbols);
        } catch (IllegalStateException cannot) {
            note(false, String.valueOf(cannot.getMessage()));
        }
    }

    private void note(boolean fine, String text) {
        note(fine ? Finding.FINE : Finding.WRONG, text);
    }

    private void note(Finding finding, String text) {
        good &= finding != Finding.WRONG;
        report.line(finding, text);
    }
}
