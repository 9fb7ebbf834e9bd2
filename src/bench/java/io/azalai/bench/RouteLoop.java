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
 * The shipped way of the data: the market stream's route as it stands in {@code routes/ingest/hyperliquid.camel.yaml},
 * the feed, and a flow with one bean. Confined to one thread.
 */
final class RouteLoop implements AutoCloseable {

    private static final Path INGEST = Path.of("routes/ingest/hyperliquid.camel.yaml");
    private static final Path FAILURES = Path.of("routes/shared/failures.camel.yaml");
    private static final Path FLOW = Path.of("src/bench/routes/count.camel.yaml");
    private static final String NEXT_ROUTE = "\n- route:";

    private final URI address;
    private final CamelContext context = new DefaultCamelContext();
    private final OneInterest interest = new OneInterest();
    private final EventCounter counter = new EventCounter();
    private final Feed feed = new Feed(Clock.systemUTC(), Map::of, SymbolMatch.SPELLING);

    RouteLoop(URI address) throws Exception {
        this.address = address;
        Properties settings = new Properties();
        settings.setProperty("exchanges.hyperliquid.ws_url", address.toString());
        context.getPropertiesComponent().setInitialProperties(settings);
        furnish();
        load(FAILURES.toString(), Files.readString(FAILURES));
        load(FLOW.toString(), Files.readString(FLOW));
        load(INGEST.toString(), marketStream());
        context.start();
    }

    /** Where the frames come from. */
    URI address() {
        return address;
    }

    /** Frames per second of one kind. */
    long measure(String kind) throws Exception {
        Stopwatch watch = counter.begin();
        interest.want(kind);
        return watch.framesPerSecond();
    }

    /** Events that the bean took since the last measurement began. */
    long events() {
        return counter.events();
    }

    private void furnish() {
        Clock clock = Clock.systemUTC();
        VenueStream stream =
                Venues.open("hyperliquid", new PermitMint()).streams().get("market");
        Registry beans = context.getRegistry();
        beans.bind("hyperliquid-market", stream.protocol());
        beans.bind("hyperliquid-market-decode", new FrameStep("hyperliquid", "market", stream.decoder(), clock));
        beans.bind("market", new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT));
        beans.bind("interest", interest);
        beans.bind("counter", counter);
        FeedComponent component = new FeedComponent();
        component.setFeed(feed);
        context.addComponent("feed", component);
    }

    /** The first route of the venue's file: the others poll. */
    private static String marketStream() throws IOException {
        String venue = Files.readString(INGEST);
        int first = venue.indexOf("- route:");
        return venue.substring(first, venue.indexOf(NEXT_ROUTE, first));
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
