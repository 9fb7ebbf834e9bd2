package io.azalai.cli;

import io.azalai.demo.SimulatedVenues;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code azalai simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Run both venues simulated on 127.0.0.1 until Ctrl-C, in their own wire formats.",
            "Prints one JSON line with addresses, accounts and keys; the same seed gives the same data.",
            "What goes wrong is asked for at its address 'control': docs/simulators.md."
        })
final class SimulateCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            description = "First of six ports, the others follow upward, up to 65500; 0: free ones (default).")
    private int port;

    @Option(names = "--seed", description = "Same seed, same data (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--speed",
            description = "How much faster than life the market moves, 0.1 to 100 (default: ${DEFAULT-VALUE}).")
    private BigDecimal speed = BigDecimal.ONE;

    @Option(names = "--symbols", split = ",", description = "Base assets to list, such as BTC,ETH (default: all).")
    private @Nullable List<String> symbols;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Services services;

    SimulateCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SimulatedVenues simulated = services.simulator().start(port, seed, speed, bases())) {
            spec.commandLine().getOut().println(simulated.announcement());
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
        return ExitCode.OK;
    }

    /** What is to be listed; empty for all. */
    private List<String> bases() {
        if (symbols == null) {
            return List.of();
        }
        if (symbols.isEmpty() || symbols.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(
                    spec.commandLine(), "--symbols must name base assets, such as BTC,ETH; one of them is empty");
        }
        return symbols;
    }
}
