package io.azalai.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code azalai orders cancel}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Cancel an order; one that has ended shows its state.")
final class OrderCancelCommand implements Callable<Integer> {

    @Mixin
    private ApiClient api = new ApiClient();

    @Parameters(paramLabel = "<id>", description = "Client order id, as 'orders list' shows it.")
    private String id = "";

    @Option(names = "--account", description = "Alias of the account (default: ${DEFAULT-VALUE}).")
    private String account = "main";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Words.requireKnownOrderId(spec.commandLine(), "<id>", id);
        String query = "?account=" + URLEncoder.encode(account, StandardCharsets.UTF_8);
        ApiClient.Answer answer = api.call(
                "DELETE",
                "/api/v1/orders/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + query,
                "",
                new ApiClient.Subject("CANCEL of order " + id, "cancel it again"));
        if (answer.exitCode() == ExitCode.OK) {
            spec.commandLine().getOut().println(OrderLine.of(answer.json().path("order")));
        } else {
            spec.commandLine().getErr().println(answer.refusal());
        }
        return answer.exitCode();
    }
}
