package io.azalai.simulator.aster;

import io.azalai.model.Market;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Fees;
import io.azalai.simulator.matching.SyntheticMarket;
import io.azalai.simulator.matching.TriggerLife;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The spot hosts: {@code /api} and its streams. Confined to the loopback's thread. */
final class SpotMarket implements AsterMarket {

    private static final Fees FEES = new Fees(new BigDecimal("0.00005"), new BigDecimal("0.0004"));
    private static final Map<String, BigDecimal> FIRST_BALANCES = Map.of(
            "USDT", new BigDecimal("100000"),
            "BTC", BigDecimal.ONE,
            "ETH", new BigDecimal("20"),
            "ASTER", new BigDecimal("50000"));
    /** How long a ping may stay unanswered (aster.md section 6.1). */
    private static final Duration PONG_WITHIN = Duration.ofMinutes(10);

    private static final int MESSAGES_PER_SECOND = 5;
    private static final long OTHER_SEED = 1;

    private final Floor floor;
    private final List<Floor> floors;
    private final SyntheticMarket others;
    private final StreamHub hub;
    private final MarketStreams streams;
    private final List<SpotCustomer> customers;
    private final Site rest;

    /** @param floor of {@link #floor} */
    SpotMarket(World world, List<Premises> premises, Doorkeeper doorkeeper, Floor floor) {
        this.floor = floor;
        floors = premises.stream().map(each -> floor.of(each.customer())).toList();
        hub = new StreamHub(floor.clock());
        others = new SyntheticMarket(floor.engine(), world.prices(), world.seed() + OTHER_SEED);
        floor.charts().begin(floor.info(), floor.engine(), world.seed() + OTHER_SEED, floor.now());
        streams = new MarketStreams(floor, hub, null);
        floor.engine().listen(streams);
        customers = premises.stream()
                .map(each -> new SpotCustomer(each, floor, hub))
                .toList();
        rest = new RestSite(
                customers.stream().map(SpotCustomer::counter).toList(), doorkeeper, new RequestMeter(floor));
    }

    /** The listed symbols and the customers' accounts, before anybody trades; seen by the first customer. */
    static Floor floor(World world, List<Customer> customers, Switches switches) {
        SymbolCatalogue info = SymbolCatalogue.read("spot-exchange-info.json", world.bases()::contains);
        Engine engine = new Engine(world.clock(), info.products(Market.SPOT, FEES, 1), TriggerLife.WITH_POSITION);
        Charts charts = new Charts();
        engine.listen(charts);
        customers.forEach(customer -> engine.open(customer.credentials().user(), FIRST_BALANCES, BigDecimal.ZERO));
        String first = customers.get(0).credentials().user();
        return new Floor(Market.SPOT, info, engine, charts, first, world.clock(), switches);
    }

    @Override
    public Site rest() {
        return rest;
    }

    @Override
    public Site streams() {
        return new StreamSite(hub, floor.clock(), MESSAGES_PER_SECOND, PONG_WITHIN);
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
        customers.forEach(SpotCustomer::second);
        hub.endOld();
        if (ping) {
            hub.ping();
        }
    }

    @Override
    public void list(String symbol, String status) {
        floor.info().list(symbol, status);
        if (floor.info().isClosed(floor.info().symbol(symbol))) {
            floors.forEach(each -> each.ended(symbol));
        }
    }

    @Override
    public void expireListenKeys() {
        customers.forEach(SpotCustomer::expireListenKey);
    }
}
