package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code azalai audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "List who did what beside orders: starts and stops, kills and resets, settings, money in and out, edited flows.",
            "Of a service that is stopped its journal tells it."
        })
final class AuditCommand implements Callable<Integer> {

    @Mixin
    private ApiClient api = new ApiClient();

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From when on, such as 2026-01-31T12:00:00Z (default: all that is kept).")
    private Instant since = Instant.EPOCH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Services services;

    AuditCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        try {
            String from = URLEncoder.encode(since.toString(), StandardCharsets.UTF_8);
            ApiClient.Answer answer = api.call("GET", "/api/v1/audit?since=" + from, "", ApiClient.Subject.NONE);
            if (answer.exitCode() != ExitCode.OK) {
                spec.commandLine().getErr().println(answer.refusal());
                return answer.exitCode();
            }
            return told(answer.json());
        } catch (NoServiceException stopped) {
            return told(services.stopped().audit(options.plan(false), since));
        }
    }

    private int told(JsonNode rows) {
        for (JsonNode row : rows) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%-27s  %-12s %-14s %s: %s%n",
                            row.path("timestamp").asText(),
                            row.path("actor").asText(),
                            row.path("action").asText(),
                            row.path("text").asText(),
                            row.path("result").asText());
        }
        return ExitCode.OK;
    }
}
