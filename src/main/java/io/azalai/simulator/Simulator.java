package io.azalai.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.aster.AsterVenue;
import io.azalai.simulator.hyperliquid.HyperliquidVenue;
import io.azalai.simulator.loopback.Arrivals;
import io.azalai.simulator.loopback.Control;
import io.azalai.simulator.loopback.Fault;
import io.azalai.simulator.loopback.Loopback;
import io.azalai.simulator.loopback.ShiftingClock;
import io.azalai.simulator.loopback.SimulatedVenue;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.PriceProcess;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Both venues, running on 127.0.0.1 until closed. Safe for many threads: what may be called from outside is immutable
 * or locks itself.
 */
public final class Simulator implements AutoCloseable {

    private static final List<String> BASES =
            List.of("BTC", "ETH", "SOL", "HYPE", "ATOM", "PURR", "BNB", "XRP", "DOGE", "ASTER");
    private static final int TICK_MILLIS = 100;
    private static final int FINEST_TICK_MILLIS = 20;

    private final Loopback loopback;
    private final List<SimulatedVenue> venues;
    private final PriceProcess prices;
    private final Addresses addresses;

    private Simulator(Loopback loopback, List<SimulatedVenue> venues, PriceProcess prices, Addresses addresses) {
        this.loopback = loopback;
        this.venues = venues;
        this.prices = prices;
        this.addresses = addresses;
    }

    /** Where everything listens and which keys trade there; {@code control} is where faults are scripted. */
    public record Addresses(HyperliquidVenue.Addresses hyperliquid, AsterVenue.Addresses aster, String control) {
        /** Keys of a configuration that trades there, by venue. */
        public Map<String, Map<String, String>> settings() {
            return Map.of("hyperliquid", hyperliquid.settings(), "aster", aster.settings());
        }
    }

    /**
     * Starts listening and ticking.
     *
     * @throws IllegalStateException when a port is in use, naming it
     * @throws IllegalArgumentException when a symbol has no market anywhere, naming those that have
     */
    public static Simulator start(SimulatorOptions options, Clock clock) {
        List<String> bases = bases(options.symbols());
        PriceProcess prices = new PriceProcess(options.seed(), BASES);
        ShiftingClock venueClock = new ShiftingClock(clock);
        World world = new World(venueClock, options.seed(), bases, prices);
        Loopback loopback = new Loopback(clock);
        HyperliquidVenue hyperliquid = new HyperliquidVenue(world);
        AsterVenue aster = new AsterVenue(world);
        List<SimulatedVenue> venues = List.of(hyperliquid, aster);
        Site control = new Control(loopback, venues, prices, venueClock);
        try {
            Addresses addresses = listen(loopback, hyperliquid, aster, control, options.port());
            Simulator simulator = new Simulator(loopback, venues, prices, addresses);
            simulator.run(options.speed());
            return simulator;
        } catch (IllegalStateException failed) {
            loopback.close();
            throw failed;
        }
    }

    /** The line to print: addresses, accounts and keys as one JSON object. */
    public String announcement() {
        try {
            return new ObjectMapper().writeValueAsString(addresses);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The same as values. */
    public Addresses addresses() {
        return addresses;
    }

    /** Lets something go wrong. */
    public void inject(Fault fault) {
        loopback.inject(fault);
    }

    /** What arrived so far. */
    public Arrivals arrivals() {
        return loopback.arrivals();
    }

    /** A venue by its name. @throws IllegalArgumentException when it is not simulated */
    public SimulatedVenue venue(String name) {
        return venues.stream()
                .filter(venue -> venue.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no simulated venue " + name));
    }

    /** Stops ticking and listening; open sockets are cut. */
    @Override
    public void close() {
        loopback.close();
    }

    private static List<String> bases(List<String> asked) {
        for (String symbol : asked) {
            if (!BASES.contains(symbol)) {
                throw new IllegalArgumentException("unknown symbol '" + symbol + "'; known are " + BASES);
            }
        }
        return asked.isEmpty() ? BASES : asked;
    }

    private static Addresses listen(
            Loopback loopback, HyperliquidVenue hyperliquid, AsterVenue aster, Site control, int firstPort) {
        Map<String, Integer> first = listen(loopback, hyperliquid, firstPort);
        int secondPort = firstPort == 0 ? 0 : firstPort + first.size();
        Map<String, Integer> second = listen(loopback, aster, secondPort);
        int lastPort = firstPort == 0 ? 0 : secondPort + second.size();
        int port = loopback.listen("control", "control", control, lastPort);
        return new Addresses(hyperliquid.addresses(first), aster.addresses(second), "http://127.0.0.1:" + port);
    }

    /** Ports by site, one after the other from the first; any that are free when it is zero. */
    private static Map<String, Integer> listen(Loopback loopback, SimulatedVenue venue, int firstPort) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        venue.sites().forEach((name, site) -> {
            int port = firstPort == 0 ? 0 : firstPort + ports.size();
            ports.put(name, loopback.listen(venue.name(), name, site, port));
        });
        return ports;
    }

    /** Faster than 20 ms a tick, several ticks are done at once. */
    private void run(BigDecimal speed) {
        int millis = BigDecimal.valueOf(TICK_MILLIS)
                .divide(speed, 0, RoundingMode.HALF_UP)
                .intValue();
        int interval = Math.max(FINEST_TICK_MILLIS, millis);
        int ticks = Math.max(
                1,
                speed.multiply(BigDecimal.valueOf(interval))
                        .divide(BigDecimal.valueOf(TICK_MILLIS), 0, RoundingMode.HALF_UP)
                        .intValue());
        loopback.every(interval, () -> {
            for (int i = 0; i < ticks; i++) {
                tick();
            }
        });
        loopback.every(1000, () -> venues.forEach(SimulatedVenue::second));
    }

    private void tick() {
        prices.step();
        venues.forEach(SimulatedVenue::tick);
    }
}
