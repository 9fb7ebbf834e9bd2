package io.azalai.forward;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.RECEIVED;
import static io.azalai.model.SampleEvents.bbo;
import static io.azalai.model.SampleEvents.ticker;
import static io.azalai.model.SampleEvents.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedComponent;
import io.azalai.feed.SymbolMatch;
import io.azalai.market.Duplicates;
import io.azalai.market.Freshness;
import io.azalai.market.Outliers;
import io.azalai.market.Weakness;
import io.azalai.model.Mode;
import io.azalai.model.OrderRequest;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.observe.Pulse;
import io.azalai.timing.Turns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped kamelets and examples, in a context without venues. */
class KameletsTest {

    private final Clock clock = Clock.fixed(RECEIVED.plusMillis(100), ZoneOffset.UTC);
    private final Feed feed = new Feed(clock, System::nanoTime, Map::of, SymbolMatch.SPELLING);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Object> out = new CopyOnWriteArrayList<>();
    private final Properties properties = new Properties();
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path folder;

    @BeforeEach
    void bind() throws Exception {
        KafkaSettings kafka = new KafkaSettings("", "", true, 1, KafkaSettings.CloudEvents.SLIM);
        RecordingSettings recording = new RecordingSettings(true, folder, 2000, 3);
        Forward forward = Forward.open(
                kafka,
                recording,
                new Forward.Outboxes(new NoOutbox(), new NoOutbox(), () -> null),
                clock.instant(),
                "one",
                Mode.LIVE,
                clock);
        forward.beans().forEach(context.getRegistry()::bind);
        context.getRegistry().bind("feed", feed);
        context.getRegistry().bind("freshness", new Freshness(clock, Duration.ofSeconds(2)));
        context.getRegistry().bind("outliers", new Outliers());
        context.getRegistry().bind("weakness", new Weakness());
        context.getRegistry().bind("duplicates", new Duplicates());
        context.getRegistry().bind("turns", new Turns(nanos::get));
        context.addComponent("feed", new FeedComponent());
        properties.putAll(forward.properties());
        context.getPropertiesComponent().setInitialProperties(properties);
        context.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                for (String policy : List.of("park-on-failure", "reject-on-failure", "retry-then-park")) {
                    routeConfiguration(policy).onException(Exception.class).log("${exception}");
                }
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders")
                        .process(exchange -> out.add(exchange.getMessage().getBody()));
                from("direct:out")
                        .process(exchange -> out.add(exchange.getMessage().getBody()));
            }
        });
    }

    @AfterEach
    void stop() {
        context.stop();
        feed.close();
    }

    @Test
    void a_source_reads_one_venue_and_its_symbols() throws Exception {
        flow("""
                - route:
                    from:
                      uri: kamelet:venue-bbo-source/source-of-quotes
                      parameters: { venue: aster, symbols: BTCUSDT }
                      steps:
                        - to: direct:out
                """);

        feed.publish(List.of(bbo(HYPERLIQUID_BTC, "1", "2"), bbo(ASTER_BTC, "3", "4")));

        await().untilAsserted(() -> assertThat(out).containsExactly(bbo(ASTER_BTC, "3", "4")));
    }

    @Test
    void filters_drop_the_stale_the_absurd_and_the_repeated() throws Exception {
        flow("""
                - route:
                    from:
                      uri: feed:trade
                      parameters: { overflow: block }
                      steps:
                        - to:
                            uri: kamelet:drop-stale-action/fresh
                            parameters: { maxAgeMs: 100 }
                        - to:
                            uri: kamelet:drop-outlier-action/near
                            parameters: { maxPercent: "5" }
                        - to:
                            uri: kamelet:drop-duplicate-action/new
                        - to: direct:out
                """);

        feed.publish(List.of(trade(ASTER_BTC, "1"), trade(ASTER_BTC, "1"), trade(ASTER_BTC, "2")));

        await().untilAsserted(() -> assertThat(out).containsExactly(trade(ASTER_BTC, "1"), trade(ASTER_BTC, "2")));
    }

    @Test
    void one_event_passes_in_each_period_and_the_first_at_once() throws Exception {
        flow("""
                - route:
                    from:
                      uri: feed:trade
                      parameters: { overflow: block }
                      steps:
                        - to:
                            uri: kamelet:one-per-period-action/hourly
                            parameters: { periodMs: "3600000" }
                        - to: direct:out
                """);

        feed.publish(List.of(trade(ASTER_BTC, "1"), trade(ASTER_BTC, "2")));
        await().untilAsserted(
                        () -> assertThat(feed.readers().get(0).delivered()).isEqualTo(2));
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        feed.publish(List.of(trade(ASTER_BTC, "3"), trade(ASTER_BTC, "4")));

        await().untilAsserted(() -> assertThat(out).containsExactly(trade(ASTER_BTC, "1"), trade(ASTER_BTC, "3")));
    }

    @Test
    void the_trading_example_orders_on_the_venue_that_ticks_and_never_on_a_retained_value() throws Exception {
        properties.put("flow.examples.buy-weakness.enabled", "true");
        feed.publish(ticker(HYPERLIQUID_BTC, "1"));
        file("routes/examples/buy-weakness.camel.yaml");

        feed.publish(ticker(ASTER_BTC, "114988.4"));

        await().untilAsserted(() -> assertThat(out).singleElement().satisfies(body -> {
            OrderRequest request = (OrderRequest) body;
            assertThat(request.venue()).isEqualTo("aster");
            assertThat(request.symbol()).isEqualTo("BTC/USDT:USDT");
            assertThat(request.terms().side()).isEqualTo(Side.BUY);
            assertThat(request.terms().price()).isEqualByComparingTo("114988.4");
            assertThat(request.terms().quantity()).isEqualByComparingTo("0.001");
            assertThat(request.terms().timeInForce()).isEqualTo(TimeInForce.IOC);
            assertThat(request.createdAt()).isEqualTo(clock.instant());
            assertThat(request.strategyId()).isEqualTo("examples.buy-weakness");
        }));
    }

    @Test
    void the_recording_stays_under_its_cap() throws Exception {
        file("routes/forward/record-events.camel.yaml");

        for (int i = 0; i < 60; i++) {
            feed.publish(trade(HYPERLIQUID_BTC, Integer.toString(i)));
        }

        await().untilAsserted(() ->
                assertThat(Files.readString(folder.resolve("trade.ndjson"))).contains("\"tradeId\":\"59\""));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("trade.ndjson", "trade.1.ndjson", "trade.2.ndjson");
        }
        assertThat(Files.size(folder.resolve("trade.1.ndjson"))).isLessThanOrEqualTo(2000);
    }

    @Test
    void every_forward_and_example_flow_can_be_built_while_it_is_switched_off() throws Exception {
        context.getRegistry().bind("risk-watch", new OperatorSwitch());
        context.getRegistry().bind("pulse", new Pulse("one", Mode.LIVE, clock));
        load("relay.camel.yaml", Files.readString(Path.of("routes/shared/relay.camel.yaml")));
        try (Stream<Path> files =
                Stream.concat(Files.list(Path.of("routes/forward")), Files.list(Path.of("routes/examples")))) {
            for (Path path :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                load(path.getFileName().toString(), Files.readString(path));
            }
        }

        context.start();

        assertThat(context.getRoutes())
                .extracting("routeId")
                .contains("forward.market-to-kafka", "examples.buy-weakness");
    }

    private void file(String path) throws Exception {
        load(Path.of(path).getFileName().toString(), Files.readString(Path.of(path)));
        context.start();
    }

    private void flow(String yaml) throws Exception {
        load("flow.camel.yaml", yaml);
        context.start();
    }

    private void load(String name, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, yaml));
    }

    /** What flows of the operator call; that it works is OrderRoutesTest's matter. */
    public static final class OperatorSwitch {
        public void halt(String actor) {}

        public void reset(Object level, Object scope, String actor) {}
    }

    private record NoOutbox() implements Outbox {
        @Override
        public List<OutboundRecord> next(int limit) {
            return List.of();
        }

        @Override
        public void delivered(List<OutboundRecord> records) {}
    }
}
