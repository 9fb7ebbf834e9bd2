package io.azalai.cli;

import io.azalai.provision.Plan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
            "Show everything at work without configuration or network. Ctrl-C stops it.",
            "Both venues are simulated; live prices, an example flow that trades on both, one order that risk refuses."
        })
final class DemoCommand implements Callable<Integer> {

    private static final Path FOLDER = Path.of("data/demo");

    @Option(names = "--seconds", description = "Stop by itself after so long (default: run until Ctrl-C).")
    private long seconds = Long.MAX_VALUE;

    @Option(names = "--plain", description = "Plain lines, as when the output is no terminal.")
    private boolean plain;

    @Option(names = "--routes", paramLabel = "DIR", description = "Folder of your routes (default: routes).")
    private @Nullable Path routes;

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
        boolean screen = !plain && Boolean.getBoolean("azalai.terminal");
        try (LiveShow show = new LiveShow(out, screen, new DemoHints(FOLDER))) {
            show(show);
        }
        return ExitCode.OK;
    }

    private void show(LiveShow show) throws InterruptedException {
        try (Services.Running running = services.service().start(plan(), show::begin)) {
            CountDownLatch stopped = new CountDownLatch(1);
            Thread waiter = new Thread(() -> awaitStop(running, stopped), "demo-stop");
            waiter.setDaemon(true);
            waiter.start();
            if (!stopped.await(seconds, TimeUnit.SECONDS)) {
                show.close();
            }
        }
    }

    private static void awaitStop(Services.Running running, CountDownLatch stopped) {
        try {
            running.awaitStop();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
    }

    private Plan plan() {
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
        return new Plan(null, Home.routes(routes, spec), Home.folder(), overrides, properties, false);
    }
}
