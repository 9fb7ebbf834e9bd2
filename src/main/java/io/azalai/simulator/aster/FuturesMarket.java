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

/** The futures hosts: {@code /fapi} and its streams. Confined to the loopback's thread. */
final class FuturesMarket extends AsterMarket {

    private static final Fees FEES = new Fees(BigDecimal.ZERO, new BigDecimal("0.0004"));
    private static final BigDecimal FIRST_MARGIN = new BigDecimal("100000");
    private static final int MAX_LEVERAGE = 100;
    /** How long a ping may stay unanswered (aster.md section 6.1). */
    private static final Duration PONG_WITHIN = Duration.ofMinutes(15);

    private static final int MESSAGES_PER_SECOND = 10;

    private final MarketStreams streams;
    private final Funding funding;
    private final List<FuturesCustomer> customers;
    private final Site rest;

    /** @param floor of {@link #floor} */
    FuturesMarket(World world, List<Premises> premises, Doorkeeper doorkeeper, Floor floor) {
        super(world, world.seed(), premises, floor);
        funding = new Funding(floor);
        streams = new MarketStreams(floor, hub(), funding);
        floor.engine().listen(streams);
        customers = premises.stream()
                .map(each -> new FuturesCustomer(each, floor, hub(), funding))
                .toList();
        rest = new RestSite(
                customers.stream().map(FuturesCustomer::counter).toList(), doorkeeper, new RequestMeter(floor));
    }

    /** The listed symbols and the customers' accounts, before anybody trades; seen by the first customer. */
    static Floor floor(World world, List<Customer> customers, Switches switches) {
        SymbolCatalogue info = SymbolCatalogue.read("futures-exchange-info.json", world.bases()::contains);
        // section 4 tells of closePosition only that it expires without a position
        Engine engine = new Engine(
                world.clock(),
                info.products(Market.PERP, FEES, MAX_LEVERAGE),
                ReduceOnlyLife.PATIENT,
                MarginTerms.RESERVED);
        Charts charts = new Charts();
        engine.listen(charts);
        customers.forEach(customer -> engine.open(customer.credentials().user(), Map.of(), FIRST_MARGIN));
        String first = customers.get(0).credentials().user();
        return new Floor(Market.PERP, info, engine, charts, first, world.clock(), switches);
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
        customers.forEach(FuturesCustomer::tick);
        streams.tick();
    }

    @Override
    void second(boolean ping) {
        funding.settleIfDue();
        customers.forEach(FuturesCustomer::second);
        keepSockets(ping);
    }

    void settleFunding() {
        funding.settleNow();
    }

    /** Tells every customer something. */
    void announce(String title, String text) {
        customers.forEach(customer -> customer.announce(title, text));
    }

    @Override
    void expireListenKeys() {
        customers.forEach(FuturesCustomer::expireListenKey);
    }
}
