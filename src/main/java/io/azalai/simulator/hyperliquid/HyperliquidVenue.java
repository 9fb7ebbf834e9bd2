package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.loopback.SimulatedVenue;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.SyntheticMarket;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Hyperliquid, simulated: perpetuals and spot of one engine behind one address, two accounts with an approved agent
 * each. Confined to the event loop; the engine may be used from any thread.
 */
public final class HyperliquidVenue implements SimulatedVenue {

    private static final int ACCOUNTS = 2;
    private static final BigDecimal MARGIN = new BigDecimal("100000");
    private static final Map<String, BigDecimal> SPOT = Map.of(
            "USDC", new BigDecimal("100000"),
            "HYPE", new BigDecimal("1000"),
            "PURR", new BigDecimal("100000"),
            "UBTC", BigDecimal.ONE);
    private static final long HOUR_MS = 3_600_000;

    private final Clock clock;
    private final Engine engine;
    private final SyntheticMarket market;
    private final List<Trader> traders;
    private final Feeds feeds;
    private final FundingHistory funding;
    private final Site site;
    private long hour;

    /** With the venue's own weight limit. */
    public HyperliquidVenue(World world) {
        this(world, Weights.LIMIT);
    }

    /** With another limit of weight per minute. */
    public HyperliquidVenue(World world, int weightLimit) {
        clock = world.clock();
        hour = clock.millis() / HOUR_MS;
        Universe universe = new Universe(world.bases());
        engine = new Engine(clock, universe.coins().stream().map(Coin::product).toList());
        market = new SyntheticMarket(engine, world.prices(), world.seed());
        traders = IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> Trader.of(world.seed(), number))
                .toList();
        traders.forEach(trader -> engine.open(trader.address(), SPOT, MARGIN));
        Signers signers = new Signers(traders, clock.instant());
        OrderDesk orders = new OrderDesk(engine, universe);
        ActionDesk actions = new ActionDesk(engine, universe, signers, orders, clock);
        MarketWire marketWire = new MarketWire(engine, universe);
        AccountWire accountWire = new AccountWire(engine, universe, clock);
        OrderWire orderWire = new OrderWire(universe, orders);
        UserFeed userFeed = new UserFeed(engine, universe, accountWire, orderWire);
        funding = new FundingHistory(engine, clock);
        feeds = new Feeds(universe, marketWire, userFeed, clock);
        engine.listen(new Announcer(universe, marketWire, userFeed, feeds));
        UserDesk users = new UserDesk(engine, universe, accountWire, orderWire, orders, signers, actions);
        InfoDesk info = new InfoDesk(universe, marketWire, users, funding, clock);
        site = new HyperliquidSite(info, actions, new Weights(clock, weightLimit), feeds);
    }

    @Override
    public String name() {
        return "hyperliquid";
    }

    /** One address for everything. */
    @Override
    public Map<String, Site> sites() {
        return Map.of("rest", site);
    }

    @Override
    public Map<String, Object> announcement(Map<String, Integer> ports) {
        int port = Objects.requireNonNull(ports.get("rest"));
        return Map.of(
                "rest", "http://127.0.0.1:" + port,
                "ws", "ws://127.0.0.1:" + port + "/ws",
                "accounts",
                        traders.stream()
                                .map(trader -> Map.of("address", trader.address(), "privateKey", trader.privateKey()))
                                .toList());
    }

    @Override
    public Map<String, Engine> engines() {
        return Map.of("all", engine);
    }

    @Override
    public List<String> accounts() {
        return traders.stream().map(Trader::address).toList();
    }

    /** Private key of the agent that an account has approved. @throws IllegalArgumentException when there is no such account */
    public String agentKey(String account) {
        return traders.stream()
                .filter(trader -> trader.address().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account " + account))
                .agentKey();
    }

    @Override
    public void tick() {
        market.step();
        feeds.tick();
    }

    @Override
    public void second() {
        feeds.dropSilent();
        long now = clock.millis() / HOUR_MS;
        if (now != hour) {
            hour = now;
            funding.settle(now * HOUR_MS);
            engine.settleFunding(1);
        }
    }
}
