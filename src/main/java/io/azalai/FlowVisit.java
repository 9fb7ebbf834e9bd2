package io.azalai;

import io.azalai.cli.Services.Finding;
import io.azalai.cli.Services.Plan;
import io.azalai.cli.Services.Report;
import io.azalai.flow.FlowClash;
import io.azalai.flow.FlowProblem;
import io.azalai.flow.FlowTrial;
import io.azalai.flow.RouteFiles;
import io.azalai.flow.SymbolBook;
import io.azalai.venue.VenueSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Tries the user's flows as the running service does, in rooms of their own that remember nothing and start nothing: what
 * is wrong with them, what they may do outside, what they would trade. Confined to one thread.
 */
final class FlowVisit {

    private static final String ORDERS = "direct:orders";

    private final Provisions provisions;
    private final Plan plan;
    private final Report report;
    private final Clock clock;

    FlowVisit(Provisions provisions, Plan plan, Report report, Clock clock) {
        this.provisions = provisions;
        this.plan = plan;
        this.report = report;
        this.clock = clock;
    }

    /** With the symbols that mean something. */
    void toAll(SymbolBook symbols) {
        Path folder = folder();
        Provisions apart = provisions.withState(folder);
        try (Rooms rooms = new Rooms(apart, clock);
                DefaultCamelContext context = new DefaultCamelContext()) {
            Furnishing furnishing = new Furnishing(apart, rooms);
            furnishing.properties(context, plan);
            furnishing.components(context);
            furnishing.beans(context);
            context.start();
            to(
                    new RouteFiles(plan.routes(), provisions.leftOut()).yours(),
                    new FlowTrial(context, symbols, furnishing::components));
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        } finally {
            delete(folder);
        }
    }

    private void to(List<Path> files, FlowTrial trial) {
        List<FlowProblem> clashes = FlowClash.among(files);
        clashes.forEach(problem -> report.line(false, problem.toString()));
        boolean sound = clashes.isEmpty();
        for (Path file : files) {
            FlowTrial.Outcome outcome = trial.of(file);
            outcome.problems().forEach(problem -> report.line(false, problem.toString()));
            sound &= outcome.problems().isEmpty();
            tell(plan.routes().relativize(file) + (outcome.starts() ? "" : " (off)"), outcome);
        }
        if (sound) {
            report.line(true, "routes under " + plan.routes() + " are sound");
        }
    }

    private void tell(String file, FlowTrial.Outcome outcome) {
        List<String> outside = outcome.outside().stream()
                .filter(endpoint -> !endpoint.equals(ORDERS))
                .toList();
        if (!outside.isEmpty()) {
            report.line(true, file + " may act outside: " + String.join(", ", outside));
        }
        if (outcome.trades()) {
            boolean real = outcome.starts() && provisions.mode().equals("live");
            report.line(
                    real ? Finding.MIND : Finding.FINE,
                    file + " sends orders" + (real ? ", real ones," : "") + " to " + venues(outcome.orderVenues()));
        }
    }

    private String venues(Set<String> seen) {
        Stream<String> names = seen.isEmpty() ? provisions.venues().keySet().stream() : seen.stream();
        return String.join(" or ", names.map(this::accounts).toList());
    }

    private String accounts(String venue) {
        VenueSettings settings = provisions.venues().get(venue);
        return settings == null ? venue + ", which is not enabled" : venue + " " + settings.accounts();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("azalai-check");
        } catch (IOException full) {
            throw new UncheckedIOException("flows are tried with a folder for temporary files", full);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
