package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.MarginSetting;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Balances and positions on the wire, by the sums of section 8.3. Safe for many threads: immutable. */
final class AccountWire {

    private final Engine engine;
    private final Universe universe;
    private final PlacedOrders placed;
    private final Modes modes;
    private final Clock clock;
    private final SpotStateWire spot;

    AccountWire(Engine engine, Universe universe, PlacedOrders placed, Modes modes, Clock clock) {
        this.engine = engine;
        this.universe = universe;
        this.placed = placed;
        this.modes = modes;
        this.clock = clock;
        this.spot = new SpotStateWire(universe, modes);
    }

    /** The state of an address on a dex; zeros for one that never existed. */
    AccountView view(String address, String dex) {
        return engine.knows(address) ? engine.account(address, dex) : AccountView.empty(address);
    }

    /** Of an account with one balance for everything, what the dex's positions and orders take from it. */
    ObjectNode clearinghouseState(String address, String dex) {
        AccountView account = engine.knows(address) ? engine.part(address, dex) : AccountView.empty(address);
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        ArrayNode positions = state.putArray("assetPositions");
        account.positions()
                .forEach(position ->
                        positions.addObject().put("type", "oneWay").set("position", position(address, position)));
        state.set("marginSummary", summary(account.equity(), account.positions(), account.orderMargin()));
        List<OpenPosition> cross = account.positions().stream()
                .filter(position -> !position.isIsolated())
                .toList();
        state.set("crossMarginSummary", summary(account.crossEquity(), cross, account.orderMargin()));
        state.put("crossMaintenanceMarginUsed", usd(account.maintenance()));
        state.put("withdrawable", usd(withdrawable(address, dex)));
        state.put("time", clock.millis());
        return state;
    }

    private BigDecimal withdrawable(String address, String dex) {
        return modes.isUnified(address) || !engine.knows(address)
                ? BigDecimal.ZERO
                : engine.free(new Purse(address, universe.collateral(dex), dex));
    }

    /** Pairs of dex and the account's state there. */
    ArrayNode allDexs(String address) {
        ArrayNode states = JsonNodeFactory.instance.arrayNode();
        universe.dexNames().forEach(dex -> states.addArray().add(dex).add(clearinghouseState(address, dex)));
        return states;
    }

    private static ObjectNode summary(BigDecimal equity, List<OpenPosition> positions, BigDecimal orderMargin) {
        BigDecimal notional = positions.stream().map(OpenPosition::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal signed = positions.stream()
                .map(position -> position.size().multiply(position.mark()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal margin = positions.stream().map(OpenPosition::margin).reduce(orderMargin, BigDecimal::add);
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("accountValue", usd(equity));
        summary.put("totalNtlPos", usd(notional));
        summary.put("totalRawUsd", usd(equity.subtract(signed)));
        summary.put("totalMarginUsed", usd(margin));
        return summary;
    }

    private ObjectNode position(String address, OpenPosition position) {
        int maxLeverage = engine.product(position.symbol()).orElseThrow().maxLeverage();
        BigDecimal entryMargin = position.cost().abs();
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("coin", position.symbol());
        wire.put("szi", Decimals.text(position.size()));
        ObjectNode leverage = wire.putObject("leverage");
        leverage.put("type", position.isIsolated() ? "isolated" : "cross").put("value", position.leverage());
        if (position.collateral() != null) {
            leverage.put("rawUsd", usd(position.collateral().subtract(position.cost())));
        }
        wire.put("entryPx", Decimals.text(position.entryPrice(), 6));
        wire.put("positionValue", usd(position.value()));
        wire.put("unrealizedPnl", usd(position.unrealizedPnl()));
        wire.put(
                "returnOnEquity",
                Decimals.text(
                        Decimals.quotient(
                                position.unrealizedPnl().multiply(BigDecimal.valueOf(position.leverage())),
                                entryMargin),
                        10));
        wire.put(
                "liquidationPx",
                engine.liquidationPrice(address, position)
                        .map(price -> Decimals.text(price, 8))
                        .orElse(null));
        wire.put("marginUsed", usd(position.margin()));
        wire.put("maxLeverage", maxLeverage);
        wire.putObject("cumFunding")
                .put("allTime", usd(position.fundingPaid()))
                .put("sinceOpen", usd(position.fundingPaid()))
                .put("sinceChange", usd(position.fundingPaid()));
        return wire;
    }

    /** Spot balances of an address; none for one that never existed. */
    ObjectNode spotState(String address) {
        List<AccountView> wallets =
                universe.collaterals().stream().map(dex -> view(address, dex)).toList();
        return spot.state(address, wallets);
    }

    ObjectNode activeAsset(String address, Coin coin) {
        AccountView account = view(address, coin.dex());
        MarginSetting setting =
                engine.knows(address) ? engine.margin(address, coin.name()) : MarginSetting.initial(coin.product());
        int leverage = setting.leverage();
        BigDecimal mark = engine.statistics(coin.name()).mark();
        BigDecimal size = Decimals.quotient(account.available().multiply(BigDecimal.valueOf(leverage)), mark);
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("user", address).put("coin", coin.name());
        wire.putObject("leverage")
                .put("type", setting.mode().name().toLowerCase(Locale.ROOT))
                .put("value", leverage);
        String most = Decimals.text(size, coin.sizeDecimals());
        wire.putArray("maxTradeSzs").add(most).add(most);
        String money = usd(account.available());
        wire.putArray("availableToTrade").add(money).add(money);
        wire.put("markPx", Decimals.text(mark));
        return wire;
    }

    List<Execution> executions(String address) {
        return engine.knows(address) ? engine.executions(address) : List.of();
    }

    ObjectNode fill(Execution execution) {
        boolean spot =
                universe.coin(execution.match().symbol()).filter(Coin::isSpot).isPresent();
        Long twapId = placed.twapOf(execution.order().id()).orElse(null);
        return FillWire.fill(execution, spot, twapId);
    }

    ArrayNode fills(List<Execution> executions) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        executions.forEach(execution -> rows.add(fill(execution)));
        return rows;
    }

    /** Fills of slices, each with the number of its TWAP. */
    ArrayNode sliceFills(List<Execution> executions) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Execution execution : executions) {
            placed.twapOf(execution.order().id())
                    .ifPresent(twapId -> rows.addObject().put("twapId", twapId).set("fill", fill(execution)));
        }
        return rows;
    }

    /** Funding as {@code userFundings} and {@code userEvents} carry it. */
    static ObjectNode funding(FundingPaid paid) {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("time", paid.time().toEpochMilli());
        wire.put("coin", paid.symbol());
        wire.put("usdc", usd(paid.amount()));
        wire.put("szi", Decimals.text(paid.size()));
        wire.put("fundingRate", Decimals.text(paid.rate()));
        wire.putNull("nSamples");
        return wire;
    }

    List<FundingPaid> fundings(String address) {
        return engine.knows(address) ? engine.fundingPayments(address) : List.of();
    }

    /** Money in at most six decimals. */
    static String usd(BigDecimal value) {
        return Decimals.text(value, 6);
    }
}
