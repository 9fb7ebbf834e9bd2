package io.azalai.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code azalai demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Show everything at work without configuration or network: both venues simulated, live prices,",
            "an example flow that trades on both, one order that risk refuses. Ctrl-C stops it."
        })
final class DemoCommand implements Callable<Integer> {

    private static final Path FOLDER = Path.of("data/demo");

    @Option(names = "--seconds", description = "Stop by itself after so long (default: run until Ctrl-C).")
    private long seconds = Long.MAX_VALUE;

    @Option(names = "--plain", description = "Plain lines, as when the output is no terminal.")
    private boolean plain;

    @Option(names = "--routes", paramLabel = "DIR", description = "Folder of your routes (default: ${DEFAULT-VALUE}).")
    private Path routes = Path.of("routes");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Services services;

    DemoCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds must be 1 or more, was " + seconds);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("azalai demo: starting two simulated venues and the service ...");
        out.flush();
        try (Services.Running running = services.start(plan())) {
            boolean screen = !plain && Boolean.getBoolean("azalai.terminal");
            LiveView view = new LiveView(running.feed(), running.gateway(), Clock.systemUTC());
            LiveOutput output = screen ? new LiveScreen(out, hints(running)) : new LiveLines(out, hints(running));
            CountDownLatch stopped = new CountDownLatch(1);
            Thread waiter = new Thread(() -> awaitStop(running, stopped), "demo-stop");
            waiter.setDaemon(true);
            waiter.start();
            output.begin();
            output.show(view.now());
            for (long second = 0; second < seconds && !stopped.await(1, TimeUnit.SECONDS); second++) {
                output.show(view.now());
            }
            output.end();
        }
        return ExitCode.OK;
    }

    private static void awaitStop(Services.Running running, CountDownLatch stopped) {
        try {
            running.awaitStop();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
    }

    private Services.Plan plan() {
        Map<String, String> overrides = new HashMap<>();
        overrides.put("AZALAI_STORAGE_STATE_DIR", FOLDER.resolve("state").toString());
        overrides.put("AZALAI_RECORDING_ENABLED", "true");
        overrides.put("AZALAI_RECORDING_DIR", FOLDER.resolve("events").toString());
        overrides.put("AZALAI_RECORDING_MAX_FILE_MB", "4");
        overrides.put("AZALAI_RECORDING_MAX_FILES", "3");
        overrides.put("AZALAI_SERVER_PORT", "0");
        overrides.put("AZALAI_SERVER_MANAGEMENT_PORT", "0");
        Map<String, String> properties = Map.of(
                "flow.examples.demo-buys-hyperliquid.enabled", "true",
                "flow.examples.demo-buys-aster.enabled", "true",
                "flow.examples.demo-too-large.enabled", "true");
        return new Services.Plan(Optional.empty(), Home.at(routes), Home.folder(), overrides, properties, false);
    }

    private static String[] hints(Services.Running running) {
        String token = " --token-file " + FOLDER.resolve("state/ui-token");
        String to = " --url " + running.apiUrl() + token;
        return new String[] {
            "Try, in another terminal:",
            "  edit routes/examples/demo-buys-aster.camel.yaml (the quantity, say) and save: it takes effect at once",
            "  ./azalai orders list --all" + to,
            "  ./azalai orders place hyperliquid BTC BUY 0.001" + to,
            "  ./azalai feeds" + to,
            "  ls " + FOLDER.resolve("events") + "    every event, one JSON text a line; the log is "
                    + FOLDER.resolve("azalai.log"),
            "Then: ./azalai init, which writes a configuration for the real venues. Ctrl-C stops the demo."
        };
    }
}
