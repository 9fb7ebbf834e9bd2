package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Liquidity;
import io.azalai.simulator.matching.AccountChange;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.Match;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.SpotBalance;
import io.azalai.simulator.matching.VenueOrder;

/** executionReport and outboundAccountPosition. Guarded by the engine's lock. */
final class SpotUserStream extends UserStream {

    SpotUserStream(Floor floor, StreamHub hub, ListenKeys keys) {
        super(floor, hub, keys);
    }

    @Override
    public void accountChanged(AccountChange change) {
        if (!change.account().equals(floor().account()) || change.assets().isEmpty()) {
            return;
        }
        AccountView account = floor().engine().account(floor().account());
        ObjectNode event = event("outboundAccountPosition")
                .put("T", floor().now())
                .put("u", floor().now())
                .put("m", reason(change.cause()));
        ArrayNode balances = event.putArray("B");
        change.assets().stream().sorted().map(account::balance).forEach(balance -> add(balances, balance));
        send(event);
    }

    private static String reason(AccountChange.Cause cause) {
        return switch (cause) {
            case ORDER -> "ORDER";
            case FUNDING -> "FUNDING_FEE";
            case MARGIN -> "MARGIN_TRANSFER";
            case TRANSFER -> "ASSET_TRANSFER";
            case DEPOSIT -> "DEPOSIT";
            case WITHDRAWAL -> "WITHDRAW";
            case EXCHANGE -> "AUTO_EXCHANGE";
        };
    }

    private static void add(ArrayNode balances, SpotBalance balance) {
        balances.addObject()
                .put("a", balance.asset())
                .put("f", WireNumber.fixed(balance.free(), 8))
                .put("l", WireNumber.fixed(balance.locked(), 8));
    }

    @Override
    ObjectNode order(VenueOrder order, String execution, String status) {
        return tail(
                head(order, execution, status)
                        .put("l", "0")
                        .put(
                                "z",
                                WireNumber.sparse(order.filled(), listed(order).quantityPrecision()))
                        .put("L", "0"),
                order,
                order.updatedAt().toEpochMilli(),
                0,
                false,
                "0");
    }

    @Override
    ObjectNode trade(Execution execution) {
        VenueOrder order = execution.order();
        Match match = execution.match();
        ListedSymbol listed = listed(order);
        ObjectNode report = head(order, "TRADE", OrderState.status(order))
                .put("l", WireNumber.fixed(match.quantity(), listed.quantityPrecision()))
                .put("z", WireNumber.fixed(order.filled(), listed.quantityPrecision()))
                .put("L", WireNumber.fixed(match.price(), listed.pricePrecision()))
                .put("n", WireNumber.fixed(execution.fee(), 8))
                .put("N", execution.feeAsset());
        return tail(
                report,
                order,
                match.time().toEpochMilli(),
                match.id(),
                execution.liquidity() == Liquidity.MAKER,
                WireNumber.plain(match.price().multiply(match.quantity())));
    }

    private ObjectNode head(VenueOrder order, String execution, String status) {
        NewOrder request = order.request();
        ListedSymbol listed = listed(order);
        return event("executionReport")
                .put("s", request.symbol())
                .put("c", request.clientOrderId())
                .put("S", request.side().name())
                .put("o", OrderState.type(order))
                .put("f", OrderState.timeInForce(order))
                .put("q", WireNumber.fixed(request.quantity(), listed.quantityPrecision()))
                .put("p", WireNumber.sparse(OrderState.price(order), listed.pricePrecision()))
                .put("ap", WireNumber.fixed(OrderState.averagePrice(order), 16))
                .put("P", WireNumber.sparse(OrderState.stopPrice(order), listed.pricePrecision()))
                .put("x", execution)
                .put("X", status)
                .put("i", order.id());
    }

    private static ObjectNode tail(
            ObjectNode report, VenueOrder order, long time, long tradeId, boolean maker, String lastQuote) {
        return report.put("T", time)
                .put("t", tradeId)
                .put("m", maker)
                .put("ot", OrderState.originalType(order))
                .put("O", order.createdAt().toEpochMilli())
                .put("Z", WireNumber.plain(order.filledNotional()))
                .put("Y", lastQuote)
                .put("Q", "0");
    }
}
