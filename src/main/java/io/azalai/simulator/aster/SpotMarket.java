package io.azalai.simulator.aster;

import io.azalai.model.Market;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Fees;
import io.azalai.simulator.matching.SyntheticMarket;
import java.math.BigDecimal;
import java.util.Map;

/** The spot hosts: {@code /api} and its streams. Confined to the loopback's thread. */
final class SpotMarket implements AsterMarket {

    private static final Fees FEES = new Fees(new BigDecimal("0.00005"), new BigDecimal("0.0004"));
    private static final Map<String, BigDecimal> FIRST_BALANCES = Map.of(
            "USDT", new BigDecimal("100000"),
            "BTC", BigDecimal.ONE,
            "ETH", new BigDecimal("20"),
            "ASTER", new BigDecimal("50000"));
    private static final int MESSAGES_PER_SECOND = 5;
    private static final long OTHER_SEED = 1;

    private final Floor floor;
    private final SyntheticMarket others;
    private final StreamHub hub = new StreamHub();
    private final ListenKeys keys;
    private final MarketStreams streams;
    private final Site rest;

    /** @param floor of {@link #floor} */
    SpotMarket(Premises premises, Floor floor) {
        World world = premises.world();
        Customer customer = premises.customer();
        this.floor = floor;
        others = new SyntheticMarket(floor.engine(), world.prices(), world.seed() + OTHER_SEED);
        floor.charts().begin(floor.info(), floor.engine(), world.seed() + OTHER_SEED, floor.now());
        keys = new ListenKeys(floor, customer.names("aster spot listen key", 64), this::keyEnded);
        streams = new MarketStreams(floor, hub, null);
        floor.engine().listen(streams);
        floor.engine().listen(new SpotUserStream(floor, hub, keys));
        rest = new RestSite(
                table(premises).endpoints(), premises.doorkeeper(), new RequestMeter(floor.info(), floor.clock()));
    }

    /** The listed symbols and the customer's account, before anybody trades. */
    static Floor floor(World world, Customer customer) {
        String account = customer.credentials().user();
        SymbolCatalogue info = SymbolCatalogue.read("spot-exchange-info.json", world.bases()::contains);
        Engine engine = new Engine(world.clock(), info.products(Market.SPOT, FEES, 1));
        Charts charts = new Charts();
        engine.listen(charts);
        engine.open(account, FIRST_BALANCES, BigDecimal.ZERO);
        return new Floor(Market.SPOT, info, engine, charts, account, world.clock());
    }

    private EndpointTable table(Premises premises) {
        EndpointTable table = new EndpointTable("/api");
        AnyMarket.publicCalls(table, new PublicCalls(floor));
        AnyMarket.streamKeys(table, keys);
        AnyMarket.orderCalls(
                table,
                new OrderCalls(
                        floor,
                        new SpotOrderForm(
                                floor, premises.delegates(), premises.customer().names("aster spot order", 22)),
                        new SpotOrderRows()),
                Answers::spotAllCanceled);
        premises.delegateCalls().spot(table);
        SpotAccountCalls account = new SpotAccountCalls(floor, premises.transfers());
        return table.both("GET", "account", Endpoint.signed(5, account::account))
                .both("GET", "transactionHistory", Endpoint.signed(30, account::history))
                .both("GET", "commissionRate", Endpoint.signed(20, new Commissions(floor)::read))
                .both("GET", "aster/withdraw/estimateFee", Endpoint.open(1, account::withdrawalFee))
                .both("POST", "asset/wallet/transfer", Endpoint.signed(5, premises.transfers()::transfer));
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
        if (ping) {
            hub.ping();
        }
    }

    @Override
    public void expireListenKey() {
        keys.expire();
    }
}
