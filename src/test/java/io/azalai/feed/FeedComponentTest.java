package io.azalai.feed;

import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.ticker;
import static io.azalai.model.SampleEvents.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Dataset;
import io.azalai.model.Wanted;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedComponentTest {

    private final Feed feed = new Feed(
            Clock.systemUTC(), System::nanoTime, () -> Map.of("hyperliquid", List.of("BTC")), SymbolMatch.SPELLING);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
    private final List<Object> bodies = new CopyOnWriteArrayList<>();

    @BeforeEach
    void bind() {
        context.getRegistry().bind("feed", feed);
        context.getRegistry().bind("interest", feed.interest());
        context.addComponent("feed", new FeedComponent());
        context.getRegistry().bind("sink", new Sink());
    }

    @AfterEach
    void stop() {
        context.stop();
        feed.close();
    }

    @Test
    void a_yaml_flow_reads_one_event_per_exchange_with_headers_for_routing() throws Exception {
        feed.publish(ticker(HYPERLIQUID_BTC, "1"));
        start("feed:ticker", "parameters: { venue: hyperliquid, symbols: 'BTC,ETH', overflow: latest }");
        await().untilAsserted(() -> assertThat(bodies).hasSize(1));

        feed.publish(ticker(HYPERLIQUID_BTC, "2"));

        await().untilAsserted(() ->
                assertThat(bodies).containsExactly(ticker(HYPERLIQUID_BTC, "1"), ticker(HYPERLIQUID_BTC, "2")));
        assertThat(headers.get(0)).containsEntry("retained", true);
        assertThat(headers.get(1))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "venue", "hyperliquid", "market", "PERP", "symbol", "BTC/USDC:USDC", "dataset", "ticker"));
    }

    @Test
    void a_flow_with_batch_takes_the_events_that_waited_as_one_list_in_their_order() throws Exception {
        start("feed:trade", "parameters: { overflow: block, batch: 3 }");

        feed.publish(IntStream.range(0, 7)
                .mapToObj(number -> trade(HYPERLIQUID_BTC, Integer.toString(number)))
                .toList());

        await().untilAsserted(() -> assertThat(bodies).hasSize(3));
        assertThat(bodies)
                .allSatisfy(body -> assertThat((List<?>) body).hasSizeLessThanOrEqualTo(3))
                .flatExtracting(body -> (List<?>) body)
                .isEqualTo(IntStream.range(0, 7)
                        .mapToObj(number -> trade(HYPERLIQUID_BTC, Integer.toString(number)))
                        .toList());
        assertThat(headers).allSatisfy(header -> assertThat(header).isEmpty());
    }

    @Test
    void a_producer_publishes_an_event_or_a_list_of_them() throws Exception {
        start("feed:trade,ticker", "parameters: { overflow: block }");

        try (var template = context.createProducerTemplate()) {
            template.sendBody("feed:all", trade(HYPERLIQUID_BTC, "1"));
            template.sendBody("feed:all", List.of(trade(HYPERLIQUID_BTC, "2"), ticker(HYPERLIQUID_BTC, "3")));
        }

        await().untilAsserted(() -> assertThat(bodies)
                .containsExactly(
                        trade(HYPERLIQUID_BTC, "1"), trade(HYPERLIQUID_BTC, "2"), ticker(HYPERLIQUID_BTC, "3")));
    }

    @Test
    void what_is_wanted_comes_with_its_kind_to_those_only_who_name_it() throws Exception {
        Wanted wanted = new Wanted.Book(HYPERLIQUID_BTC, "a delta was lost", AT);
        start("feed:all", "parameters: { overflow: block }");
        feed.publish(List.of(wanted, trade(HYPERLIQUID_BTC, "1")));
        await().untilAsserted(() -> assertThat(bodies).containsExactly(trade(HYPERLIQUID_BTC, "1")));
        context.getRouteController().stopRoute("test.flow");
        context.removeRoute("test.flow");
        headers.clear();

        start("feed:wanted", "parameters: { overflow: block }");
        try (var template = context.createProducerTemplate()) {
            template.sendBody("feed:all", wanted);
        }

        await().untilAsserted(() -> assertThat(bodies).endsWith(wanted));
        assertThat(headers.get(0)).containsEntry("wanted", "order-book").containsEntry("venue", "hyperliquid");
    }

    @Test
    void a_producer_refuses_what_is_no_event() throws Exception {
        context.start();

        try (var template = context.createProducerTemplate()) {
            assertThatThrownBy(() -> template.sendBody("feed:all", "hello"))
                    .isInstanceOf(CamelExecutionException.class)
                    .hasRootCauseMessage("feed://all takes an event or a list of events, was java.lang.String");
        }
    }

    @Test
    void a_started_route_asks_for_its_data_and_a_stopped_one_asks_no_more() throws Exception {
        start("feed:bbo", "parameters: { venue: hyperliquid }");
        assertThat(feed.interest().wanted("hyperliquid")).hasSize(1);
        assertThat(feed.readers()).singleElement().satisfies(reader -> {
            assertThat(reader.name()).isEqualTo("test.flow");
            assertThat(reader.overflow()).isEqualTo(Overflow.LATEST);
        });

        context.getRouteController().stopRoute("test.flow");

        assertThat(feed.interest().wanted("hyperliquid")).isEmpty();
        assertThat(feed.readers()).isEmpty();
    }

    @Test
    void a_suspended_route_takes_nothing_and_a_resumed_one_starts_with_the_last_value() throws Exception {
        start("feed:ticker", "parameters: { venue: hyperliquid }");
        context.getRouteController().suspendRoute("test.flow");

        feed.publish(ticker(HYPERLIQUID_BTC, "1"));
        assertThat(bodies).isEmpty();
        context.getRouteController().resumeRoute("test.flow");

        await().untilAsserted(() -> assertThat(bodies).containsExactly(ticker(HYPERLIQUID_BTC, "1")));
    }

    @Test
    void what_waits_is_still_handled_when_the_route_stops() throws Exception {
        start("feed:trade", "parameters: { overflow: block, capacity: 500 }");
        for (int i = 0; i < 400; i++) {
            feed.publish(trade(HYPERLIQUID_BTC, Integer.toString(i)));
        }

        context.getRouteController().stopRoute("test.flow");

        assertThat(bodies).hasSize(400);
    }

    @Test
    void misspelt_datasets_options_and_policies_stop_the_start() {
        assertThatThrownBy(() -> start("feed:tickers", "parameters: {}"))
                .hasStackTraceContaining("unknown dataset 'tickers'")
                .hasStackTraceContaining(Dataset.TICKER.kebab());
        assertThatThrownBy(() -> start("feed:ticker", "parameters: { overflow: newest }"))
                .hasStackTraceContaining("overflow must be latest, dropOldest or block, was 'newest'");
        assertThatThrownBy(() -> start("feed:ticker", "parameters: { batch: 0 }"))
                .hasStackTraceContaining("batch must be 1 or more, was 0");
        assertThatThrownBy(() -> start("feed:ticker", "parameters: { venu: aster }"))
                .hasStackTraceContaining("venu");
        assertThatThrownBy(() -> start("feed:ticker", "parameters: { market: FUTURES }"))
                .hasStackTraceContaining("FUTURES");
    }

    private void start(String uri, String parameters) throws Exception {
        String yaml = """
                - route:
                    id: test.flow
                    from:
                      uri: "%s"
                      %s
                      steps:
                        - bean: { ref: sink, method: take }
                """.formatted(uri, parameters);
        Resource resource = ResourceHelper.fromString("flow.camel.yaml", yaml);
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        context.start();
    }

    public final class Sink {
        public void take(Exchange exchange) {
            headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
            bodies.add(exchange.getMessage().getBody());
        }
    }
}
