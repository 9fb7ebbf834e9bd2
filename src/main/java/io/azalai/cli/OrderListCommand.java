package io.azalai.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code azalai orders list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List open orders.")
final class OrderListCommand implements Callable<Integer> {

    @Mixin
    private ApiClient api = new ApiClient();

    @Option(names = "--all", description = "Also those that ended in the last day.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ApiClient.Answer answer =
                api.call("GET", "/api/v1/orders" + (all ? "?all=true" : ""), "", ApiClient.Subject.NONE);
        if (answer.exitCode() != ExitCode.OK) {
            spec.commandLine().getErr().println(answer.refusal());
            return answer.exitCode();
        }
        if (answer.json().isEmpty()) {
            spec.commandLine().getOut().println(all ? "no orders in the last day" : "no open orders");
        }
        answer.json().forEach(order -> spec.commandLine().getOut().println(OrderLine.of(order)));
        return ExitCode.OK;
    }
}
