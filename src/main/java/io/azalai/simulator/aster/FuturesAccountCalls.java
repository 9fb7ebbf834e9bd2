package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.OpenPosition;
import java.math.BigDecimal;
import java.util.Optional;

/** Balances and positions of the futures market (aster.md section 3.4). */
final class FuturesAccountCalls {

    private final Floor floor;
    private final Leverages leverages;

    FuturesAccountCalls(Floor floor, Leverages leverages) {
        this.floor = floor;
        this.leverages = leverages;
    }

    /** {@code GET balance}. */
    JsonNode balance(Parameters parameters) {
        AccountView account = floor.engine().account(floor.account());
        Margins margins = new Margins(account);
        return JsonNodeFactory.instance
                .arrayNode()
                .add(object().put("accountAlias", "SgsR")
                        .put("asset", Margins.ASSET)
                        .put("balance", money(account.wallet()))
                        .put("crossWalletBalance", money(account.wallet()))
                        .put("crossUnPnl", money(margins.unrealized()))
                        .put("availableBalance", money(account.available()))
                        .put("maxWithdrawAmount", money(margins.withdrawable()))
                        .put("marginAvailable", true)
                        .put("updateTime", floor.now()));
    }

    /** {@code GET account} and {@code GET accountWithJoinMargin}. */
    JsonNode account(Parameters parameters) {
        AccountView account = floor.engine().account(floor.account());
        ObjectNode body = object().put("feeTier", 0)
                .put("canTrade", true)
                .put("canDeposit", true)
                .put("canWithdraw", true)
                .put("updateTime", 0)
                .put("totalInitialMargin", money(account.positionMargin().add(account.orderMargin())))
                .put("totalMaintMargin", money(account.maintenance()))
                .put("totalWalletBalance", money(account.wallet()))
                .put("totalUnrealizedProfit", money(new Margins(account).unrealized()))
                .put("totalMarginBalance", money(account.equity()))
                .put("totalPositionInitialMargin", money(account.positionMargin()))
                .put("totalOpenOrderInitialMargin", money(account.orderMargin()))
                .put("totalCrossWalletBalance", money(account.wallet()))
                .put("totalCrossUnPnl", money(new Margins(account).unrealized()))
                .put("availableBalance", money(account.available()))
                .put("maxWithdrawAmount", money(new Margins(account).withdrawable()));
        body.putArray("assets").add(asset(account));
        ArrayNode positions = body.putArray("positions");
        floor.info().symbols().values().forEach(listed -> positions.add(position(account, listed)));
        return body;
    }

    private ObjectNode asset(AccountView account) {
        Margins margins = new Margins(account);
        return object().put("asset", Margins.ASSET)
                .put("walletBalance", money(account.wallet()))
                .put("unrealizedProfit", money(margins.unrealized()))
                .put("marginBalance", money(account.equity()))
                .put("maintMargin", money(account.maintenance()))
                .put("initialMargin", money(account.positionMargin().add(account.orderMargin())))
                .put("positionInitialMargin", money(account.positionMargin()))
                .put("openOrderInitialMargin", money(account.orderMargin()))
                .put("crossWalletBalance", money(account.wallet()))
                .put("crossUnPnl", money(margins.unrealized()))
                .put("availableBalance", money(account.available()))
                .put("maxWithdrawAmount", money(margins.withdrawable()))
                .put("marginAvailable", true)
                .put("updateTime", floor.now());
    }

    private ObjectNode position(AccountView account, ListedSymbol listed) {
        Optional<OpenPosition> open = account.position(listed.symbol());
        int leverage = floor.engine().leverage(floor.account(), listed.symbol());
        String initial = money(open.map(OpenPosition::margin).orElse(BigDecimal.ZERO));
        return object().put("symbol", listed.symbol())
                .put("initialMargin", initial)
                .put("maintMargin", money(maintenance(open, listed)))
                .put(
                        "unrealizedProfit",
                        money(open.map(OpenPosition::unrealizedPnl).orElse(BigDecimal.ZERO)))
                .put("positionInitialMargin", initial)
                .put("openOrderInitialMargin", "0")
                .put("leverage", Integer.toString(leverage))
                .put("isolated", false)
                .put("entryPrice", entry(open))
                .put("maxNotional", leverages.notionalCap())
                .put("positionSide", "BOTH")
                .put("positionAmt", amount(open, listed))
                .put("notional", money(notional(open)))
                .put("isolatedWallet", "0")
                .put("updateTime", open.isPresent() ? floor.now() : 0);
    }

    /** {@code GET positionRisk}: a row for every symbol, flat ones too. */
    JsonNode positionRisk(Parameters parameters) {
        AccountView account = floor.engine().account(floor.account());
        return OrderCalls.array(floor.symbols(parameters).stream().map(listed -> risk(account, listed)));
    }

    private ObjectNode risk(AccountView account, ListedSymbol listed) {
        Optional<OpenPosition> open = account.position(listed.symbol());
        BigDecimal mark = floor.engine().statistics(listed.symbol()).mark();
        return object().put("entryPrice", entry(open))
                .put("marginType", "cross")
                .put("isAutoAddMargin", "false")
                .put("isolatedMargin", "0.00000000")
                .put("leverage", Integer.toString(floor.engine().leverage(floor.account(), listed.symbol())))
                .put(
                        "liquidationPrice",
                        open.flatMap(new Margins(account)::liquidationPrice)
                                .map(price -> WireNumber.fixed(price, 8))
                                .orElse("0"))
                .put("markPrice", WireNumber.fixed(mark, 8))
                .put("maxNotionalValue", leverages.notionalCap())
                .put("positionAmt", amount(open, listed))
                .put("symbol", listed.symbol())
                .put(
                        "unRealizedProfit",
                        money(open.map(OpenPosition::unrealizedPnl).orElse(BigDecimal.ZERO)))
                .put("positionSide", "BOTH")
                .put("notional", money(notional(open)))
                .put("isolatedWallet", "0")
                .put("updateTime", open.isPresent() ? floor.now() : 0);
    }

    private BigDecimal maintenance(Optional<OpenPosition> open, ListedSymbol listed) {
        return open.map(position -> Margins.maintenance(position, leverages.maximum(listed)))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal notional(Optional<OpenPosition> open) {
        return open.map(position -> position.size().multiply(position.mark())).orElse(BigDecimal.ZERO);
    }

    private static String entry(Optional<OpenPosition> open) {
        return WireNumber.fixed(open.map(OpenPosition::entryPrice).orElse(BigDecimal.ZERO), 5);
    }

    private static String amount(Optional<OpenPosition> open, ListedSymbol listed) {
        return WireNumber.fixed(open.map(OpenPosition::size).orElse(BigDecimal.ZERO), listed.quantityPrecision());
    }

    private static String money(BigDecimal value) {
        return WireNumber.fixed(value, 8);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
