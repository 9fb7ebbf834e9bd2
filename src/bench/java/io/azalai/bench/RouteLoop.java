package io.azalai.bench;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedComponent;
import io.azalai.feed.SymbolMatch;
import io.azalai.market.CandleSettings;
import io.azalai.market.MarketDesk;
import io.azalai.market.ReferencePrices;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueStream;
import io.azalai.venue.rest.FrameStep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The shipped way of the data: the first route of {@code routes/ingest/<venue>.camel.yaml} as it stands,
 * the feed, and a flow with one bean. Confined to one thread.
 */
final class RouteLoop implements AutoCloseable {

    /** What the first route of each venue takes. */
    private static final Map<String, String> STREAMS = Map.of("hyperliquid", "market", "aster", "futures-market");

    private static final Path FAILURES = Path.of("routes/shared/failures.camel.yaml");
    private static final Path FLOW = Path.of("src/bench/routes/count.camel.yaml");
    private static final String NEXT_ROUTE = "\n- route:";

    private final String venue;
    private final CamelContext context = new DefaultCamelContext();
    private final OneInterest interest = new OneInterest();
    private final EventCounter counter = new EventCounter();
    private final Feed feed = new Feed(Clock.systemUTC(), System::nanoTime, Map::of, SymbolMatch.SPELLING);

    RouteLoop(String venue, URI address) throws Exception {
        this.venue = venue;
        Properties settings = new Properties();
        settings.setProperty("exchanges." + venue + ".ws_url", address.toString());
        settings.setProperty("exchanges." + venue + ".hot_hot", "false");
        context.getPropertiesComponent().setInitialProperties(settings);
        furnish();
        load(FAILURES.toString(), Files.readString(FAILURES));
        load(FLOW.toString(), Files.readString(FLOW));
        load(venue + ".camel.yaml", marketStream());
        context.start();
    }

    /** How fast one kind comes. */
    Stopwatch.Speed measure(FrameKind kind) throws Exception {
        Stopwatch watch = counter.begin(kind);
        interest.want(kind);
        return watch.speed();
    }

    /** Events that the bean took since the last measurement began. */
    long events() {
        return counter.events();
    }

    private void furnish() {
        Clock clock = Clock.systemUTC();
        String name = STREAMS.get(venue);
        VenueStream stream = Venues.open(venue, new PermitMint()).streams().get(name);
        Registry beans = context.getRegistry();
        beans.bind(venue + "-" + name, stream.protocol());
        beans.bind(venue + "-" + name + "-decode", new FrameStep(venue, name, stream, clock));
        beans.bind("market", new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT));
        beans.bind("interest", interest);
        beans.bind("counter", counter);
        FeedComponent component = new FeedComponent();
        component.setFeed(feed);
        context.addComponent("feed", component);
    }

    /** The first route of the venue's file: the others poll. */
    private String marketStream() throws IOException {
        String routes = Files.readString(Path.of("routes/ingest/" + venue + ".camel.yaml"));
        int first = routes.indexOf("- route:");
        return routes.substring(first, routes.indexOf(NEXT_ROUTE, first));
    }

    private void load(String file, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file, yaml));
    }

    @Override
    public void close() {
        context.stop();
        feed.close();
    }
}
