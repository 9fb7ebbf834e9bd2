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
 * The shipped way of the data: the route of a stream in {@code routes/ingest/<venue>.camel.yaml} as it stands, the
 * feed, and a flow with one bean; of private frames {@code routes/orders/account.camel.yaml} with that bean in place of
 * the account book. Confined to one thread.
 */
final class RouteLoop implements AutoCloseable {

    private static final Path FAILURES = Path.of("routes/shared/failures.camel.yaml");
    private static final Path FLOW = Path.of("src/bench/routes/count.camel.yaml");
    private static final Path ACCOUNT = Path.of("routes/orders/account.camel.yaml");
    private static final String ROUTE = "\n- route:";

    private final FrameKind kind;
    private final CamelContext context = new DefaultCamelContext();
    private final OneInterest interest = new OneInterest();
    private final EventCounter counter;
    private final Feed feed = new Feed(Clock.systemUTC(), System::nanoTime, Map::of, SymbolMatch.SPELLING);

    RouteLoop(FrameKind kind, URI server) throws Exception {
        this.kind = kind;
        this.counter = new EventCounter(kind);
        String exchange = "exchanges." + kind.venue();
        Properties settings = new Properties();
        settings.setProperty(exchange + ".ws_url", kind.address(server).toString());
        settings.setProperty(exchange + ".hot_hot", "false");
        settings.setProperty(exchange + ".private", "true");
        context.getPropertiesComponent().setInitialProperties(settings);
        furnish();
        load(FAILURES.toString(), Files.readString(FAILURES));
        load(FLOW.toString(), Files.readString(FLOW));
        load(ACCOUNT.toString(), Files.readString(ACCOUNT));
        load(kind.venue() + ".camel.yaml", streamRoute());
    }

    /** How fast its kind comes. */
    Stopwatch.Speed measure() throws Exception {
        interest.want(kind);
        context.start();
        return counter.speed();
    }

    /** Events that the bean took. */
    long events() {
        return counter.events();
    }

    private void furnish() {
        Clock clock = Clock.systemUTC();
        String venue = kind.venue();
        String name = kind.stream();
        VenueStream stream = Venues.open(venue, new PermitMint()).streams().get(name);
        Registry beans = context.getRegistry();
        beans.bind(venue + "-" + name, stream.protocol());
        beans.bind(venue + "-" + name + "-decode", new FrameStep(venue, name, stream, clock));
        beans.bind(
                "market",
                new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT, (dataset, listing) -> true));
        beans.bind("interest", interest);
        beans.bind("counter", counter);
        beans.bind("account-updates", counter);
        FeedComponent component = new FeedComponent();
        component.setFeed(feed);
        context.addComponent("feed", component);
    }

    /** The route of the stream out of the venue's file: the others poll. */
    private String streamRoute() throws IOException {
        String routes = "\n" + Files.readString(Path.of("routes/ingest/" + kind.venue() + ".camel.yaml"));
        int first = routes.indexOf(ROUTE + "\n    id: " + kind.venue() + "." + kind.stream() + "-stream\n");
        return routes.substring(first, routes.indexOf(ROUTE, first + 1));
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
