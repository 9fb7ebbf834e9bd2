package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.SimulatedVenue;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Aster simulated: futures and spot, each with a REST and a stream host, one customer with a V1 key and a V3 agent.
 * Confined to the loopback's thread.
 */
public final class AsterVenue implements SimulatedVenue {

    /** The venue's own interval of protocol pings (aster.md section 6.1). */
    public static final Duration PING_EVERY = Duration.ofMinutes(5);

    private final Customer customer;
    private final Credentials credentials;
    private final AsterMarket futures;
    private final AsterMarket spot;
    private final long pingSeconds;
    private long seconds;

    /** With the venue's ping interval. */
    public AsterVenue(World world) {
        this(world, PING_EVERY);
    }

    /** @param pingEvery interval of the server's protocol pings, whole seconds */
    public AsterVenue(World world, Duration pingEvery) {
        customer = new Customer(world.seed());
        credentials = customer.credentials();
        Delegates delegates = new Delegates(credentials, world.clock());
        Floor futuresFloor = FuturesMarket.floor(world, customer);
        Floor spotFloor = SpotMarket.floor(world, customer);
        Premises premises = new Premises(
                world,
                customer,
                delegates,
                new Doorkeeper(credentials, delegates, world.clock()),
                new WalletTransfers(futuresFloor, spotFloor));
        futures = new FuturesMarket(premises, futuresFloor);
        spot = new SpotMarket(premises, spotFloor);
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
        return new Addresses(
                "http://127.0.0.1:" + ports.get("futuresRest"),
                "http://127.0.0.1:" + ports.get("spotRest"),
                "ws://127.0.0.1:" + ports.get("futuresWs") + "/ws",
                "ws://127.0.0.1:" + ports.get("spotWs") + "/ws",
                credentials.apiKey(),
                credentials.apiSecret(),
                credentials.user(),
                credentials.signer(),
                credentials.privateKey(),
                customer.userKey());
    }

    /**
     * Where it listens, and the keys of its one customer.
     *
     * @param apiKey of V1, with {@code apiSecret}
     * @param user main wallet, with {@code userPrivateKey}
     * @param signer agent that the wallet has approved, with {@code privateKey}
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
            String userPrivateKey) {
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
        return List.of(credentials.user());
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
    public void expireListenKeys() {
        futures.expireListenKey();
        spot.expireListenKey();
    }
}
