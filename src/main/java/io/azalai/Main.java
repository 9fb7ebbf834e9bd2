package io.azalai;

import io.azalai.check.Inspection;
import io.azalai.check.Report;
import io.azalai.cli.Azalai;
import io.azalai.cli.LogTarget;
import io.azalai.cli.Services;
import io.azalai.decode.LineDecoder;
import io.azalai.decode.RecordedLines;
import io.azalai.demo.SimulatedVenues;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The entry: stream -> venue -> market -> feed -> your flow (forward, alert, ...) -> trade (risk, journal) -> venue. What
 * stands in that order in {@link Modules} is what the commands start.
 */
public final class Main implements Services {

    private Main() {}

    /** Runs a command line. */
    public static void main(String[] arguments) {
        LogTarget.choose(arguments);
        System.exit(Azalai.execute(new Main(), arguments));
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Running start(Plan plan, Consumer<Running> watcher) {
        return Application.start(plan, clock(), watcher);
    }

    @Override
    public SimulatedVenues simulate(int port, long seed, BigDecimal speed, List<String> symbols) {
        return SimulatedVenues.start(port, seed, speed, symbols, clock());
    }

    @Override
    public boolean check(Plan plan, Report report) {
        Clocks clocks = Clocks.of(clock());
        return new Inspection(plan, report, clocks, (apart, from) -> new TrialRuntime(apart, from, clocks)).passes();
    }

    @Override
    public LineDecoder decoder(String venue, Optional<String> instruments) {
        RecordedLines lines = new RecordedLines(Provisions.unconnected(venue, Clocks.of(clock())), clock());
        instruments.ifPresent(lines::learn);
        return lines;
    }
}
