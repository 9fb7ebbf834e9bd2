package io.azalai.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code azalai init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Write a configuration to start from: config/config.json, readable by you only.")
final class InitCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "Where to write it (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config/config.json");

    @Option(names = "--force", description = "Replace what is there.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path file = Home.at(config);
        if (Files.exists(file) && !force) {
            spec.commandLine().getErr().println("azalai: " + file + " exists already; --force replaces it");
            return ExitCode.REFUSED;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "config",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (InputStream example = InitCommand.class.getResourceAsStream("/config/config.example.json")) {
            if (example == null) {
                throw new IllegalStateException("config.example.json is missing from the program");
            }
            Files.write(fresh, example.readAllBytes());
        }
        Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        spec.commandLine().getOut().println("Wrote " + file + ".");
        spec.commandLine().getOut().println("It starts in mode paper: real market data, no orders leave. Next:");
        spec.commandLine().getOut().println("  ./azalai check    says what is still missing, and reaches the venues");
        spec.commandLine().getOut().println("  ./azalai run      starts the service");
        return ExitCode.OK;
    }
}
