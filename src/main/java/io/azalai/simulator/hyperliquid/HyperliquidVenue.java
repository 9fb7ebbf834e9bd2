package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.loopback.SimulatedVenue;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.FundingTerms;
import io.azalai.simulator.matching.MarginTerms;
import io.azalai.simulator.matching.Product;
import io.azalai.simulator.matching.ReduceOnlyLife;
import io.azalai.simulator.matching.SyntheticMarket;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Hyperliquid, simulated: perpetuals of two dexes and spot in one engine behind one address, two accounts with an
 * approved agent each. Confined to the event loop; the engine may be used from any thread.
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
    /** A tenth of what open positions are worth stays; margin may end what is met (sections 8.3 and 9.5). */
    private static final MarginTerms TERMS = new MarginTerms(true, new BigDecimal("0.1"), true);

    private static final FundingTerms HOURLY = new FundingTerms(1, 10, 6);

    private final Clock clock;
    private final Engine engine;
    private final SyntheticMarket market;
    private final List<Trader> traders;
    private final Premises premises;
    private long hour;

    /** With the venue's own limits. */
    public HyperliquidVenue(World world) {
        this(world, Weights.LIMIT, AddressBudget.FREE);
    }

    /** With another limit of weight per minute, and another number of actions an address has to begin with. */
    public HyperliquidVenue(World world, int weightLimit, long freeActions) {
        clock = world.clock();
        hour = clock.millis() / HOUR_MS;
        Universe universe = new Universe(world.bases());
        List<Product> products = universe.coins().stream().map(Coin::product).toList();
        engine = new Engine(clock, products, ReduceOnlyLife.WHILE_USEFUL, TERMS);
        market = new SyntheticMarket(engine, world.prices(), world.seed());
        traders = IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> Trader.of(world.seed(), number))
                .toList();
        traders.forEach(trader -> engine.open(trader.address(), SPOT, MARGIN));
        premises = Premises.open(engine, universe, traders, clock, weightLimit, freeActions);
    }

    @Override
    public String name() {
        return "hyperliquid";
    }

    /** One address for everything. */
    @Override
    public Map<String, Site> sites() {
        return Map.of("rest", premises.site());
    }

    /** What a client must know of it, once the port is known. */
    public Addresses addresses(Map<String, Integer> ports) {
        int port = Objects.requireNonNull(ports.get("rest"));
        return new Addresses(
                "http://127.0.0.1:" + port,
                "ws://127.0.0.1:" + port + "/ws",
                traders.stream()
                        .map(trader -> new Account(trader.address(), trader.privateKey()))
                        .toList());
    }

    /** Where it listens, and whose keys trade there. */
    public record Addresses(String rest, String ws, List<Account> accounts) {
        /** Keeps a copy. */
        public Addresses {
            accounts = List.copyOf(accounts);
        }

        /** Keys of a configuration that trades here with the first account. */
        public Map<String, String> settings() {
            Account account = accounts.get(0);
            return Map.of(
                    "base_url",
                    rest,
                    "ws_url",
                    ws,
                    "account_address",
                    account.address(),
                    "secret_key",
                    account.privateKey());
        }
    }

    public record Account(String address, String privateKey) {
        /** Never a key. */
        @Override
        public String toString() {
            return "Account[" + address + "]";
        }
    }

    @Override
    public Map<String, Engine> engines() {
        return Map.of("all", engine);
    }

    @Override
    public List<String> accounts() {
        return traders.stream().map(Trader::address).toList();
    }

    /**
     * Private key of the agent that an account has approved. @throws IllegalArgumentException when there is no such
     * account
     */
    public String agentKey(String account) {
        return traders.stream()
                .filter(trader -> trader.address().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account " + account))
                .agentKey();
    }

    /** The peculiarities are those of {@code Switches}. */
    @Override
    public void turn(String what, boolean on) {
        premises.switches().turn(what, on);
    }

    /** Dollars come into the first dex's margin wallet, everything else into spot. */
    @Override
    public void deposit(String account, String asset, BigDecimal amount) {
        premises.deposits().accept(account, asset, amount);
    }

    /** Coins name their market themselves; the words are those of {@code Listings}. */
    @Override
    public void list(String market, String symbol, String status) {
        premises.listings().set(symbol, status);
    }

    @Override
    public void tick() {
        market.step();
        premises.feeds().tick();
    }

    @Override
    public void second() {
        premises.second();
        // the clock may have stepped: each hour is paid once, whichever way it went
        long now = clock.millis() / HOUR_MS;
        for (hour = HOURLY.settled(hour, now); hour < now; ) {
            hour++;
            settleFunding(hour * HOUR_MS);
        }
    }

    @Override
    public void settleFunding() {
        settleFunding(clock.millis());
    }

    private void settleFunding(long time) {
        premises.funding().settle(time);
        engine.settleFunding(HOURLY, Instant.ofEpochMilli(time));
    }
}
