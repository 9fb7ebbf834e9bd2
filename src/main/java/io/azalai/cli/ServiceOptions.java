package io.azalai.cli;

import io.azalai.provision.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say which configuration and which routes are meant. */
final class ServiceOptions {

    private static final Path USUAL = Path.of("config/config.json");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: config/config.json where it exists).")
    private @Nullable Path config;

    @Option(names = "--routes", paramLabel = "DIR", description = "Folder of your routes (default: routes).")
    private @Nullable Path routes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    Plan plan(boolean liveConfirmed) {
        Path usual = Home.at(USUAL);
        Path none = Files.exists(usual) ? usual : null;
        return new Plan(
                config == null ? none : Home.at(config),
                Home.routes(routes, spec),
                Home.folder(),
                Map.of(),
                Map.of(),
                liveConfirmed);
    }
}
