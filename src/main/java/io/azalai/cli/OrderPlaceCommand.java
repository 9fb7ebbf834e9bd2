package io.azalai.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Rounding;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code azalai orders place}. */
@Command(
        name = "place",
        mixinStandardHelpOptions = true,
        description = "Place an order: a limit order with --price, else a market order; with --trigger-price it waits.",
        footer = {
            "",
            "Examples: azalai orders place hyperliquid BTC BUY 0.001 --price 50000",
            "          azalai orders place hyperliquid BTC BUY 0.001 --stop-loss 45000 --take-profit 60000",
            "          azalai orders place hyperliquid BTC BUY 0.01 --type TWAP --period-seconds 1800",
            "          azalai orders place aster BTCUSDT SELL --trigger-price 45000 --reduce-only"
        })
class OrderPlaceCommand implements Callable<Integer> {

    @Mixin
    private OrderCall order = new OrderCall();

    @Parameters(index = "0", description = "Name of the venue.")
    private String venue = "";

    @Parameters(index = "1", description = "Symbol, canonical or the venue's own.")
    private String symbol = "";

    @Parameters(index = "2", description = "${COMPLETION-CANDIDATES}.")
    private Side side = Side.BUY;

    @Parameters(
            index = "3",
            arity = "0..1",
            description =
                    "Quantity in base units; left out with --trigger-price and --reduce-only: the whole position.")
    private @Nullable BigDecimal quantity;

    @Option(names = "--price", description = "Limit price.")
    private @Nullable BigDecimal price;

    @Option(names = "--trigger-price", description = "Price at which a stop or take-profit order wakes.")
    private @Nullable BigDecimal triggerPrice;

    @Option(
            names = "--type",
            completionCandidates = Types.class,
            description =
                    "${COMPLETION-CANDIDATES} (default: LIMIT, MARKET, STOP_LIMIT or STOP_MARKET, by the prices).")
    private @Nullable OrderType type;

    @Option(names = "--take-profit", description = "Price at which what filled is closed with profit.")
    private @Nullable BigDecimal takeProfit;

    @Option(names = "--stop-loss", description = "Price at which what filled is closed to end a loss.")
    private @Nullable BigDecimal stopLoss;

    @Option(
            names = "--tif",
            description = "Time in force of a limit order: ${COMPLETION-CANDIDATES}; GTX is post-only.")
    private @Nullable TimeInForce timeInForce;

    @Option(names = "--period-seconds", paramLabel = "SECONDS", description = "Time over which a TWAP is worked off.")
    private @Nullable Integer periodSeconds;

    @Option(names = "--randomize", description = "Let the slices of a TWAP differ.")
    private boolean randomize;

    @Option(names = "--reduce-only", description = "Only ever make a position smaller.")
    private boolean reduceOnly;

    @Option(
            names = "--position-side",
            description = "The position meant where a symbol has two, in hedge mode: ${COMPLETION-CANDIDATES}.")
    private @Nullable PositionSide positionSide;

    @Option(
            names = "--round",
            description = "What to do with numbers off the venue's grid: ${COMPLETION-CANDIDATES} (default: refuse).")
    private @Nullable Rounding round;

    @Option(names = "--market", description = "${COMPLETION-CANDIDATES}, where the symbol alone does not say.")
    private @Nullable Market market;

    @Option(names = "--leverage", description = "Leverage of the perpetual, x.")
    private @Nullable Integer leverage;

    @Option(names = "--slippage", description = "How much worse than the price a market order may be: 0.01 is 1%%.")
    private @Nullable BigDecimal slippage;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        check();
        return send(order, request());
    }

    /** Sends it and shows what came of it; answers the exit code. */
    int send(OrderCall call, ObjectNode request) {
        return call.send(request);
    }

    private void check() {
        CommandLine line = spec.commandLine();
        if (quantity != null) {
            Words.requirePositive(line, "<quantity>", quantity);
        } else if (triggerPrice == null || !reduceOnly) {
            throw new ParameterException(
                    line, "Missing <quantity>; only with --trigger-price and --reduce-only may it be left out");
        }
        if ((type == OrderType.TWAP) == (periodSeconds == null)) {
            throw new ParameterException(line, "--type TWAP and --period-seconds belong together: give both or none");
        }
        if (periodSeconds != null && periodSeconds < 1) {
            throw new ParameterException(line, "--period-seconds must be 1 or more, was " + periodSeconds);
        }
        if (randomize && periodSeconds == null) {
            throw new ParameterException(line, "--randomize belongs to a TWAP: give --type TWAP too");
        }
        Words.requirePositive(line, "--price", price);
        Words.requirePositive(line, "--trigger-price", triggerPrice);
        Words.requirePositive(line, "--take-profit", takeProfit);
        Words.requirePositive(line, "--stop-loss", stopLoss);
        if (price == null && timeInForce != null) {
            throw new ParameterException(
                    line, "--tif " + timeInForce + " belongs to a limit order: give a --price too");
        }
        if (leverage != null && leverage < 1) {
            throw new ParameterException(line, "--leverage must be 1 or more, was " + leverage);
        }
        order.check();
    }

    /** The types that orders of ours may have. */
    static final class Types implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(OrderType.values())
                    .filter(OrderType::isPlaced)
                    .map(OrderType::name)
                    .iterator();
        }
    }

    private OrderType type() {
        if (type != null) {
            return type;
        }
        boolean limit = price != null;
        if (triggerPrice == null) {
            return limit ? OrderType.LIMIT : OrderType.MARKET;
        }
        return limit ? OrderType.STOP_LIMIT : OrderType.STOP_MARKET;
    }

    private ObjectNode request() {
        ObjectNode json = order.request("NEW", venue);
        json.put("symbol", symbol).put("side", side.name()).put("orderType", type().name());
        json.put("reduceOnly", reduceOnly);
        OrderCall.put(json, "quantity", quantity);
        OrderCall.put(json, "price", price);
        OrderCall.put(json, "triggerPrice", triggerPrice);
        OrderCall.put(json, "takeProfitPrice", takeProfit);
        OrderCall.put(json, "stopLossPrice", stopLoss);
        OrderCall.put(json, "slippage", slippage);
        OrderCall.put(json, "timeInForce", timeInForce);
        OrderCall.put(json, "positionSide", positionSide);
        OrderCall.put(json, "round", round);
        OrderCall.put(json, "market", market);
        if (leverage != null) {
            json.put("leverage", leverage);
        }
        if (periodSeconds != null) {
            json.put("periodSeconds", periodSeconds).put("randomize", randomize);
        }
        return json;
    }
}
