package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.SpotBalance;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Balances and positions on the wire, by the sums of section 8.3. Safe for many threads: immutable. */
final class AccountWire {

    private final Engine engine;
    private final Universe universe;
    private final Clock clock;

    AccountWire(Engine engine, Universe universe, Clock clock) {
        this.engine = engine;
        this.universe = universe;
        this.clock = clock;
    }

    /** The state of an address; zeros for one that never existed. */
    AccountView view(String address) {
        return engine.knows(address)
                ? engine.account(address)
                : new AccountView(
                        address,
                        List.of(),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        List.of());
    }

    ObjectNode clearinghouseState(String address) {
        AccountView account = view(address);
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        ArrayNode positions = state.putArray("assetPositions");
        account.positions()
                .forEach(position ->
                        positions.addObject().put("type", "oneWay").set("position", position(account, position)));
        state.set("marginSummary", summary(account));
        state.set("crossMarginSummary", summary(account));
        state.put("crossMaintenanceMarginUsed", usd(account.maintenance()));
        state.put("withdrawable", usd(account.available()));
        state.put("time", clock.millis());
        return state;
    }

    private static ObjectNode summary(AccountView account) {
        BigDecimal notional =
                account.positions().stream().map(OpenPosition::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal signed = account.positions().stream()
                .map(p -> p.size().multiply(p.mark()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("accountValue", usd(account.equity()));
        summary.put("totalNtlPos", usd(notional));
        summary.put("totalRawUsd", usd(account.equity().subtract(signed)));
        summary.put("totalMarginUsed", usd(account.positionMargin().add(account.orderMargin())));
        return summary;
    }

    private ObjectNode position(AccountView account, OpenPosition position) {
        int maxLeverage = engine.product(position.symbol()).orElseThrow().maxLeverage();
        BigDecimal entryMargin = position.cost().abs();
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("coin", position.symbol());
        wire.put("szi", Decimals.text(position.size()));
        wire.putObject("leverage").put("type", "cross").put("value", position.leverage());
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
        wire.put("liquidationPx", liquidationPrice(account, position, maxLeverage));
        wire.put("marginUsed", usd(position.margin()));
        wire.put("maxLeverage", maxLeverage);
        wire.putObject("cumFunding")
                .put("allTime", usd(position.fundingPaid()))
                .put("sinceOpen", usd(position.fundingPaid()))
                .put("sinceChange", usd(position.fundingPaid()));
        return wire;
    }

    private static @Nullable String liquidationPrice(AccountView account, OpenPosition position, int maxLeverage) {
        BigDecimal side = BigDecimal.valueOf(position.size().signum());
        BigDecimal rate = Decimals.quotient(BigDecimal.ONE, BigDecimal.valueOf(2L * maxLeverage));
        BigDecimal room = Decimals.quotient(
                account.equity().subtract(account.maintenance()),
                position.size().abs());
        BigDecimal moved = Decimals.quotient(side.multiply(room), BigDecimal.ONE.subtract(rate.multiply(side)));
        BigDecimal price = position.mark().subtract(moved);
        return price.signum() > 0 ? Decimals.text(price, 8) : null;
    }

    ObjectNode spotState(String address) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = state.putArray("balances");
        for (SpotBalance balance : view(address).spot()) {
            ObjectNode row = rows.addObject();
            row.put("coin", balance.asset());
            row.put("token", universe.token(balance.asset()).orElse(0));
            row.put("total", Decimals.text(balance.total(), 8));
            row.put("hold", Decimals.text(balance.locked(), 8));
            row.put("entryNtl", balance.asset().equals("USDC") ? "0.0" : Decimals.text(balance.cost(), 8));
        }
        return state;
    }

    ObjectNode activeAsset(String address, Coin coin) {
        AccountView account = view(address);
        boolean known = engine.knows(address);
        int leverage = known
                ? engine.leverage(address, coin.name())
                : Math.min(20, coin.product().maxLeverage());
        BigDecimal mark = engine.statistics(coin.name()).mark();
        BigDecimal size = Decimals.quotient(account.available().multiply(BigDecimal.valueOf(leverage)), mark);
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("user", address).put("coin", coin.name());
        wire.putObject("leverage").put("type", "cross").put("value", leverage);
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
        return FillWire.fill(execution, spot);
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
