package io.azalai;

import io.azalai.check.Inspection;
import io.azalai.cli.Azalai;
import io.azalai.cli.LogTarget;
import io.azalai.cli.Services;
import io.azalai.decode.LineDecoder;
import io.azalai.demo.SimulatedVenues;
import io.azalai.timing.Clocks;
import java.time.Clock;

/**
 * The entry: stream -> venue -> market -> feed -> your flow (forward, alert, ...) -> trade (risk, journal) -> venue.
 * What stands in that order in {@link Modules} is what the commands start.
 */
public final class Main {

    public static void main(String[] arguments) {
        LogTarget.choose(arguments);
        Clock clock = Clock.systemUTC();
        Services services = new Services(
                clock,
                (plan, watcher) -> Application.start(plan, clock, watcher),
                simulate(clock),
                check(Clocks.of(clock)),
                (venue, instruments) -> LineDecoder.of(venue, instruments, clock),
                new Stopped(clock));
        System.exit(Azalai.execute(services, arguments));
    }

    private static Services.Simulate simulate(Clock clock) {
        return (port, seed, speed, symbols) -> SimulatedVenues.start(port, seed, speed, symbols, clock);
    }

    private static Services.Check check(Clocks clocks) {
        return (plan, report) -> new Inspection(plan, report, clocks, TrialRuntime.maker(clocks)).passes();
    }
}
