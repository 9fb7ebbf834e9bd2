package io.azalai.cli;

import io.azalai.model.Mode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code azalai run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Start the service and run until Ctrl-C.",
            "Without a configuration both venues are simulated (mode demo); with one, its mode counts, and it is paper where the file names none:",
            "real market data, orders filled here, nothing changed at a venue."
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Option(names = "--yes-live", description = "In mode live: let real orders leave without being asked.")
    private boolean yesLive;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Services services;

    RunCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Services.Running running = services.service().start(options.plan(yesLive))) {
            spec.commandLine()
                    .getOut()
                    .println("azalai runs in mode " + running.mode() + ", API " + running.apiUrl()
                            + "; Ctrl-C stops it");
            if (running.mode() == Mode.PAPER) {
                spec.commandLine()
                        .getOut()
                        .println(
                                "paper: real market data; orders are filled here, at real prices, for an account without"
                                        + " real money, and nothing is changed at a venue");
            }
            spec.commandLine().getOut().flush();
            running.awaitStop();
        }
        return ExitCode.OK;
    }
}
