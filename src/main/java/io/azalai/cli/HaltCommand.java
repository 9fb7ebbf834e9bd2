package io.azalai.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Mode;
import io.azalai.trade.HaltFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code azalai halt}. */
@Command(
        name = "halt",
        mixinStandardHelpOptions = true,
        description = {
            "Halt trading and cancel everything that is open, until 'azalai resume'.",
            "Where no service answers, the file HALT is written beside its token: the service halts as soon as it"
                    + " looks or starts."
        })
final class HaltCommand implements Callable<Integer> {

    private static final ApiClient.Subject HALT = new ApiClient.Subject("the halt", "halt again, which does no harm");

    @Mixin
    private ApiClient api = new ApiClient();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "GLOBAL, a venue, or venue:symbol (default: ${DEFAULT-VALUE}).")
    private String scope = "GLOBAL";

    @Option(names = "--reducing", description = "Let pass what makes a position smaller, and cancel nothing.")
    private boolean reducing;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for people.")
    private String reason = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.put("scope", scope).put("level", reducing ? "REDUCING" : "HALTED");
        asked.put("reason", reason).put("actor", RiskLines.actor());
        boolean byFile = !reducing && scope.equalsIgnoreCase("GLOBAL");
        ApiClient.Answer answer;
        try {
            answer = api.call("POST", "/api/v1/risk/halt", asked.toString(), HALT);
        } catch (NoServiceException | UnansweredException none) {
            if (!byFile) {
                throw none;
            }
            return leaveFile(String.valueOf(none.getMessage()));
        }
        if (answer.exitCode() == ExitCode.OK) {
            spec.commandLine().getOut().println(RiskLines.of(answer.json()));
            return ExitCode.OK;
        }
        return byFile ? leaveFile(answer.refusal()) : RiskLines.refused(spec, answer);
    }

    /** What the service does not do now it does as soon as it can. */
    private int leaveFile(String why) {
        if (!Files.isDirectory(api.stateFolder())) {
            return notHalted(
                    why,
                    "there is no folder " + api.stateFolder()
                            + ", so nothing ever ran there: name the token of the service that is meant with"
                            + " --token-file");
        }
        List<Path> files = files();
        for (Path file : files) {
            try {
                HaltFile.write(file, Azalai.clock(spec).instant() + " by " + RiskLines.actor() + ": " + reason + "\n");
            } catch (IOException unwritable) {
                return notHalted(why, file + " cannot be written: " + unwritable);
            }
        }
        spec.commandLine().getErr().println(why);
        spec.commandLine()
                .getErr()
                .println("wrote " + files + ": a service of that folder halts as soon as it looks or starts;"
                        + " until then nothing was cancelled, look at the venues");
        return ExitCode.NO_SERVICE;
    }

    private int notHalted(String why, String nor) {
        spec.commandLine().getErr().println(why);
        spec.commandLine().getErr().println("NOT HALTED: " + nor);
        return ExitCode.NO_SERVICE;
    }

    /** One for each mode that has run here: whichever service does not answer, it is meant. */
    private List<Path> files() {
        Path live = api.stateFolder();
        return Stream.concat(
                        Stream.of(live),
                        Stream.of(Mode.PAPER, Mode.DEMO)
                                .map(mode -> live.resolve(mode.word()))
                                .filter(Files::isDirectory))
                .map(folder -> folder.resolve(HaltFile.NAME))
                .toList();
    }
}
