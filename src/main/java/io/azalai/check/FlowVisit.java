package io.azalai.check;

import io.azalai.flow.FlowClash;
import io.azalai.flow.FlowProblem;
import io.azalai.flow.FlowTrial;
import io.azalai.flow.RouteFiles;
import io.azalai.flow.SymbolBook;
import io.azalai.model.Mode;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.venue.VenueSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tries the user's flows as the running service does, in rooms of their own that remember nothing and start nothing:
 * what is wrong with them, what they may do outside, what they would trade. Confined to one thread.
 */
final class FlowVisit {

    private static final String ORDERS = "direct:orders";

    private final Provisions provisions;
    private final Plan plan;
    private final Report report;
    private final FlowGround.Maker grounds;

    FlowVisit(Provisions provisions, Plan plan, Report report, FlowGround.Maker grounds) {
        this.provisions = provisions;
        this.plan = plan;
        this.report = report;
        this.grounds = grounds;
    }

    /** With the symbols that mean something. */
    void toAll(SymbolBook symbols) {
        Path folder = folder();
        try (FlowGround ground = grounds.open(provisions.withState(folder), plan)) {
            to(new RouteFiles(plan.routes(), provisions.leftOut()).yours(), ground.trial(symbols));
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
            write(plan.routes().relativize(file) + (outcome.starts() ? "" : " (off)"), outcome);
        }
        if (!Files.isDirectory(plan.routes())) {
            report.line(Finding.MIND, "there is no folder " + plan.routes() + ": no flow of yours runs");
        } else if (sound) {
            report.line(true, "routes under " + plan.routes() + " are sound");
        }
    }

    private void write(String file, FlowTrial.Outcome outcome) {
        List<String> outside = outcome.outside().stream()
                .filter(endpoint -> !endpoint.equals(ORDERS))
                .toList();
        if (!outside.isEmpty()) {
            report.line(true, file + " may act outside: " + String.join(", ", outside));
        }
        if (outcome.trades()) {
            boolean real = outcome.starts() && provisions.mode() == Mode.LIVE;
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
