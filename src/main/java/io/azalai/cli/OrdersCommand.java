package io.azalai.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code azalai orders}. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = "Place, check, amend, cancel and list orders of the running service, and close positions.",
        subcommands = {
            OrderPlaceCommand.class,
            OrderCheckCommand.class,
            OrderAmendCommand.class,
            OrderCloseCommand.class,
            OrderCancelCommand.class,
            OrderListCommand.class
        })
final class OrdersCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
