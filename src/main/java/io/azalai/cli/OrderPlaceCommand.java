package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Clock;
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

/** {@code azalai orders place}. */
@Command(
        name = "place",
        mixinStandardHelpOptions = true,
        description = "Place an order: a limit order with --price, else a market order.",
        footer = {"", "Example: azalai orders place hyperliquid BTC BUY 0.001 --price 50000"})
final class OrderPlaceCommand implements Callable<Integer> {

    @Mixin
    private ApiClient api = new ApiClient();

    @Parameters(index = "0", description = "Name of the venue.")
    private String venue = "";

    @Parameters(index = "1", description = "Symbol, canonical or the venue's own.")
    private String symbol = "";

    @Parameters(index = "2", description = "${COMPLETION-CANDIDATES}.")
    private Side side = Side.BUY;

    @Parameters(index = "3", description = "Quantity in base units.")
    private BigDecimal quantity = BigDecimal.ZERO;

    @Option(names = "--price", description = "Limit price.")
    private @Nullable BigDecimal price;

    @Option(
            names = "--tif",
            description = "Time in force of a limit order: ${COMPLETION-CANDIDATES}; GTX is post-only.")
    private @Nullable TimeInForce timeInForce;

    @Option(names = "--reduce-only", description = "Only ever make a position smaller.")
    private boolean reduceOnly;

    @Option(names = "--market", description = "${COMPLETION-CANDIDATES}, where the symbol alone does not say.")
    private @Nullable Market market;

    @Option(names = "--leverage", description = "Leverage of the perpetual, x.")
    private @Nullable Integer leverage;

    @Option(names = "--account", description = "Alias of the account (default: ${DEFAULT-VALUE}).")
    private String account = "main";

    @Option(
            names = "--id",
            description = "Client order id; the same id never places a second order (default: made up).")
    private @Nullable String id;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        check();
        ApiClient.Answer answer = api.call("POST", "/api/v1/orders", request().toString());
        if (answer.exitCode() != ExitCode.OK) {
            spec.commandLine().getErr().println(answer.refusal());
            return answer.exitCode();
        }
        JsonNode json = answer.json();
        spec.commandLine()
                .getOut()
                .println((json.path("duplicate").asBoolean() ? "known already: " : "")
                        + OrderLine.of(json.path("order")));
        return ExitCode.OK;
    }

    private void check() {
        CommandLine line = spec.commandLine();
        Words.requirePositive(line, "<quantity>", quantity);
        if (price != null) {
            Words.requirePositive(line, "--price", price);
        }
        if (price == null && timeInForce != null) {
            throw new ParameterException(
                    line, "--tif " + timeInForce + " belongs to a limit order: give a --price too");
        }
        if (leverage != null && leverage < 1) {
            throw new ParameterException(line, "--leverage must be 1 or more, was " + leverage);
        }
        if (id != null) {
            Words.requireOrderId(line, "--id", id);
        }
    }

    private ObjectNode request() {
        long now = Clock.systemUTC().millis();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "orderRequest").put("schemaVersion", "1.0").put("action", "NEW");
        json.put("clientOrderId", id == null ? "cli-" + now : id);
        json.put("venue", venue).put("account", account).put("symbol", symbol).put("side", side.name());
        json.put("orderType", (price == null ? OrderType.MARKET : OrderType.LIMIT).name());
        json.put("quantity", quantity.toPlainString()).put("createdAt", now).put("reduceOnly", reduceOnly);
        if (price != null) {
            json.put("price", price.toPlainString());
        }
        if (timeInForce != null) {
            json.put("timeInForce", timeInForce.name());
        }
        if (leverage != null) {
            json.put("leverage", leverage);
        }
        if (market != null) {
            json.put("market", market.name());
        }
        return json;
    }
}
