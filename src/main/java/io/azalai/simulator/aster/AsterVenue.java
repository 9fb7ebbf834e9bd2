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

    @Override
    public Map<String, Object> announcement(Map<String, Integer> ports) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("futuresRest", "http://127.0.0.1:" + ports.get("futuresRest"));
        line.put("spotRest", "http://127.0.0.1:" + ports.get("spotRest"));
        line.put("futuresWs", "ws://127.0.0.1:" + ports.get("futuresWs") + "/ws");
        line.put("spotWs", "ws://127.0.0.1:" + ports.get("spotWs") + "/ws");
        line.put("apiKey", credentials.apiKey());
        line.put("apiSecret", credentials.apiSecret());
        line.put("user", credentials.user());
        line.put("signer", credentials.signer());
        line.put("privateKey", credentials.privateKey());
        line.put("userPrivateKey", customer.userKey());
        return line;
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
