package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code azalai feeds}. */
@Command(
        name = "feeds",
        mixinStandardHelpOptions = true,
        description = "Show what the running service wants of each venue, and which routes asked for it.")
final class FeedsCommand implements Callable<Integer> {

    @Mixin
    private ApiClient api = new ApiClient();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ApiClient.Answer answer = api.call("GET", "/api/v1/feeds", "", ApiClient.Subject.NONE);
        if (answer.exitCode() != ExitCode.OK) {
            spec.commandLine().getErr().println(answer.refusal());
            return answer.exitCode();
        }
        for (JsonNode feed : answer.json()) {
            List<String> routes = new ArrayList<>();
            feed.path("askedBy").forEach(route -> routes.add(route.asText()));
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%-12s %-14s %-18s %s%n",
                            feed.path("venue").asText(),
                            feed.path("dataset").asText(),
                            feed.path("symbol").asText(),
                            String.join(", ", routes));
        }
        return ExitCode.OK;
    }
}
