package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.PositionSide;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.OpenPosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Balances and positions of the futures market (aster.md section 3.4). */
final class FuturesAccountCalls {

    private static final int MOST_QUANTILE = 4;

    private final Floor floor;
    private final AccountModes modes;
    private final Leverages leverages;
    private final AssetRows assets;

    FuturesAccountCalls(Floor floor, AccountModes modes, Leverages leverages) {
        this.floor = floor;
        this.modes = modes;
        this.leverages = leverages;
        this.assets = new AssetRows(floor, modes);
    }

    /** {@code GET balance}. */
    JsonNode balance(Parameters parameters) {
        AccountView account = floor.engine().account(floor.account());
        return assets.balances(account);
    }

    /** {@code GET account} and {@code GET accountWithJoinMargin}. */
    JsonNode account(Parameters parameters) {
        AccountView account = floor.engine().account(floor.account());
        ObjectNode body = object().put("feeTier", 0)
                .put("canTrade", true)
                .put("canDeposit", true)
                .put("canWithdraw", true)
                .put("updateTime", 0);
        assets.totals(body, account);
        assets.assets(body.putArray("assets"), account);
        ArrayNode positions = body.putArray("positions");
        floor.info().symbols().values().forEach(listed -> legs().forEach(
                        leg -> positions.add(position(account, listed, leg))));
        return body;
    }

    private List<PositionSide> legs() {
        return modes.isHedged() ? List.of(PositionSide.LONG, PositionSide.SHORT) : List.of(PositionSide.BOTH);
    }

    private ObjectNode position(AccountView account, ListedSymbol listed, PositionSide leg) {
        Optional<OpenPosition> open = account.position(listed.symbol(), leg);
        String initial = money(open.map(OpenPosition::initialMargin).orElse(BigDecimal.ZERO));
        ObjectNode row = object().put("symbol", listed.symbol())
                .put("initialMargin", initial)
                .put("maintMargin", money(open.map(OpenPosition::maintenance).orElse(BigDecimal.ZERO)))
                .put("unrealizedProfit", money(unrealized(open.orElse(null))))
                .put("positionInitialMargin", initial)
                .put("openOrderInitialMargin", "0")
                .put("isolated", floor.isIsolated(listed.symbol()))
                .put("maxNotional", leverages.notionalCap(listed));
        return common(row, open.orElse(null), listed, leg);
    }

    /** {@code GET positionRisk}: a row for every symbol and leg, flat ones too. */
    JsonNode positionRisk(Parameters parameters) {
        AccountView account = floor.engine().account(floor.account());
        return OrderCalls.array(floor.symbols(parameters).stream()
                .flatMap(listed -> legs().stream().map(leg -> risk(account, listed, leg))));
    }

    private ObjectNode risk(AccountView account, ListedSymbol listed, PositionSide leg) {
        Optional<OpenPosition> open = account.position(listed.symbol(), leg);
        BigDecimal mark = floor.engine().statistics(listed.symbol()).mark();
        Optional<BigDecimal> margin = open.filter(OpenPosition::isIsolated).map(OpenPosition::margin);
        ObjectNode row = object().put("marginType", floor.isIsolated(listed.symbol()) ? "isolated" : "cross")
                .put("isAutoAddMargin", "false")
                .put("isolatedMargin", money(margin.orElse(BigDecimal.ZERO)))
                .put(
                        "liquidationPrice",
                        open.flatMap(position -> floor.engine().liquidationPrice(floor.account(), position))
                                .map(price -> WireNumber.fixed(price, 8))
                                .orElse("0"))
                .put("markPrice", WireNumber.fixed(mark, 8))
                .put("maxNotionalValue", leverages.notionalCap(listed))
                .put("unRealizedProfit", money(unrealized(open.orElse(null))));
        return common(row.put("symbol", listed.symbol()), open.orElse(null), listed, leg);
    }

    private ObjectNode common(ObjectNode row, @Nullable OpenPosition open, ListedSymbol listed, PositionSide leg) {
        BigDecimal isolated = open == null ? null : open.collateral();
        return row.put("leverage", Integer.toString(floor.engine().leverage(floor.account(), listed.symbol())))
                .put("entryPrice", entry(open))
                .put("positionSide", leg.name())
                .put("positionAmt", amount(open, listed))
                .put("notional", money(notional(open)))
                .put("isolatedWallet", isolated == null ? "0" : money(isolated))
                .put("updateTime", open == null ? 0 : floor.now());
    }

    /** {@code GET adlQuantile}: the more a position has gained on its margin, the sooner it is closed for others. */
    JsonNode adlQuantile(Parameters parameters) {
        AccountView account = floor.engine().account(floor.account());
        return OrderCalls.array(floor.symbols(parameters).stream()
                .filter(listed -> account.position(listed.symbol()).isPresent())
                .map(listed -> quantiles(account, listed)));
    }

    private ObjectNode quantiles(AccountView account, ListedSymbol listed) {
        ObjectNode row = object().put("symbol", listed.symbol());
        ObjectNode quantiles = row.putObject("adlQuantile");
        for (PositionSide leg : List.of(PositionSide.LONG, PositionSide.SHORT, PositionSide.BOTH)) {
            String name = leg == PositionSide.BOTH && modes.isHedged() ? "HEDGE" : leg.name();
            quantiles.put(
                    name,
                    account.position(listed.symbol(), leg)
                            .map(FuturesAccountCalls::quantile)
                            .orElse(0));
        }
        return row;
    }

    private static int quantile(OpenPosition position) {
        BigDecimal gained = WireNumber.ratio(position.unrealizedPnl(), position.initialMargin(), 4);
        return gained.signum() <= 0
                ? 1
                : Math.min(MOST_QUANTILE, 2 + gained.movePointRight(1).intValue());
    }

    private static BigDecimal unrealized(@Nullable OpenPosition open) {
        return open == null ? BigDecimal.ZERO : open.unrealizedPnl();
    }

    private static BigDecimal notional(@Nullable OpenPosition open) {
        return open == null ? BigDecimal.ZERO : open.size().multiply(open.mark());
    }

    private static String entry(@Nullable OpenPosition open) {
        return WireNumber.fixed(open == null ? BigDecimal.ZERO : open.entryPrice(), 5);
    }

    private static String amount(@Nullable OpenPosition open, ListedSymbol listed) {
        return WireNumber.fixed(open == null ? BigDecimal.ZERO : open.size(), listed.quantityPrecision());
    }

    private static String money(BigDecimal value) {
        return WireNumber.fixed(value, 8);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
