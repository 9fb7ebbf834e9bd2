package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.MarginMode;
import io.azalai.model.PositionSide;
import io.azalai.simulator.matching.MarginResult;
import io.azalai.simulator.matching.MarginSetting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Margin mode of a symbol and margin of an isolated position (aster.md section 3.4). Safe for many threads. */
final class MarginCalls {

    private static final int ADD = 1;
    private static final int REDUCE = 2;

    private final Floor floor;
    private final AccountModes modes;
    private final FuturesUserStream user;
    private final TransferIds ids;
    private final List<ObjectNode> history = new CopyOnWriteArrayList<>();

    MarginCalls(Floor floor, AccountModes modes, FuturesUserStream user) {
        this.floor = floor;
        this.modes = modes;
        this.user = user;
        ids = new TransferIds(floor.clock());
    }

    /** {@code POST marginType}. */
    JsonNode marginType(Parameters parameters) {
        String symbol = floor.symbol(parameters).symbol();
        MarginMode wanted =
                switch (parameters.text("marginType")) {
                    case "CROSSED" -> MarginMode.CROSS;
                    case "ISOLATED" -> MarginMode.ISOLATED;
                    default -> throw Refusal.INVALID_PARAMETER.with("marginType");
                };
        MarginSetting now = floor.engine().margin(floor.account(), symbol);
        if (now.mode() == wanted) {
            throw Refusal.SAME_MARGIN_TYPE.with();
        }
        if (modes.isMultiAssets()) {
            throw Refusal.ISOLATED_IN_MULTI_ASSETS.with();
        }
        boolean orders = floor.engine().openOrders(floor.account()).stream()
                .anyMatch(order -> order.request().symbol().equals(symbol));
        if (orders) {
            throw Refusal.MARGIN_TYPE_WITH_ORDERS.with();
        }
        MarginResult result =
                floor.engine().setMargin(floor.account(), symbol, new MarginSetting(now.leverage(), wanted));
        if (result != MarginResult.DONE) {
            throw Refusal.MARGIN_TYPE_WITH_POSITION.with();
        }
        user.marginChanged("MARGIN_TYPE_CHANGE", symbol, BigDecimal.ZERO);
        return Answers.success();
    }

    /** {@code POST positionMargin}: 1 adds, 2 takes; a caller's id counts once in seven days. */
    JsonNode positionMargin(Parameters parameters) {
        String symbol = floor.symbol(parameters).symbol();
        PositionSide leg = modes.leg(parameters);
        BigDecimal amount = parameters.decimal("amount");
        long type = parameters.number("type");
        if (type != ADD && type != REDUCE) {
            throw Refusal.INVALID_PARAMETER.with("type");
        }
        if (amount.signum() <= 0) {
            throw Refusal.AMOUNT_NOT_POSITIVE.with();
        }
        parameters.optional("clientTranId").ifPresent(ids::check);
        BigDecimal change = type == ADD ? amount : amount.negate();
        adjust(symbol, leg, change);
        parameters.optional("clientTranId").ifPresent(ids::use);
        history.add(object().put("amount", WireNumber.plain(amount))
                .put("asset", Margins.ASSET)
                .put("symbol", symbol)
                .put("time", floor.now())
                .put("type", type)
                .put("positionSide", leg.name()));
        user.marginChanged("MARGIN_TRANSFER", symbol, change.negate());
        return object().put("amount", amount)
                .put("code", 200)
                .put("msg", "Successfully modify position margin.")
                .put("type", type);
    }

    private void adjust(String symbol, PositionSide leg, BigDecimal change) {
        switch (floor.engine().adjustMargin(floor.account(), symbol, leg, change)) {
            case DONE -> {}
            case NO_POSITION -> throw Refusal.NO_POSITION_TO_MARGIN.with();
            case NOT_ISOLATED -> throw Refusal.MARGIN_OF_CROSS.with();
            case INSUFFICIENT, OPEN_POSITION ->
                throw change.signum() > 0
                        ? Refusal.CROSS_BALANCE_INSUFFICIENT.with()
                        : Refusal.ISOLATED_BALANCE_INSUFFICIENT.with();
        }
    }

    /** {@code GET positionMargin/history}, oldest first. */
    JsonNode history(Parameters parameters) {
        String symbol = floor.symbol(parameters).symbol();
        Optional<Long> type = parameters.optionalLong("type");
        Span span = Span.of(parameters);
        return OrderCalls.array(history.stream()
                .filter(row -> row.path("symbol").asText().equals(symbol))
                .filter(row -> type.isEmpty() || type.get() == row.path("type").asLong())
                .filter(row -> span.holds(Instant.ofEpochMilli(row.path("time").asLong())))
                .limit(parameters.limit(500, 1_000)));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
