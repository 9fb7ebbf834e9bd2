package io.azalai.cli;

import io.azalai.check.Finding;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code azalai check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check the configuration, the routes and whether the venues answer, without trading.")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Services services;

    CheckCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        boolean good = services.inspection().passes(options.plan(false), (finding, text) -> {
            spec.commandLine().getOut().println(label(finding) + text);
            spec.commandLine().getOut().flush();
        });
        return good ? ExitCode.OK : ExitCode.CANNOT_START;
    }

    private static String label(Finding finding) {
        return switch (finding) {
            case FINE -> "ok    ";
            case MIND -> "mind  ";
            case WRONG -> "WRONG ";
        };
    }
}
