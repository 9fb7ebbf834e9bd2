package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import picocli.CommandLine.Model.CommandSpec;

/** What is shown of the state of risk. */
final class RiskLines {

    private RiskLines() {}

    /** Who asks, for the audit. */
    static String actor() {
        return System.getProperty("user.name", "cli");
    }

    /** The level, and a line for each latch. */
    static String of(JsonNode risk) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add("trading is " + risk.path("level").asText("unknown"));
        risk.path("latches")
                .forEach(latch -> lines.add("  " + latch.path("scope").asText() + " "
                        + latch.path("level").asText() + ": "
                        + latch.path("reason").asText() + " by "
                        + latch.path("actor").asText()));
        return lines.toString();
    }

    /** Tells what the service refused. */
    static int refused(CommandSpec spec, ApiClient.Answer answer) {
        spec.commandLine().getErr().println(answer.refusal());
        return answer.exitCode();
    }
}
