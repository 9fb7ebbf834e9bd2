package io.azalai.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code azalai backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copy the journal, the nonces and paper accounts into a folder that a service can start from.",
            "A running service makes the copy itself, without a pause; one that is stopped is copied as it is."
        })
final class BackupCommand implements Callable<Integer> {

    private static final ApiClient.Subject BACKUP = new ApiClient.Subject(
            "the backup", "it was where its folder has a journal.db", "back up again, into another folder");

    /** How long a journal of many gigabytes may take. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Mixin
    private ApiClient api = new ApiClient();

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "A folder that is empty or not there (default: backups/<time> beside the state folder).")
    private @Nullable Path to;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Services services;

    BackupCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        Path target = to == null ? null : Home.at(to);
        String body = target == null
                ? ""
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("to", target.toString())
                        .toString();
        try {
            ApiClient.Answer answer = api.call("POST", "/api/v1/backup", body, BACKUP, PATIENCE);
            if (answer.exitCode() != ExitCode.OK) {
                spec.commandLine().getErr().println(answer.refusal());
                return answer.exitCode();
            }
            return done(answer.json().path("folder").asText());
        } catch (NoServiceException stopped) {
            return done(services.stopped().backup(options.plan(false), target).toString());
        }
    }

    private int done(String folder) {
        spec.commandLine().getOut().println("backed up to " + folder);
        return ExitCode.OK;
    }
}
