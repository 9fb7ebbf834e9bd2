package io.azalai.cli;

import io.azalai.settings.ConfigSchema;
import io.azalai.venue.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
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

    private static final String SCHEMA = "config.schema.json";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        write(file, example());
        write(folder.resolve(SCHEMA), schema());
        spec.commandLine().getOut().println("Wrote " + file + ", and " + SCHEMA + " beside it for your editor.");
        spec.commandLine().getOut().println("It starts in mode paper: real market data, no orders leave. Next:");
        spec.commandLine().getOut().println("  ./azalai check    says what is still missing, and reaches the venues");
        spec.commandLine().getOut().println("  ./azalai run      starts the service");
        return ExitCode.OK;
    }

    /** Never readable by others, not even while it is written: secrets may be put into it. */
    private static void write(Path file, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "init", ".new", OWNER_ONLY);
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] example() throws IOException {
        try (InputStream example = InitCommand.class.getResourceAsStream("/config/config.example.json")) {
            if (example == null) {
                throw new IllegalStateException("config.example.json is missing from the program");
            }
            return example.readAllBytes();
        }
    }

    private static byte[] schema() {
        Map<String, String> venues = new TreeMap<>();
        ServiceLoader.load(Venue.class).forEach(venue -> venues.put(venue.name(), venue.schema()));
        return ConfigSchema.with(venues).root().toPrettyString().getBytes(StandardCharsets.UTF_8);
    }
}
