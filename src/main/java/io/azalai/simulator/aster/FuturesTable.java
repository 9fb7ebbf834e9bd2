package io.azalai.simulator.aster;

import java.util.Map;

/** All calls under {@code /fapi}, by subject (aster.md sections 2.5, 3.1 and 3.4). Confined to the building thread. */
final class FuturesTable {

    private final EndpointTable table = new EndpointTable("/fapi");
    private final Floor floor;
    private final Premises premises;
    private final FuturesUserStream user;
    private final AccountModes modes;
    private final Leverages leverages;
    private final FuturesOrderForm form;
    private final Chases chases;
    private final InsuranceClears clears;
    private final AssetExchange exchange;

    FuturesTable(Floor floor, Premises premises, FuturesUserStream user) {
        this.floor = floor;
        this.premises = premises;
        this.user = user;
        modes = new AccountModes(floor, user);
        leverages = new Leverages(floor, user::leverage);
        form = new FuturesOrderForm(
                floor,
                modes,
                leverages,
                premises.delegates(),
                premises.customer().names("aster futures order", 22));
        chases = new Chases(floor, form);
        clears = new InsuranceClears(floor);
        exchange = new AssetExchange(floor, modes);
        floor.engine().listen(clears);
    }

    /** Orders that follow the price. */
    Chases chases() {
        return chases;
    }

    AssetExchange exchange() {
        return exchange;
    }

    Map<String, Endpoint> endpoints(ListenKeys keys, Funding funding, Countdowns countdowns, ForceOrders forced) {
        OrderCalls orders = new OrderCalls(floor, form, new FuturesOrderRows());
        AnyMarket.publicCalls(table, new PublicCalls(floor));
        AnyMarket.streamKeys(table, keys);
        AnyMarket.orderCalls(table, orders, Answers::futuresAllCanceled);
        marketCalls(new PublicCalls(floor), funding);
        batchCalls(orders, countdowns);
        table.both("POST", "order/test", Endpoint.signed(1, orders::test));
        strategyCalls(new Strategies(floor, form));
        table.both("GET", "forceOrders", Endpoint.signed(Endpoint.bySymbol(20, 50), forced::read));
        accountCalls(new FuturesAccountCalls(floor, modes, leverages));
        modeCalls(modes, new MarginCalls(floor, modes, user));
        protectionCalls(new MarketMakerProtection(floor));
        premises.delegateCalls().futures(table);
        return table.endpoints();
    }

    private void marketCalls(PublicCalls calls, Funding funding) {
        table.both("GET", "indexPriceKlines", Endpoint.open(calls::klinesWeight, calls::indexKlines))
                .both("GET", "markPriceKlines", Endpoint.open(calls::klinesWeight, calls::markKlines))
                .both("GET", "premiumIndex", Endpoint.open(1, funding::premiumIndex))
                .both("GET", "fundingRate", Endpoint.open(1, funding::fundingRate))
                .both("GET", "fundingInfo", Endpoint.open(1, funding::fundingInfo))
                .at("GET", "v3/indexreferences", Endpoint.open(1, funding::references));
    }

    private void batchCalls(OrderCalls calls, Countdowns countdowns) {
        table.both(
                        "POST",
                        "batchOrders",
                        Endpoint.placing(
                                5, parameters -> Batch.orders(parameters).size(), calls::placeBatch))
                .at("PUT", "v3/order", Endpoint.signed(1, calls::modify))
                .at("PUT", "v3/batchOrders", Endpoint.signed(5, calls::modifyBatch))
                .both("DELETE", "batchOrders", Endpoint.signed(1, calls::cancelBatch))
                .at("DELETE", "v3/guardedCancelOrder", Endpoint.with(Security.GUARDED, 1, calls::guardedCancel))
                .at("DELETE", "v3/guardedBatchOrders", Endpoint.with(Security.GUARDED, 1, calls::guardedCancelBatch))
                .both("POST", "countdownCancelAll", Endpoint.signed(10, countdowns::set));
    }

    private void strategyCalls(Strategies strategies) {
        table.at("POST", "v3/chase", Endpoint.placing(1, parameters -> 1, chases::begin))
                .at("POST", "v3/placeStrategyOrder", Endpoint.placing(50, parameters -> 1, strategies::place))
                .at("POST", "v3/updateStrategyOrder", Endpoint.signed(50, strategies::update))
                .at("GET", "v3/strategyOpenOrder", Endpoint.signed(5, strategies::open))
                .at("GET", "v3/strategyHistoryOrder", Endpoint.signed(5, strategies::history));
    }

    private void protectionCalls(MarketMakerProtection protection) {
        table.at("POST", "v3/mmp", Endpoint.signed(1, protection::set))
                .at("GET", "v3/mmp", Endpoint.signed(1, protection::read))
                .at("DELETE", "v3/mmp", Endpoint.signed(1, protection::remove))
                .at("POST", "v3/mmpReset", Endpoint.signed(1, protection::reset));
    }

    private void accountCalls(FuturesAccountCalls calls) {
        Endpoint account = Endpoint.signed(5, calls::account);
        table.at("GET", "v2/balance", Endpoint.signed(5, calls::balance))
                .at("GET", "v3/balance", Endpoint.signed(5, calls::balance))
                .at("GET", "v2/account", account)
                .at("GET", "v3/account", account)
                .at("GET", "v4/account", account)
                .at("GET", "v3/accountWithJoinMargin", account)
                .at("GET", "v2/positionRisk", Endpoint.signed(5, calls::positionRisk))
                .at("GET", "v3/positionRisk", Endpoint.signed(5, calls::positionRisk))
                .both("POST", "leverage", Endpoint.signed(1, leverages::set))
                .both("GET", "leverageBracket", Endpoint.signed(1, leverages::brackets))
                .at("GET", "v3/leverageBrackets", Endpoint.signed(1, leverages::brackets))
                .both("GET", "commissionRate", Endpoint.signed(20, new Commissions(floor)::read))
                .both("GET", "adlQuantile", Endpoint.signed(5, calls::adlQuantile))
                .at("GET", "v1/remainingOpenableNotionalValue", Endpoint.signed(20, leverages::remaining))
                .at("GET", "v3/remainingOpenableNotionalValue", Endpoint.signed(50, leverages::remaining))
                .both(
                        "GET",
                        "income",
                        Endpoint.signed(30, new Income(floor, premises.transfers(), clears, exchange)::read))
                .both("POST", "asset/wallet/transfer", Endpoint.signed(5, premises.transfers()::transfer));
    }

    private void modeCalls(AccountModes modes, MarginCalls margins) {
        table.both("POST", "marginType", Endpoint.signed(1, margins::marginType))
                .both("POST", "positionMargin", Endpoint.signed(1, margins::positionMargin))
                .both("GET", "positionMargin/history", Endpoint.signed(1, margins::history))
                .both("POST", "positionSide/dual", Endpoint.signed(1, modes::positionMode))
                .both("GET", "positionSide/dual", Endpoint.signed(30, modes::positionModeNow))
                .both("POST", "multiAssetsMargin", Endpoint.signed(1, modes::multiAssets))
                .both("GET", "multiAssetsMargin", Endpoint.signed(30, modes::multiAssetsNow))
                .at("POST", "v3/assetExchange", Endpoint.signed(1, exchange::exchange))
                .at("POST", "v3/stpMode", Endpoint.signed(1, modes::selfTradeMode))
                .at("GET", "v3/stpMode", Endpoint.signed(30, modes::selfTradeModeNow));
    }
}
