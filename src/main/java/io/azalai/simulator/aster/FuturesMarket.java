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
    private final Countdowns countdowns;
    private final Chases chases;
    private final AssetExchange exchange;
    private final MarginWatch watch;
    private final Site rest;

    /** @param floor of {@link #floor} */
    FuturesMarket(Premises premises, Floor floor) {
        World world = premises.world();
        Customer customer = premises.customer();
        this.floor = floor;
        others = new SyntheticMarket(floor.engine(), world.prices(), world.seed());
        floor.charts().begin(floor.info(), floor.engine(), world.seed(), floor.now());
        keys = new ListenKeys(floor, customer.names("aster futures listen key", 64), this::keyEnded);
        funding = new Funding(floor);
        countdowns = new Countdowns(floor);
        streams = new MarketStreams(floor, hub, funding);
        FuturesUserStream user = new FuturesUserStream(floor, hub, keys);
        floor.engine().listen(streams);
        floor.engine().listen(user);
        ForceOrders forced = new ForceOrders(floor, hub);
        floor.engine().listen(forced);
        watch = new MarginWatch(floor, user);
        FuturesTable table = new FuturesTable(floor, premises, user);
        chases = table.chases();
        exchange = table.exchange();
        rest = new RestSite(
                table.endpoints(keys, funding, countdowns, forced),
                premises.doorkeeper(),
                new RequestMeter(floor.info(), floor.clock()));
    }

    /** The listed symbols and the customer's account, before anybody trades. */
    static Floor floor(World world, Customer customer) {
        String account = customer.credentials().user();
        SymbolCatalogue info = SymbolCatalogue.read("futures-exchange-info.json", world.bases()::contains);
        Engine engine = new Engine(world.clock(), info.products(Market.PERP, FEES, MAX_LEVERAGE));
        Charts charts = new Charts();
        engine.listen(charts);
        engine.open(account, Map.of(), FIRST_MARGIN);
        return new Floor(Market.PERP, info, engine, charts, account, world.clock());
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
        countdowns.tick();
        streams.tick();
    }

    @Override
    public void second(boolean ping) {
        keys.expireIfDue();
        funding.settleIfDue();
        chases.second();
        exchange.second();
        watch.look();
        if (ping) {
            hub.ping();
        }
    }

    @Override
    public void expireListenKey() {
        keys.expire();
    }
}
