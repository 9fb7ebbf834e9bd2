package io.azalai.simulator.aster;

import io.azalai.model.Market;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Fees;
import io.azalai.simulator.matching.MarginTerms;
import io.azalai.simulator.matching.ReduceOnlyLife;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The spot hosts: {@code /api} and its streams. Confined to the loopback's thread. */
final class SpotMarket extends AsterMarket {

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

    private final MarketStreams streams;
    private final List<SpotCustomer> customers;
    private final Site rest;

    /** @param floor of {@link #floor} */
    SpotMarket(World world, List<Premises> premises, Doorkeeper doorkeeper, Floor floor) {
        super(world, world.seed() + OTHER_SEED, premises, floor);
        streams = new MarketStreams(floor, hub(), null);
        floor.engine().listen(streams);
        customers = premises.stream()
                .map(each -> new SpotCustomer(each, floor, hub()))
                .toList();
        rest = new RestSite(
                customers.stream().map(SpotCustomer::counter).toList(), doorkeeper, new RequestMeter(floor));
    }

    /** The listed symbols and the customers' accounts, before anybody trades; seen by the first customer. */
    static Floor floor(World world, List<Customer> customers, Switches switches) {
        SymbolCatalogue info = SymbolCatalogue.read("spot-exchange-info.json", world.bases()::contains);
        Engine engine = new Engine(
                world.clock(), info.products(Market.SPOT, FEES, 1), ReduceOnlyLife.WHILE_USEFUL, MarginTerms.RESERVED);
        Charts charts = new Charts();
        engine.listen(charts);
        customers.forEach(customer -> engine.open(customer.credentials().user(), FIRST_BALANCES, BigDecimal.ZERO));
        String first = customers.get(0).credentials().user();
        return new Floor(Market.SPOT, info, engine, charts, first, world.clock(), switches);
    }

    @Override
    Site rest() {
        return rest;
    }

    @Override
    Site streams() {
        return streams(MESSAGES_PER_SECOND, PONG_WITHIN);
    }

    @Override
    void tick() {
        othersTrade();
        streams.tick();
    }

    @Override
    void second(boolean ping) {
        customers.forEach(SpotCustomer::second);
        keepSockets(ping);
    }

    @Override
    void expireListenKeys() {
        customers.forEach(SpotCustomer::expireListenKey);
    }
}
