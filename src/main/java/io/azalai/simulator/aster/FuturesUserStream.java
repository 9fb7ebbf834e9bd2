package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Liquidity;
import io.azalai.model.Side;
import io.azalai.simulator.matching.AccountChange;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ORDER_TRADE_UPDATE, ACCOUNT_UPDATE and ACCOUNT_CONFIG_UPDATE. Guarded by the engine's lock. */
final class FuturesUserStream extends UserStream {

    private final Map<String, BigDecimal> realized = new HashMap<>();
    private BigDecimal funding = BigDecimal.ZERO;
    private BigDecimal wallet;
    private boolean traded;

    FuturesUserStream(Floor floor, StreamHub hub, ListenKeys keys) {
        super(floor, hub, keys);
        wallet = floor.engine().account(floor.account()).wallet();
    }

    @Override
    public void executed(Execution execution) {
        super.executed(execution);
        if (own(execution.order())) {
            traded = true;
            realized.merge(execution.match().symbol(), execution.realizedPnl(), BigDecimal::add);
        }
    }

    @Override
    public void fundingPaid(FundingPaid payment) {
        if (payment.account().equals(floor().account())) {
            funding = funding.add(payment.amount());
        }
    }

    /** Sent for money and positions only, never for an order that merely rests or goes. */
    @Override
    public void accountChanged(AccountChange change) {
        if (!change.account().equals(floor().account())) {
            return;
        }
        switch (change.cause()) {
            case ORDER -> {
                if (traded) {
                    send(account("ORDER", BigDecimal.ZERO, change.symbols()));
                }
            }
            case FUNDING -> send(account("FUNDING_FEE", funding, Set.of()));
            case DEPOSIT -> send(account("DEPOSIT", moved(), Set.of()));
            case WITHDRAWAL -> send(account("WITHDRAW", moved(), Set.of()));
            case TRANSFER -> send(account("ASSET_TRANSFER", moved(), Set.of()));
            case MARGIN -> send(account("MARGIN_TRANSFER", BigDecimal.ZERO, change.symbols()));
        }
        traded = false;
        funding = BigDecimal.ZERO;
        wallet = walletNow();
    }

    /** What a deposit or withdrawal changed: nothing else happens in the same operation. */
    private BigDecimal moved() {
        return walletNow().subtract(wallet);
    }

    private BigDecimal walletNow() {
        return floor().engine().account(floor().account()).wallet();
    }

    private ObjectNode account(String reason, BigDecimal moved, Set<String> symbols) {
        AccountView account = floor().engine().account(floor().account());
        ObjectNode event = event("ACCOUNT_UPDATE").put("T", floor().now());
        ObjectNode change = event.putObject("a").put("m", reason);
        change.putArray("B")
                .addObject()
                .put("a", Margins.ASSET)
                .put("wb", WireNumber.fixed(account.wallet(), 8))
                .put("cw", WireNumber.fixed(account.wallet(), 8))
                .put("bc", WireNumber.plain(moved));
        ArrayNode positions = change.putArray("P");
        symbols.stream().sorted().forEach(symbol -> position(positions.addObject(), account, symbol));
        return event;
    }

    private void position(ObjectNode row, AccountView account, String symbol) {
        Optional<OpenPosition> open = account.position(symbol);
        int lots = floor().info().symbol(symbol).quantityPrecision();
        row.put("s", symbol)
                .put("pa", WireNumber.sparse(open.map(OpenPosition::size).orElse(BigDecimal.ZERO), lots))
                .put("ep", WireNumber.fixed(open.map(OpenPosition::entryPrice).orElse(BigDecimal.ZERO), 8))
                .put("cr", WireNumber.fixed(realized.getOrDefault(symbol, BigDecimal.ZERO), 8))
                .put(
                        "up",
                        WireNumber.fixed(open.map(OpenPosition::unrealizedPnl).orElse(BigDecimal.ZERO), 8))
                .put("mt", "cross")
                .put("iw", "0")
                .put("ps", "BOTH")
                .put("ma", Margins.ASSET);
    }

    /** A leverage setting was made. */
    void leverage(String symbol, int leverage) {
        ObjectNode event = event("ACCOUNT_CONFIG_UPDATE").put("T", floor().now());
        event.putObject("ac").put("s", symbol).put("l", leverage);
        send(event);
    }

    @Override
    ObjectNode order(VenueOrder order, String execution, String status) {
        ObjectNode event =
                event("ORDER_TRADE_UPDATE").put("T", order.updatedAt().toEpochMilli());
        ObjectNode row = head(event.putObject("o"), order, execution, status)
                .put("l", "0")
                .put("z", WireNumber.sparse(order.filled(), listed(order).quantityPrecision()))
                .put("L", "0");
        tail(row.put("T", order.updatedAt().toEpochMilli()).put("t", 0), order, false, BigDecimal.ZERO);
        return event;
    }

    @Override
    ObjectNode trade(Execution execution) {
        VenueOrder order = execution.order();
        ListedSymbol listed = listed(order);
        long time = execution.match().time().toEpochMilli();
        ObjectNode event = event("ORDER_TRADE_UPDATE").put("T", time);
        ObjectNode row = head(event.putObject("o"), order, "TRADE", OrderState.status(order))
                .put("l", WireNumber.fixed(execution.match().quantity(), listed.quantityPrecision()))
                .put("z", WireNumber.fixed(order.filled(), listed.quantityPrecision()))
                .put("L", WireNumber.fixed(execution.match().price(), listed.pricePrecision()))
                .put("N", execution.feeAsset())
                .put("n", WireNumber.fixed(execution.fee(), 8))
                .put("T", time)
                .put("t", execution.match().id());
        tail(row, order, execution.liquidity() == Liquidity.MAKER, execution.realizedPnl());
        return event;
    }

    private ObjectNode head(ObjectNode row, VenueOrder order, String execution, String status) {
        NewOrder request = order.request();
        ListedSymbol listed = listed(order);
        return row.put("s", request.symbol())
                .put("c", request.clientOrderId())
                .put("S", request.side().name())
                .put("o", OrderState.type(order))
                .put("f", OrderState.timeInForce(order))
                .put("q", WireNumber.fixed(request.quantity(), listed.quantityPrecision()))
                .put("p", WireNumber.sparse(OrderState.price(order), listed.pricePrecision()))
                .put("ap", WireNumber.plain(OrderState.averagePrice(order)))
                .put("sp", "0")
                .put("x", execution)
                .put("X", status)
                .put("i", order.id());
    }

    private void tail(ObjectNode row, VenueOrder order, boolean maker, BigDecimal profit) {
        NewOrder request = order.request();
        BigDecimal resting = order.isOpen() ? OrderState.price(order).multiply(order.remaining()) : BigDecimal.ZERO;
        row.put("b", WireNumber.plain(request.side() == Side.BUY ? resting : BigDecimal.ZERO))
                .put("a", WireNumber.plain(request.side() == Side.SELL ? resting : BigDecimal.ZERO))
                .put("m", maker)
                .put("R", request.reduceOnly())
                .put("wt", "CONTRACT_PRICE")
                .put("ot", OrderState.type(order))
                .put("ps", "BOTH")
                .put("cp", false)
                .put("rp", WireNumber.plain(profit));
    }
}
