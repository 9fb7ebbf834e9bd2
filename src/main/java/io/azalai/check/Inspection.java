package io.azalai.check;

import io.azalai.demo.SimulatedVenues;
import io.azalai.names.ConfiguredNames;
import io.azalai.names.VenueSymbols;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.settings.ConfigurationException;
import io.azalai.timing.Clocks;
import io.azalai.trade.risk.LimitProblem;
import io.azalai.venue.OpenVenue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code azalai check}: configuration, venues, flows, in this order. Confined to one thread. */
public final class Inspection {

    private final Plan plan;
    private final Report report;
    private final Clocks clocks;
    private final FlowGround.Maker grounds;
    private boolean good = true;

    public Inspection(Plan plan, Report report, Clocks clocks, FlowGround.Maker grounds) {
        this.plan = plan;
        this.report = report;
        this.clocks = clocks;
        this.grounds = grounds;
    }

    public boolean passes() {
        SimulatedVenues simulated = plan.config() != null ? null : SimulatedVenues.start(clocks.clock());
        try {
            Provisions provisions = configuration(simulated);
            venues(provisions);
        } catch (ConfigurationException wrong) {
            wrong.problems().forEach(problem -> note(false, problem.toString()));
        } finally {
            if (simulated != null) {
                simulated.close();
            }
        }
        return good;
    }

    private Provisions configuration(@Nullable SimulatedVenues simulated) {
        Provisions provisions = Provisions.read(plan, simulated == null ? null : simulated.configuration());
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
        try (AskedVenues venues = new AskedVenues(provisions, plan, clocks)) {
            Map<String, List<String>> taken = new VenueVisit(venues, this::note, clocks.clock()).toAll();
            AccountVisit accounts = new AccountVisit(venues, this::note);
            for (OpenVenue venue : venues.venues()) {
                List<String> listed = provisions.symbols().getOrDefault(venue.name(), List.of());
                taken.getOrDefault(venue.name(), List.of()).forEach(account -> accounts.to(venue, account, listed));
                new BudgetFindings(venue.name(), venues.budget(venue).state()).writeTo(this::note);
            }
            VenueSymbols symbols = new VenueSymbols(venues.venues());
            ConfiguredNames names = new ConfiguredNames(provisions, venues.venues(), symbols);
            names.unlisted().forEach(problem -> note(Finding.WRONG, problem.toString()));
            names.absentDefaults().forEach(problem -> note(Finding.MIND, problem.toString()));
            new FlowVisit(provisions, plan, this::note, grounds).toAll(symbols);
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
