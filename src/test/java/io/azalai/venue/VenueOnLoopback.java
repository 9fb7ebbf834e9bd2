package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.feed.Feed;
import io.azalai.feed.FeedComponent;
import io.azalai.feed.SymbolMatch;
import io.azalai.market.CandleSettings;
import io.azalai.market.MarketDesk;
import io.azalai.market.ReferencePrices;
import io.azalai.model.Event;
import io.azalai.model.FeedStatus;
import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.Wanted;
import io.azalai.settings.Block;
import io.azalai.settings.Problem;
import io.azalai.stream.AhcWsComponent;
import io.azalai.timing.Clocks;
import io.azalai.venue.budget.RequestBudget;
import io.azalai.venue.rest.FrameStep;
import io.azalai.venue.rest.Requests;
import io.azalai.venue.rest.RestBeans;
import io.azalai.venue.rest.RestClient;
import io.azalai.venue.rest.RouteCalls;
import io.azalai.venue.rest.VenueBeans;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.timer.TimerEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/**
 * A venue opened as the service opens it: the shipped route files, the beans they name, real sockets. Safe for many
 * threads.
 */
public final class VenueOnLoopback implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RouteCalls calls = new RouteCalls();
    private final PermitMint mint = new PermitMint();
    private final List<Event> accountEvents = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final VenueSettings settings;
    private final OpenVenue venue;
    private final Feed feed;
    private boolean lively;
    private @Nullable Duration lifetime;

    private VenueOnLoopback(String name, JsonNode block, Clock clock) {
        this.clock = clock;
        this.settings = read(name, block);
        this.venue = settings.open(VenueContext.unremembered(Clocks.of(clock), calls, mint.check()));
        this.feed = new Feed(clock, System::nanoTime, () -> Map.of(name, List.of()), SymbolMatch.SPELLING);
    }

    /** Only the REST route runs; instruments are read. */
    public static VenueOnLoopback requests(String name, JsonNode block, Clock clock) throws Exception {
        VenueOnLoopback opened = new VenueOnLoopback(name, block, clock);
        opened.context.setRouteFilterPattern(VenueBeans.REST_ROUTES, null);
        opened.load();
        opened.context.start();
        opened.readInstruments();
        return opened;
    }

    /** Everything of the venue's file runs, sockets and polls, once the instruments are read. */
    public static VenueOnLoopback streams(String name, JsonNode block, Clock clock) throws Exception {
        return streaming(new VenueOnLoopback(name, block, clock));
    }

    /** The same, but what connections do with each heartbeat they do four times a second. */
    static VenueOnLoopback livelyStreams(String name, JsonNode block, Clock clock) throws Exception {
        VenueOnLoopback opened = new VenueOnLoopback(name, block, clock);
        opened.lively = true;
        return streaming(opened);
    }

    /** The same, and connections are renewed before they are this old. */
    static VenueOnLoopback shortLivedStreams(String name, JsonNode block, Clock clock, Duration lifetime)
            throws Exception {
        VenueOnLoopback opened = new VenueOnLoopback(name, block, clock);
        opened.lively = true;
        opened.lifetime = lifetime;
        return streaming(opened);
    }

    private static VenueOnLoopback streaming(VenueOnLoopback opened) throws Exception {
        opened.context.setAutoStartup(false);
        opened.load();
        opened.context.start();
        VenueBeans.startRest(opened.context, opened.venue.name());
        opened.readInstruments();
        opened.context.getRouteController().startAllRoutes();
        return opened;
    }

    private static VenueSettings read(String name, JsonNode block) {
        List<Problem> problems = new ArrayList<>();
        VenueSettings read = ServiceLoader.load(Venue.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(venue -> venue.name().equals(name))
                .findFirst()
                .orElseThrow()
                .read(new Block("exchanges." + name, block, problems));
        assertThat(problems).isEmpty();
        return read;
    }

    private void load() throws Exception {
        String name = venue.name();
        Properties properties = new Properties();
        settings.properties().forEach((key, value) -> properties.setProperty("exchanges." + name + "." + key, value));
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getShutdownStrategy().setTimeout(5);
        AhcWsComponent sockets = new AhcWsComponent();
        context.addComponent("ahc-ws", sockets);
        FeedComponent bus = new FeedComponent();
        bus.setFeed(feed);
        context.addComponent("feed", bus);
        calls.open(context);
        bind(context.getRegistry());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:account-updates")
                        .routeId("test.account-updates")
                        .process(exchange -> learn(exchange.getMessage().getBody(Collection.class)));
            }
        });
        for (String file : List.of(
                "shared/failures",
                "shared/rest",
                "shared/try",
                "orders/wallets",
                "market/due",
                "market/book-snapshots",
                "market/candle-minutes",
                "market/candle-hours",
                "market/ticker-hours",
                "ingest/" + name)) {
            String location = "file:" + Path.of("routes", file + ".camel.yaml").toAbsolutePath();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(location));
        }
    }

    private void bind(Registry beans) {
        String name = venue.name();
        RequestCodec codec = venue.requests();
        RequestBudget budget = new RequestBudget(name, codec.allowances(), this::nanos, Draws.LOWEST);
        beans.bind(name + "-request-budget", budget);
        new RestBeans(name, codec, budget, RestClient.standard(), new Clocks(clock, this::nanos, new SecureRandom()))
                .bind(beans);
        venue.streams().forEach((stream, parts) -> {
            String channel = parts.isPrivate() ? "account" : "market";
            beans.bind(name + "-" + stream, lively ? Lively.of(parts.protocol(), lifetime) : parts.protocol());
            beans.bind(name + "-" + stream + "-decode", new FrameStep(name, channel, parts, clock));
        });
        beans.bind("requests", new Requests(Map.of(name, venue.accounts())));
        beans.bind(
                "market",
                new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT, (dataset, listing) -> true));
        beans.bind("interest", feed.interest());
    }

    /** By the clock of the trial, so that a step of it fills the budgets again. */
    private long nanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    /** Keeps what came; the state of streams and what is wanted go on to the feed, as the order path lets them. */
    private void learn(Collection<?> events) {
        for (Object each : events) {
            Event event = (Event) each;
            accountEvents.add(event);
            if (event instanceof FeedStatus || event instanceof Wanted) {
                feed.publish(event);
            }
        }
    }

    private void readInstruments() {
        ask(new MarketRequest.ReadInstruments(Market.PERP));
        ask(new MarketRequest.ReadInstruments(Market.SPOT));
    }

    /** The reply to a request, which went through the venue's REST route. */
    public <R> R ask(VenueRequest<R> request) {
        try {
            return calls.send(venue.name(), request).join();
        } catch (CompletionException failed) {
            throw (RuntimeException) failed.getCause();
        }
    }

    /** The same to come. */
    <R> CompletableFuture<R> send(VenueRequest<R> request) {
        return calls.send(venue.name(), request);
    }

    /** The failure of a request. */
    public VenueException failure(VenueRequest<?> request) {
        return catchThrowableOfType(VenueException.class, () -> ask(request));
    }

    /** How long the venue is to be left alone. */
    Duration pausedFor() {
        return context.getRegistry()
                .lookupByNameAndType(venue.name() + "-request-budget", RequestBudget.class)
                .state()
                .longestPause();
    }

    /** Sends an order with a permit of its own. */
    public OrderAck place(OrderTicket ticket) {
        return ask(new TradeRequest.Place(mint.mint(ticket)));
    }

    /** The refusal of an order that had a permit. */
    public VenueException refusal(OrderTicket ticket) {
        return failure(new TradeRequest.Place(mint.mint(ticket)));
    }

    /** How often a route's timer fires. */
    Duration period(String route) {
        TimerEndpoint timer = (TimerEndpoint) context.getRoute(route).getEndpoint();
        assertThat(timer.getDelay()).isEqualTo(timer.getPeriod());
        return Duration.ofMillis(timer.getPeriod());
    }

    /** Lets a route's timer fire now, and waits until the route has ended. */
    void fire(String route) {
        Route fired = context.getRoute(route);
        try {
            fired.getProcessor().process(fired.getEndpoint().createExchange());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    public Instrument instrument(String spelling, Market market) {
        return venue.symbols().resolve(spelling, market);
    }

    public OpenVenue venue() {
        return venue;
    }

    public PermitMint mint() {
        return mint;
    }

    public Feed feed() {
        return feed;
    }

    public Clock clock() {
        return clock;
    }

    /** Whether every socket that is wanted is open. */
    boolean isConnected() {
        return context.getComponent("ahc-ws", AhcWsComponent.class).counts().stream()
                .allMatch(counts -> counts.open() == counts.connections());
    }

    /** What the private streams and polls told so far. */
    public List<Event> accountEvents() {
        return accountEvents;
    }

    @Override
    public void close() {
        feed.close();
        context.stop();
    }
}
