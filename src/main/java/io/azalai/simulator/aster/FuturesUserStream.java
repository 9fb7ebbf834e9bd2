package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Liquidity;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.simulator.matching.AccountChange;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.LiquidationMark;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.Trigger;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** ORDER_TRADE_UPDATE, ACCOUNT_UPDATE, MARGIN_CALL and ACCOUNT_CONFIG_UPDATE. Guarded by the engine's lock. */
final class FuturesUserStream extends UserStream {

    private final Map<String, BigDecimal> realized = new HashMap<>();
    private final Map<String, BigDecimal> beside = new HashMap<>();
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
            realized.merge(key(execution.order()), execution.realizedPnl(), BigDecimal::add);
        }
    }

    private static String key(VenueOrder order) {
        return order.request().symbol() + order.request().leg();
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
            case FUNDING -> send(account("FUNDING_FEE", funding, isolated(change.symbols())));
            case DEPOSIT -> send(money("DEPOSIT", change));
            case WITHDRAWAL -> send(money("WITHDRAW", change));
            case EXCHANGE -> send(money("AUTO_EXCHANGE", change));
            case TRANSFER -> send(account("ASSET_TRANSFER", moved(), Set.of()));
            case MARGIN -> {} // whoever sets it says which of its events it is
        }
        traded = false;
        funding = BigDecimal.ZERO;
        wallet = walletNow();
    }

    /** Only what has margin of its own is named with a funding fee. */
    private Set<String> isolated(Set<String> symbols) {
        return symbols.stream().filter(floor()::isIsolated).collect(Collectors.toSet());
    }

    /** Money that came or left: a row of each asset that did. */
    private ObjectNode money(String reason, AccountChange change) {
        ObjectNode event = account(reason, moved(), Set.of());
        ArrayNode rows = (ArrayNode) event.path("a").path("B");
        if (!change.assets().contains(Margins.ASSET)) {
            rows.removeAll();
        }
        AccountView account = floor().engine().account(floor().account());
        change.assets().stream()
                .sorted()
                .filter(asset -> !asset.equals(Margins.ASSET))
                .forEach(asset -> {
                    String total = WireNumber.fixed(account.balance(asset).total(), 8);
                    BigDecimal moved =
                            account.balance(asset).total().subtract(beside.getOrDefault(asset, BigDecimal.ZERO));
                    rows.addObject()
                            .put("a", asset)
                            .put("wb", total)
                            .put("cw", total)
                            .put("bc", WireNumber.plain(moved));
                    beside.put(asset, account.balance(asset).total());
                });
        return event;
    }

    /** What a deposit or withdrawal changed: nothing else happens in the same operation. */
    private BigDecimal moved() {
        return walletNow().subtract(wallet);
    }

    private BigDecimal walletNow() {
        return floor().engine().account(floor().account()).wallet();
    }

    /**
     * Margin mode or margin of a symbol changed.
     *
     * @param moved into the cross wallet, negative out of it
     */
    void marginChanged(String reason, String symbol, BigDecimal moved) {
        send(account(reason, moved, Set.of(symbol)));
    }

    /** The modes of the whole account are these now. */
    void modes(boolean multiAssets, boolean hedged) {
        ObjectNode event = event("ACCOUNT_CONFIG_UPDATE").put("T", floor().now());
        event.putObject("ai").put("j", multiAssets).put("f", false).put("d", hedged);
        send(event);
    }

    private ObjectNode account(String reason, BigDecimal moved, Set<String> symbols) {
        AccountView account = floor().engine().account(floor().account());
        ObjectNode event = event("ACCOUNT_UPDATE").put("T", floor().now());
        ObjectNode change = event.putObject("a").put("m", reason);
        change.putArray("B")
                .addObject()
                .put("a", Margins.ASSET)
                .put("wb", WireNumber.fixed(account.wallet(), 8))
                .put("cw", WireNumber.fixed(new Margins(account).crossWallet(), 8))
                .put("bc", WireNumber.plain(moved));
        ArrayNode positions = change.putArray("P");
        symbols.stream().sorted().forEach(symbol -> legs(account, symbol)
                .forEach(leg -> position(positions.addObject(), account, symbol, leg)));
        return event;
    }

    /** The legs that are open, the one that closed last with them. */
    private List<PositionSide> legs(AccountView account, String symbol) {
        return Arrays.stream(PositionSide.values())
                .filter(leg -> account.position(symbol, leg).isPresent()
                        || realized.containsKey(symbol + leg)
                        || (leg == PositionSide.BOTH && account.position(symbol).isEmpty()))
                .toList();
    }

    private void position(ObjectNode row, AccountView account, String symbol, PositionSide leg) {
        Optional<OpenPosition> open = account.position(symbol, leg);
        int lots = floor().info().symbol(symbol).quantityPrecision();
        BigDecimal collateral = open.map(FuturesUserStream::collateral).orElse(BigDecimal.ZERO);
        row.put("s", symbol)
                .put("pa", WireNumber.sparse(open.map(OpenPosition::size).orElse(BigDecimal.ZERO), lots))
                .put("ep", WireNumber.fixed(open.map(OpenPosition::entryPrice).orElse(BigDecimal.ZERO), 8))
                .put("cr", WireNumber.fixed(realized.getOrDefault(symbol + leg, BigDecimal.ZERO), 8))
                .put(
                        "up",
                        WireNumber.fixed(open.map(OpenPosition::unrealizedPnl).orElse(BigDecimal.ZERO), 8))
                .put("mt", floor().isIsolated(symbol) ? "isolated" : "cross")
                .put("iw", WireNumber.sparse(collateral, 8))
                .put("ps", leg.name())
                .put("ma", Margins.ASSET);
    }

    /** The margin of these is almost gone: of all cross positions, or of one that has margin of its own. */
    void marginCall(List<OpenPosition> positions) {
        ObjectNode event = event("MARGIN_CALL");
        if (positions.stream().noneMatch(OpenPosition::isIsolated)) {
            AccountView account = floor().engine().account(floor().account());
            event.put("cw", WireNumber.fixed(new Margins(account).crossWallet(), 8));
        }
        ArrayNode rows = event.putArray("p");
        positions.forEach(position -> rows.addObject()
                .put("s", position.symbol())
                .put("ps", position.leg().name())
                .put("pa", WireNumber.plain(position.size()))
                .put("mt", position.isIsolated() ? "ISOLATED" : "CROSSED")
                .put("iw", WireNumber.sparse(collateral(position), 8))
                .put("mp", WireNumber.plain(position.mark()))
                .put("up", WireNumber.fixed(position.unrealizedPnl(), 8))
                .put("mm", WireNumber.fixed(position.maintenance(), 8)));
        send(event);
    }

    private static BigDecimal collateral(OpenPosition position) {
        BigDecimal collateral = position.collateral();
        return collateral == null ? BigDecimal.ZERO : collateral;
    }

    /** What the venue tells everybody. */
    void announcement(String title, String text) {
        ObjectNode event = event("announcement");
        for (String language : List.of("en", "zh")) {
            event.putObject(language).put("t", title).put("c", "DIRECT").put("C", text);
        }
        send(event);
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
        ObjectNode row = head(event.putObject("o"), order, execution(execution), OrderState.status(order))
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

    /** What the venue took over itself is calculated, not traded. */
    private static String execution(Execution execution) {
        LiquidationMark liquidation = execution.liquidation();
        return liquidation != null && liquidation.method() == LiquidationMark.Method.BACKSTOP ? "CALCULATED" : "TRADE";
    }

    private ObjectNode head(ObjectNode row, VenueOrder order, String execution, String status) {
        NewOrder request = order.request();
        ListedSymbol listed = listed(order);
        return row.put("s", request.symbol())
                .put("c", OrderState.clientOrderId(order))
                .put("S", request.side().name())
                .put("o", OrderState.isLiquidation(order) ? "LIQUIDATION" : OrderState.type(order))
                .put("f", OrderState.timeInForce(order))
                .put("q", WireNumber.fixed(request.quantity(), listed.quantityPrecision()))
                .put("p", WireNumber.sparse(OrderState.price(order), listed.pricePrecision()))
                .put("ap", WireNumber.plain(OrderState.averagePrice(order)))
                .put("sp", WireNumber.sparse(OrderState.stopPrice(order), listed.pricePrecision()))
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
                .put("wt", OrderState.workingType(order))
                .put("ot", OrderState.isLiquidation(order) ? "LIQUIDATION" : OrderState.originalType(order))
                .put("ps", request.leg().name())
                .put("cp", request.closePosition())
                .put("rp", WireNumber.plain(profit));
        Trigger trigger = request.trigger();
        if (trigger != null && trigger.callback() != null) {
            row.put("AP", WireNumber.plain(trigger.price()))
                    .put("cr", WireNumber.plain(trigger.callback().movePointRight(2)));
        }
    }
}
