package io.azalai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code azalai new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Copy an example flow to routes/flows, where it runs and may be edited.")
final class NewCommand implements Callable<Integer> {

    private static final String ENDING = ".camel.yaml";

    @Parameters(index = "0", paramLabel = "flow", description = "What to make: flow.")
    private String what = "flow";

    @Parameters(index = "1", arity = "0..1", description = "The example; without one they are listed.")
    private @Nullable String example;

    @Option(names = "--name", description = "Name of the copy (default: that of the example).")
    private @Nullable String name;

    @Option(names = "--routes", paramLabel = "DIR", description = "Folder of your routes (default: routes).")
    private @Nullable Path routes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<String> examples = examples();
        if (!what.equals("flow") || example == null || !examples.contains(example)) {
            spec.commandLine()
                    .getErr()
                    .println((what.equals("flow") && example != null
                                    ? "azalai: there is no example '" + example + "'"
                                    : "azalai new flow <example>")
                            + "; the examples are: " + String.join(", ", examples));
            return spec.exitCodeOnInvalidInput();
        }
        String stem = name == null ? example : name;
        if (!stem.matches("[a-z][a-z0-9-]*")) {
            spec.commandLine().getErr().println("azalai: a flow's name is lower-case words with dashes, not " + stem);
            return spec.exitCodeOnInvalidInput();
        }
        Path target = Home.routes(routes, spec).resolve("flows").resolve(stem + ENDING);
        if (Files.exists(target)) {
            spec.commandLine().getErr().println("azalai: " + target + " exists already; choose another --name");
            return ExitCode.REFUSED;
        }
        copy(stem, target);
        spec.commandLine()
                .getOut()
                .println("Wrote " + target + ". A running service takes it up at once; edit it and see.");
        return ExitCode.OK;
    }

    /** Under its own name, and switched on. */
    private void copy(String stem, Path target) throws IOException {
        String text = Files.readString(folder().resolve(example + ENDING))
                .replace("examples." + example, "flows." + stem)
                .replace("flows." + stem + ".enabled:false", "flows." + stem + ".enabled:true");
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private List<String> examples() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    private Path folder() {
        return Home.routes(routes, spec).resolve("examples");
    }
}
