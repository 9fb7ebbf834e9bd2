package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.SimulatedVenue;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Aster simulated: futures and spot, each with a REST and a stream host, two customers with a V1 key and a V3 agent
 * each. Confined to the loopback's thread.
 */
public final class AsterVenue implements SimulatedVenue {

    /** The venue's own interval of protocol pings (aster.md section 6.1). */
    public static final Duration PING_EVERY = Duration.ofMinutes(5);

    private static final int CUSTOMERS = 2;

    private final Switches switches = new Switches();
    private final List<Customer> customers;
    private final Deposits deposits;
    private final FuturesMarket futures;
    private final AsterMarket spot;
    private final long pingSeconds;
    private long seconds;

    /** With the venue's ping interval. */
    public AsterVenue(World world) {
        this(world, PING_EVERY);
    }

    /** @param pingEvery interval of the server's protocol pings, whole seconds */
    public AsterVenue(World world, Duration pingEvery) {
        customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> new Customer(world.seed(), number))
                .toList();
        Floor futuresFloor = FuturesMarket.floor(world, customers, switches);
        Floor spotFloor = SpotMarket.floor(world, customers, switches);
        List<Premises> premises = customers.stream()
                .map(customer -> new Premises(
                        customer,
                        new Delegates(customer.credentials(), world.clock()),
                        new WalletTransfers(futuresFloor.of(customer), spotFloor.of(customer))))
                .toList();
        deposits = new Deposits(premises, futuresFloor, spotFloor);
        Doorkeeper doorkeeper = new Doorkeeper(premises, deposits, world.clock());
        futures = new FuturesMarket(world, premises, doorkeeper, futuresFloor);
        spot = new SpotMarket(world, premises, doorkeeper, spotFloor);
        pingSeconds = Math.max(1, pingEvery.toSeconds());
    }

    @Override
    public String name() {
        return "aster";
    }

    @Override
    public Map<String, Site> sites() {
        Map<String, Site> sites = new LinkedHashMap<>();
        sites.put("futuresRest", futures.rest());
        sites.put("spotRest", spot.rest());
        sites.put("futuresWs", futures.streams());
        sites.put("spotWs", spot.streams());
        return sites;
    }

    /** What a client must know of it, once the ports are known. */
    public Addresses addresses(Map<String, Integer> ports) {
        Account first = Account.of(customers.get(0));
        return new Addresses(
                "http://127.0.0.1:" + ports.get("futuresRest"),
                "http://127.0.0.1:" + ports.get("spotRest"),
                "ws://127.0.0.1:" + ports.get("futuresWs") + "/ws",
                "ws://127.0.0.1:" + ports.get("spotWs") + "/ws",
                first.apiKey(),
                first.apiSecret(),
                first.user(),
                first.signer(),
                first.privateKey(),
                first.userPrivateKey(),
                Account.of(customers.get(1)));
    }

    /**
     * A customer's keys.
     *
     * @param apiKey of V1, with {@code apiSecret}
     * @param user main wallet, with {@code userPrivateKey}
     * @param signer agent that the wallet has approved, with {@code privateKey}
     */
    public record Account(
            String apiKey, String apiSecret, String user, String signer, String privateKey, String userPrivateKey) {

        private static Account of(Customer customer) {
            Credentials keys = customer.credentials();
            return new Account(
                    keys.apiKey(), keys.apiSecret(), keys.user(), keys.signer(), keys.privateKey(), customer.userKey());
        }

        /** Never a key. */
        @Override
        public String toString() {
            return "Account[" + user + "]";
        }
    }

    /**
     * Where it listens, and the keys of its customers: the first one's as in {@link Account}.
     *
     * @param second the other customer
     */
    public record Addresses(
            String futuresRest,
            String spotRest,
            String futuresWs,
            String spotWs,
            String apiKey,
            String apiSecret,
            String user,
            String signer,
            String privateKey,
            String userPrivateKey,
            Account second) {
        /** Keys of a configuration that trades here through the agent. */
        public Map<String, String> settings() {
            return Map.of(
                    "base_url", futuresRest,
                    "ws_url", futuresWs,
                    "spot_base_url", spotRest,
                    "spot_ws_url", spotWs,
                    "user", user,
                    "signer", signer,
                    "private_key", privateKey);
        }

        /** Never a key. */
        @Override
        public String toString() {
            return "Addresses[" + futuresRest + ", " + spotRest + ", " + user + "]";
        }
    }

    @Override
    public Map<String, Engine> engines() {
        return Map.of("futures", futures.engine(), "spot", spot.engine());
    }

    @Override
    public List<String> accounts() {
        return customers.stream().map(customer -> customer.credentials().user()).toList();
    }

    @Override
    public void tick() {
        futures.tick();
        spot.tick();
    }

    @Override
    public void second() {
        boolean ping = ++seconds % pingSeconds == 0;
        futures.second(ping);
        spot.second(ping);
    }

    @Override
    public void settleFunding() {
        futures.settleFunding();
    }

    @Override
    public void expireListenKeys() {
        futures.expireListenKeys();
        spot.expireListenKeys();
    }

    /** The peculiarities are those of {@code Switches}. */
    @Override
    public void turn(String what, boolean on) {
        switches.turn(what, on);
    }

    @Override
    public void deposit(String account, String asset, BigDecimal amount) {
        deposits.accept(account, asset, amount);
    }

    @Override
    public void list(String market, String symbol, String status) {
        switch (market) {
            case "futures" -> futures.list(symbol, status);
            case "spot" -> spot.list(symbol, status);
            default -> throw new IllegalArgumentException("unknown market '" + market + "'; known are futures, spot");
        }
    }

    @Override
    public void announce(String title, String text) {
        futures.announce(title, text);
    }
}
