package io.azalai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedComponent;
import io.azalai.feed.SymbolMatch;
import io.azalai.model.Dataset;
import io.azalai.model.Market;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every refusal names file and line, what is wrong, and what would be right. */
class FlowTrialTest {

    private static final SymbolBook BTC_ONLY = new SymbolBook() {
        @Override
        public Optional<String> objection(String venue, Market market, String symbol) {
            return symbol.startsWith("BTC")
                    ? Optional.empty()
                    : Optional.of(venue + ": unknown symbol '" + symbol + "'");
        }

        @Override
        public Optional<String> silence(String venue, Market market, String symbol, Set<Dataset> datasets) {
            return "aster".equals(venue) && datasets.equals(Set.of(Dataset.OPEN_INTEREST))
                    ? Optional.of("aster tells no open-interest")
                    : Optional.empty();
        }
    };

    @TempDir
    Path folder;

    private final Feed feed = new Feed(Clock.systemUTC(), System::nanoTime, Map::of, SymbolMatch.SPELLING);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FlowTrial trial = new FlowTrial(context, BTC_ONLY, this::components);

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        feed.close();
    }

    @Test
    void a_sound_flow_tells_its_routes_and_what_may_act_outside() throws IOException {
        FlowTrial.Outcome outcome = trial.of(file("""
                - route:
                    id: flows.one
                    routeConfigurationId: park-on-failure
                    from:
                      uri: feed:ticker
                      parameters:
                        venue: hyperliquid
                        symbols: "*"
                      steps:
                        - to: file:target/somewhere?fileName=x
                        - to: direct:orders
                        - to: log:seen
                """));

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.routes()).containsExactly("flows.one");
        assertThat(outcome.outside()).containsExactly("direct:orders", "file:target/somewhere");
    }

    @Test
    void an_unknown_failure_policy() throws IOException {
        assertThat(refusal(route("feed:ticker", "").replace("park-on-failure", "park-on-failur")))
                .startsWith("3: there is no failure policy 'park-on-failur'; did you mean park-on-failure?");
        assertThat(refusal(route("feed:ticker", "").replace("    routeConfigurationId: park-on-failure\n", "")))
                .startsWith("2: the route names no failure policy; write routeConfigurationId: one of park-on-failure");
    }

    @Test
    void an_unknown_dataset() throws IOException {
        assertThat(refusal(route("feed:tiker", "")))
                .startsWith("5: unknown dataset 'tiker'")
                .contains("ticker");
    }

    @Test
    void an_unknown_venue_or_market() throws IOException {
        assertThat(refusal(route("feed:ticker", "venue: hyperliqid")))
                .startsWith("7: unknown venue 'hyperliqid'")
                .contains("hyperliquid");
        assertThat(refusal(route("feed:ticker", "market: SPOTS")))
                .startsWith("7: ")
                .contains("SPOT", "PERP");
        assertThat(refusal(route("kamelet:venue-ticker-source", "venue: hyperliqid")))
                .startsWith("7: unknown venue 'hyperliqid'");
    }

    @Test
    void candles_of_an_interval_that_is_not_streamed() throws IOException {
        assertThat(refusal(route("feed:candle", "interval: 30m")))
                .startsWith("7: ")
                .contains("candles of 30m are not streamed", "1s, 5s, 15s, 1m, 5m, 15m, 1h, 4h, 1d");
        assertThat(refusal(route("kamelet:venue-candle-source", "venue: aster\n        interval: 1w")))
                .contains("candles of 1w are not streamed");
    }

    @Test
    void a_dataset_that_its_venue_does_not_tell() throws IOException {
        assertThat(refusal(route("feed:open-interest", "venue: aster"))).isEqualTo("5: aster tells no open-interest");
        assertThat(refusal(route("feed:open-interest", "venue: aster\n        symbols: BTC")))
                .isEqualTo("8: aster tells no open-interest");
        assertThat(refusal(route("kamelet:venue-open-interest-source", "venue: aster")))
                .isEqualTo("5: aster tells no open-interest");
        assertThat(trial.of(file(route("feed:open-interest,trade", "venue: aster")))
                        .problems())
                .isEmpty();
    }

    @Test
    void an_unknown_option_of_an_endpoint() throws IOException {
        assertThat(refusal(route("feed:ticker", "symbol: BTC"))).startsWith("7: feed: has no option 'symbol'");
        assertThat(refusal(route("feed:ticker?symbol=BTC", "").replace("      parameters: {}\n", "")))
                .startsWith("5: feed: has no option 'symbol'");
        assertThat(refusal(route("direct:somewhere", "blok: true")))
                .isEqualTo("7: direct: has no option 'blok'; did you mean block?");
    }

    @Test
    void an_unknown_kamelet_or_an_unknown_option_of_one() throws IOException {
        assertThat(refusal(route("kamelet:venue-ticker-source", "symbol: BTC")))
                .startsWith("7: kamelet venue-ticker-source has no parameter 'symbol'; did you mean symbols?");
        assertThat(refusal(route("kamelet:venue-ticker-source?venu=aster", "")))
                .startsWith("5: kamelet venue-ticker-source has no parameter 'venu'; did you mean venue?");
        assertThat(refusal(route("kamelet:venue-tickr-source", "symbols: BTC")))
                .startsWith("5: there is no kamelet 'venue-tickr-source'; did you mean venue-ticker-source?");
        assertThat(refusal(route("kamelet:venue-ticker-source", "symbols: BTC")))
                .isEqualTo("5: kamelet venue-ticker-source needs the parameter 'venue'");
    }

    @Test
    void an_unknown_step_component_bean_or_property() throws IOException {
        String sound = route("feed:ticker", "");
        assertThat(refusal(sound.replace("- log:", "- lg:"))).startsWith("8: ").contains("lg");
        assertThat(refusal(route("fed:ticker", ""))).startsWith("5: ").contains("fed");
        assertThat(refusal(sound + "        - bean:\n            ref: nobody\n"))
                .contains("nobody")
                .startsWith("11: ");
        assertThat(refusal(route("feed:ticker", "symbols: '{{no.such.key}}'")))
                .startsWith("5: ")
                .contains("no.such.key");
    }

    @Test
    void an_unknown_symbol_of_a_source() throws IOException {
        assertThat(refusal(route("feed:trade", "venue: hyperliquid\n        symbols: BTC,BTX/USDX:USDX")))
                .isEqualTo("8: hyperliquid: unknown symbol 'BTX/USDX:USDX'");
        assertThat(refusal(route("feed:trade?venue=aster&symbols=ETX", "")))
                .isEqualTo("5: aster: unknown symbol 'ETX'");
        assertThat(refusal(route("kamelet:venue-trade-source", "venue: aster\n        symbols: '{{none:ETX}}'")))
                .isEqualTo("8: aster: unknown symbol 'ETX'");
    }

    @Test
    void an_unknown_symbol_of_an_order_that_is_written_out() throws IOException {
        String order = """
                        - setBody:
                            constant: '{"venue":"aster","symbol":"ETX","side":"BUY"}'
                        - to: kamelet:venue-order-sink
                """;

        assertThat(refusal(route("feed:ticker", "") + order)).isEqualTo("11: aster: unknown symbol 'ETX'");
    }

    private String refusal(String text) throws IOException {
        Path file = file(text);
        List<FlowProblem> problems = trial.of(file).problems();
        assertThat(problems).isNotEmpty();
        String first = problems.get(0).toString();
        assertThat(first).startsWith(file + ":");
        return first.substring(file.toString().length() + 1);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("one.camel.yaml"), text);
    }

    private void components(CamelContext scratch) {
        FeedComponent component = new FeedComponent();
        component.setFeed(feed);
        component.setVenues(Set.of("hyperliquid", "aster"));
        scratch.addComponent("feed", component);
    }

    private static String route(String uri, String parameters) {
        return """
                - route:
                    id: flows.one
                    routeConfigurationId: park-on-failure
                    from:
                      uri: %s
                      parameters:
                        %s
                      steps:
                        - log:
                            message: seen
                """.formatted(uri, parameters.isEmpty() ? "{}" : parameters)
                .replace("parameters:\n        {}\n", "parameters: {}\n");
    }
}
