package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.timing.Clocks;
import io.azalai.venue.Draws;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.budget.RequestBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The shipped route of requests before a server of the test, and what it answers. */
abstract class OnRestRoute {

    static final SetLeverage WRITE =
            new SetLeverage("main", Listing.of("testing", Market.PERP, "BTC/USDC:USDC", "BTC"), 3, MarginMode.CROSS);
    static final TradeRequest.CancelBatch BATCH = new TradeRequest.CancelBatch(
            "main", List.of(new TradeRequest.Cancel("main", WRITE.listing(), "a-1", null)));
    static final VenueRequest<Instant> READ = new MarketRequest.ServerTime(Market.PERP);

    final DefaultCamelContext context = new DefaultCamelContext();
    final CountingServer server = new CountingServer();
    final RouteCalls calls = new RouteCalls();
    final AtomicLong nanos = new AtomicLong();
    long tick;
    final TestingCodec codec = new TestingCodec();
    RequestBudget budget;

    @BeforeEach
    void start() throws Exception {
        budget = new RequestBudget("testing", codec.allowances(), System::nanoTime, Draws.LOWEST);
        RestClient client = new RestClient(
                Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(20), 4);
        Registry beans = context.getRegistry();
        Clocks clocks = new Clocks(Clock.systemUTC(), () -> nanos.addAndGet(tick), new SecureRandom());
        new RestBeans("testing", codec, budget, client, clocks).bind(beans);
        for (String file : List.of("failures", "rest", "try")) {
            String location =
                    "file:" + Path.of("routes/shared", file + ".camel.yaml").toAbsolutePath();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(location));
        }
        String url = "http://127.0.0.1:" + server.port();
        TemplatedRouteBuilder.builder(context, "venue-rest")
                .routeId("testing.rest")
                .parameter("venue", "testing")
                .add();
        TemplatedRouteBuilder.builder(context, "venue-try")
                .routeId("testing.try")
                .parameter("venue", "testing")
                .parameter("url", url)
                .parameter("spotUrl", url)
                .add();
        context.start();
        calls.open(context);
    }

    @AfterEach
    void stop() throws IOException {
        context.stop();
        server.close();
    }

    long available() {
        return budget.state().levels().get(0).available();
    }

    VenueException failure(VenueRequest<?> request) {
        CompletionException failed = catchThrowableOfType(
                CompletionException.class, () -> calls.send("testing", request).join());
        return (VenueException) failed.getCause();
    }
}
