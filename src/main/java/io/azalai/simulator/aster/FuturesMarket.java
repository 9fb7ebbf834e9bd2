package io.azalai.simulator.aster;

import io.azalai.model.Market;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Fees;
import io.azalai.simulator.matching.SyntheticMarket;
import java.math.BigDecimal;
import java.util.Map;

/** The futures hosts: {@code /fapi} and its streams. Confined to the loopback's thread. */
final class FuturesMarket implements AsterMarket {

    private static final Fees FEES = new Fees(BigDecimal.ZERO, new BigDecimal("0.0004"));
    private static final BigDecimal FIRST_MARGIN = new BigDecimal("100000");
    private static final int MAX_LEVERAGE = 100;
    private static final int MESSAGES_PER_SECOND = 10;

    private final Floor floor;
    private final SyntheticMarket others;
    private final StreamHub hub = new StreamHub();
    private final ListenKeys keys;
    private final MarketStreams streams;
    private final Funding funding;
    private final Site rest;

    FuturesMarket(World world, Customer customer, Doorkeeper doorkeeper) {
        Credentials credentials = customer.credentials();
        SymbolCatalogue info = SymbolCatalogue.read("futures-exchange-info.json", world.bases()::contains);
        Engine engine = new Engine(world.clock(), info.products(Market.PERP, FEES, MAX_LEVERAGE));
        Candles candles = new Candles();
        engine.listen(candles);
        engine.open(credentials.user(), Map.of(), FIRST_MARGIN);
        others = new SyntheticMarket(engine, world.prices(), world.seed());
        floor = new Floor(Market.PERP, info, engine, candles, credentials.user(), world.clock());
        keys = new ListenKeys(floor, customer.names("aster futures listen key", 64), this::keyEnded);
        funding = new Funding(floor);
        streams = new MarketStreams(floor, hub, funding);
        FuturesUserStream user = new FuturesUserStream(floor, hub, keys);
        engine.listen(streams);
        engine.listen(user);
        rest = new RestSite(
                table(customer, new Leverages(floor, user::leverage)).endpoints(),
                doorkeeper,
                new RequestMeter(info, world.clock()));
    }

    private EndpointTable table(Customer customer, Leverages leverages) {
        EndpointTable table = new EndpointTable("/fapi");
        OrderCalls orders = new OrderCalls(
                floor, new FuturesOrderForm(floor, customer.names("aster futures order", 22)), new FuturesOrderRows());
        AnyMarket.publicCalls(table, new PublicCalls(floor));
        AnyMarket.streamKeys(table, keys);
        AnyMarket.orderCalls(table, orders, Answers::futuresAllCanceled);
        fundingCalls(table);
        batchCalls(table, orders);
        accountCalls(table, new FuturesAccountCalls(floor, leverages), leverages);
        modeCalls(table, new AccountModes(floor));
        AgentCalls agents = new AgentCalls(customer.credentials());
        return table.at("GET", "v3/agent", Endpoint.signed(1, agents::agents))
                .at("GET", "v3/builder", Endpoint.signed(1, agents::builders));
    }

    private void fundingCalls(EndpointTable table) {
        table.both("GET", "premiumIndex", Endpoint.open(1, funding::premiumIndex))
                .both("GET", "fundingRate", Endpoint.open(1, funding::fundingRate))
                .both("GET", "fundingInfo", Endpoint.open(1, funding::fundingInfo));
    }

    private static void batchCalls(EndpointTable table, OrderCalls calls) {
        table.both(
                        "POST",
                        "batchOrders",
                        Endpoint.placing(5, p -> Batch.orders(p).size(), calls::placeBatch))
                .both("DELETE", "batchOrders", Endpoint.signed(1, calls::cancelBatch));
    }

    private void accountCalls(EndpointTable table, FuturesAccountCalls calls, Leverages leverages) {
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
                .both("GET", "income", Endpoint.signed(30, new Income(floor)::read));
    }

    private static void modeCalls(EndpointTable table, AccountModes modes) {
        table.both("POST", "marginType", Endpoint.signed(1, modes::marginType))
                .both("POST", "positionSide/dual", Endpoint.signed(1, modes::positionMode))
                .both("GET", "positionSide/dual", Endpoint.signed(30, modes::positionModeNow))
                .both("GET", "multiAssetsMargin", Endpoint.signed(30, modes::multiAssetsNow));
    }

    private void keyEnded(String key) {
        hub.publish(key, "{\"e\":\"listenKeyExpired\",\"E\":" + floor.now() + "}");
    }

    @Override
    public Site rest() {
        return rest;
    }

    @Override
    public Site streams() {
        return new StreamSite(hub, floor.clock(), MESSAGES_PER_SECOND);
    }

    @Override
    public Engine engine() {
        return floor.engine();
    }

    @Override
    public void tick() {
        others.step();
        streams.tick();
    }

    @Override
    public void second(boolean ping) {
        keys.expireIfDue();
        funding.settleIfDue();
        if (ping) {
            hub.ping();
        }
    }

    @Override
    public void expireListenKey() {
        keys.expire();
    }
}
