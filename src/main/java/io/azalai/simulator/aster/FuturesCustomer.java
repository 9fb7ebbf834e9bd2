package io.azalai.simulator.aster;

import io.azalai.simulator.matching.Engine;

/**
 * What the futures market keeps for one customer: calls, user stream, and what watches over orders and margin. Confined
 * to the loopback's thread.
 */
final class FuturesCustomer {

    private final ListenKeys keys;
    private final Countdowns countdowns;
    private final Chases chases;
    private final AssetExchange exchange;
    private final MarginWatch watch;
    private final FuturesUserStream user;
    private final RestSite.Counter counter;

    /** @param market the floor, for whomever */
    FuturesCustomer(Premises premises, Floor market, StreamHub hub, Funding funding) {
        Floor floor = market.of(premises.customer());
        keys = new ListenKeys(floor, premises.customer().names("aster futures listen key", 64), hub::keyEnded);
        countdowns = new Countdowns(floor);
        user = new FuturesUserStream(floor, hub, keys);
        ForceOrders forced = new ForceOrders(floor, hub);
        Engine engine = floor.engine();
        engine.listen(user);
        engine.listen(forced);
        watch = new MarginWatch(floor, user);
        FuturesTable table = new FuturesTable(floor, premises, user);
        chases = table.chases();
        exchange = table.exchange();
        counter = new RestSite.Counter(
                premises.customer(),
                table.endpoints(keys, funding, countdowns, forced),
                new OrderMeter(floor.info(), floor.clock()));
    }

    RestSite.Counter counter() {
        return counter;
    }

    void tick() {
        countdowns.tick();
    }

    void second() {
        keys.expireIfDue();
        chases.second();
        exchange.second();
        watch.look();
    }

    void announce(String title, String text) {
        user.announcement(title, text);
    }

    void expireListenKey() {
        keys.expire();
    }
}
