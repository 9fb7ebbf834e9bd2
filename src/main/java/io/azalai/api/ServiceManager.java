package io.azalai.api;

import io.azalai.model.Market;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** All venues of a configuration, with one interface each for spot, futures and streams. Safe for many threads. */
public final class ServiceManager implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Engine engine;
    private final Map<String, MarketDoor> doors = new ConcurrentHashMap<>();

    private final AtomicLong subscriptions = new AtomicLong();

    /** Never fewer than there are callbacks that wait; each ends by itself, so that close() leaves no answer untold. */
    private final Executor answering = Executors.newCachedThreadPool(ServiceManager::answering);

    private ServiceManager(Engine engine) {
        this.engine = engine;
    }

    /**
     * Reads the configuration and puts the service together; nothing is sent yet.
     *
     * @throws io.azalai.settings.ConfigurationException with everything that is wrong
     */
    public static ServiceManager open(Settings settings) {
        Engine.Factory factory = ServiceLoader.load(Engine.Factory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the program is not whole: no service behind this door"));
        return new ServiceManager(factory.prepare(settings));
    }

    /**
     * Starts everything and waits until each venue has told what it lists and takes orders: its accounts are compared
     * with ours, and their private streams are up.
     *
     * @throws VenueUnavailableException when one does not after half a minute, with what stands in the way; the service
     *     goes on trying
     * @throws VenueException with the code {@code CLOSED} once the service is closed
     */
    public void connectAll() {
        engine.start();
        Instant deadline = engine.clock().instant().plus(PATIENCE);
        List<String> obstacles = obstacles();
        while (!obstacles.isEmpty() && engine.clock().instant().isBefore(deadline)) {
            pause();
            obstacles = obstacles();
        }
        if (!obstacles.isEmpty()) {
            throw new VenueUnavailableException(VenueException.notSent(
                    String.join(", ", venues()),
                    "connect",
                    "NOT_READY",
                    "not within " + PATIENCE.toSeconds() + " s: " + String.join("; ", obstacles)));
        }
    }

    /** Spot of a venue, for the account {@code main}. */
    public SpotService spot(String venue) {
        return new SpotService(new AsyncSpotService(door(venue, Market.SPOT), "main"));
    }

    /** Perpetual futures of a venue, for the account {@code main}. */
    public FuturesService futures(String venue) {
        return new FuturesService(new AsyncFuturesService(door(venue, Market.PERP), "main"));
    }

    private MarketDoor door(String venue, Market market) {
        OpenVenue having = having(venue, market);
        return doors.computeIfAbsent(venue + "|" + market, key -> new MarketDoor(engine, having, market, answering));
    }

    /** Streams of a venue. */
    public WebSocketService webSocket(String venue) {
        return new WebSocketService(engine::feed, named(venue), subscriptions, engine::isLasting);
    }

    /** Names of the enabled venues. */
    public List<String> venues() {
        return engine.venues().stream().map(OpenVenue::name).toList();
    }

    /** What a venue can do in a market; nothing when it has no such market. */
    public Set<Capability> capabilities(String venue, Market market) {
        return named(venue).capabilities(market);
    }

    /** Ends streams, polls, flows and subscriptions; every call fails with the code {@code CLOSED} from then on. */
    @Override
    public void close() {
        engine.close();
    }

    private OpenVenue having(String venue, Market market) {
        OpenVenue found = named(venue);
        if (!found.markets().contains(market)) {
            throw new IllegalArgumentException(venue + " has no market " + market + "; it has " + found.markets());
        }
        return found;
    }

    private OpenVenue named(String venue) {
        return engine.venues().stream()
                .filter(each -> each.name().equals(venue))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no venue '" + venue + "'; there are " + venues()));
    }

    private List<String> obstacles() {
        return engine.venues().stream()
                .flatMap(venue -> venue.markets().stream().allMatch(market -> hasTold(venue, market))
                        ? engine.obstacles(venue).stream()
                        : Stream.of(venue.name() + " has not told its instruments"))
                .toList();
    }

    private static boolean hasTold(OpenVenue venue, Market market) {
        return venue.symbols().all().stream()
                .anyMatch(instrument -> instrument.listing().market() == market);
    }

    private static Thread answering(Runnable task) {
        Thread thread = new Thread(task, "java-answers");
        thread.setDaemon(true);
        return thread;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting", stopped);
        }
    }
}
