package io.azalai.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.PositionSide;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code azalai orders close}. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Close a whole position at the market; its waiting orders stay.",
        footer = {"", "Example: azalai orders close hyperliquid BTC"})
final class OrderCloseCommand implements Callable<Integer> {

    @Mixin
    private OrderCall order = new OrderCall();

    @Parameters(index = "0", description = "Name of the venue.")
    private String venue = "";

    @Parameters(index = "1", description = "Symbol, canonical or the venue's own.")
    private String symbol = "";

    @Option(names = "--position-side", description = "Leg in hedge mode: ${COMPLETION-CANDIDATES} (default: BOTH).")
    private @Nullable PositionSide positionSide;

    @Option(names = "--slippage", description = "How much worse than the price it may be: 0.01 is 1%%.")
    private @Nullable BigDecimal slippage;

    @Override
    public Integer call() {
        order.check();
        ObjectNode json = order.request("CLOSE_POSITION", venue).put("symbol", symbol);
        OrderCall.put(json, "positionSide", positionSide);
        OrderCall.put(json, "slippage", slippage);
        return order.send(json);
    }
}
