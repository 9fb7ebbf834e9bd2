package io.azalai.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Rounding;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code azalai orders amend}. */
@Command(
        name = "amend",
        mixinStandardHelpOptions = true,
        description = "Give an open limit order another price, quantity or both, where the venue can.",
        footer = {"", "Example: azalai orders amend hyperliquid my-order --price 49000"})
final class OrderAmendCommand implements Callable<Integer> {

    @Mixin
    private OrderCall order = new OrderCall();

    @Parameters(index = "0", description = "Name of the venue.")
    private String venue = "";

    @Parameters(
            index = "1",
            paramLabel = "<order>",
            description = "Client order id of the order, as 'orders list' shows it; --id names the amendment.")
    private String target = "";

    @Option(names = "--price", description = "New limit price (default: as it was).")
    private @Nullable BigDecimal price;

    @Option(names = "--quantity", description = "New quantity, what has filled included (default: as it was).")
    private @Nullable BigDecimal quantity;

    @Option(
            names = "--round",
            description = "What to do with numbers off the venue's grid: ${COMPLETION-CANDIDATES} (default: refuse).")
    private @Nullable Rounding round;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        Words.requireKnownOrderId(line, "<order>", target);
        Words.requirePositive(line, "--price", price);
        Words.requirePositive(line, "--quantity", quantity);
        if (price == null && quantity == null) {
            throw new ParameterException(line, "nothing to amend: give --price, --quantity or both");
        }
        order.check();
        ObjectNode json = order.request("AMEND", venue).put("origClientOrderId", target);
        OrderCall.put(json, "price", price);
        OrderCall.put(json, "quantity", quantity);
        OrderCall.put(json, "round", round);
        return order.send(json);
    }
}
