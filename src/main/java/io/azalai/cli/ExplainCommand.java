package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code azalai explain} and {@code azalai orders explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Tell an order's whole life: who asked for what, how risk judged it, what was sent and answered, events, fills.",
            "Of a service that is stopped its journal tells it."
        })
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<client order id>", description = "The order.")
    private String id = "";

    @Mixin
    private ApiClient api = new ApiClient();

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Option(names = "--account", description = "Alias of the account (default: ${DEFAULT-VALUE}).")
    private String account = "main";

    @Option(names = "--json", description = "All the journal has, as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Services services;

    ExplainCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        try {
            String path = "/api/v1/orders/" + encoded(id) + "/explain?account=" + encoded(account);
            ApiClient.Answer answer = api.call("GET", path, "", ApiClient.Subject.NONE);
            if (answer.exitCode() != ExitCode.OK) {
                spec.commandLine().getErr().println(answer.refusal());
                return answer.exitCode();
            }
            return told(answer.json());
        } catch (NoServiceException stopped) {
            return told(services.stopped().explain(options.plan(false), account, id));
        }
    }

    private int told(JsonNode life) {
        if (life.path("orders").isEmpty() && life.path("decisions").isEmpty()) {
            spec.commandLine().getErr().println("the journal of account " + account + " has no order " + id);
            return ExitCode.REFUSED;
        }
        if (json) {
            spec.commandLine().getOut().println(life.toPrettyString());
        } else {
            OrderStory.of(life).forEach(spec.commandLine().getOut()::println);
        }
        return ExitCode.OK;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
