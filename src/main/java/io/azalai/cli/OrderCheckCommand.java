package io.azalai.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;

/** {@code azalai orders check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Ask the risk gate about an order as for place, without placing it.",
        footer = {"", "Example: azalai orders check hyperliquid BTC BUY 0.001 --price 50000"})
final class OrderCheckCommand extends OrderPlaceCommand {

    @Override
    int send(OrderCall call, ObjectNode request) {
        return call.check(request);
    }
}
