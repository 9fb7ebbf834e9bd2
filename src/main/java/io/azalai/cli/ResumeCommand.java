package io.azalai.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code azalai resume}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = {
            "Lift what holds trading back.",
            "After a loss the day begins anew at the equity of now; after a drawdown the highest equity does."
        })
final class ResumeCommand implements Callable<Integer> {

    private static final ApiClient.Subject RESUME =
            new ApiClient.Subject("the resumption", "resume again, which does no harm");

    @Mixin
    private ApiClient api = new ApiClient();

    @Option(
            names = "--reason",
            paramLabel = "LATCH",
            description = "Which latch, such as MANUAL_KILL or DAILY_LOSS_LIMIT, or ALL (default: ${DEFAULT-VALUE}).")
    private String reason = "ALL";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "GLOBAL, a venue, or venue:symbol (default: wherever it holds).")
    private String scope = "";

    @Option(names = "--yes", description = "Confirm it; without this nothing is lifted.")
    private boolean confirmed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!confirmed) {
            ApiClient.Answer state = api.call("GET", "/api/v1/risk", "", ApiClient.Subject.NONE);
            spec.commandLine().getOut().println(RiskLines.of(state.json()));
            spec.commandLine().getErr().println("nothing was lifted; confirm with --yes");
            return ExitCode.REFUSED;
        }
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.put("scope", scope).put("reason", reason).put("confirm", true).put("actor", RiskLines.actor());
        ApiClient.Answer answer = api.call("POST", "/api/v1/risk/reset", asked.toString(), RESUME);
        if (answer.exitCode() != ExitCode.OK) {
            return RiskLines.refused(spec, answer);
        }
        spec.commandLine().getOut().println(RiskLines.of(answer.json()));
        return ExitCode.OK;
    }
}
