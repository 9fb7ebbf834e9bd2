package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.feed.FeedFilter;
import io.azalai.feed.FeedReader;
import io.azalai.feed.Overflow;
import io.azalai.model.BestBidOffer;
import io.azalai.model.BookDelta;
import io.azalai.model.Dataset;
import io.azalai.provision.Plan;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.loopback.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a service shows while it runs as shipped, with flows that watch: one start for all. Confined to the testing
 * thread.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningTest {

    private static final String OFF = "examples.big-trades-to-file";
    private static final String KAMELET = "source-of-" + OFF;

    private Simulator venues;
    private Grounds grounds;
    private Application service;
    private int management;
    private ServiceStatus whileWatched;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        venues = Grounds.simulator();
        grounds = new Grounds(home);
        management = freePort();
        grounds.flow("watch", Grounds.watch());
        grounds.flow("dex", watch("dex", "xyz:XYZ100"));
        grounds.flow("dream", watch("dream", "BTC,BTX/USDX:USDX"));
        Plan plan = grounds.recorded(venues, root -> {
            root.withObjectProperty("server").put("management_port", management);
            root.withObjectProperty("exchanges")
                    .withObjectProperty("hyperliquid")
                    .putArray("dexes")
                    .add("xyz");
        });
        service = Application.start(plan, Clock.systemUTC(), watched -> {
            soon().until(() -> !watched.feed().retained(Dataset.TICKER).isEmpty());
            whileWatched = status((Application) watched, "flows.watch");
        });
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        venues.close();
    }

    @Test
    void whoever_watches_sees_prices_before_any_flow_runs() {
        assertThat(whileWatched).isEqualTo(ServiceStatus.Stopped);
        assertThat(status(service, "flows.watch")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void a_late_reader_of_deltas_begins_with_the_whole_book() {
        FeedFilter filter = FeedFilter.of(Dataset.BOOK_DELTA).venue("aster").symbols("BTC");
        List<BookDelta> first = new CopyOnWriteArrayList<>();
        List<BookDelta> late = new CopyOnWriteArrayList<>();
        try (FeedReader early = deltas("early", filter, first)) {
            soon().until(() -> first.stream().anyMatch(BookDelta::snapshot));

            try (FeedReader second = deltas("late", filter, late)) {
                soon().until(() -> late.size() > 1);
            }
        }

        assertThat(late.get(0).snapshot()).isTrue();
        assertThat(late.get(1).snapshot()).isFalse();
    }

    private FeedReader deltas(String name, FeedFilter filter, List<BookDelta> heard) {
        return service.feed()
                .subscribe(
                        name, filter, Overflow.DROP_OLDEST, 10_000, (event, retained) -> heard.add((BookDelta) event));
    }

    @Test
    void a_healthy_service_is_up() {
        soon().until(() -> Grounds.down(service, "").isEmpty());
    }

    @Test
    void a_dex_that_the_venue_lists_streams() {
        soon().until(() -> service.feed().retained(Dataset.BBO).stream()
                .anyMatch(event -> event instanceof BestBidOffer quote
                        && quote.listing().venueSymbol().equals("xyz:XYZ100")));
    }

    @Test
    void a_symbol_that_no_venue_lists_is_told_and_other_flows_run() {
        soon().until(() -> grounds.alerts("flow.unknown-symbol").size() == 1);

        assertThat(grounds.alerts("flow.unknown-symbol").get(0))
                .contains("dream.camel.yaml:10", "unknown symbol 'BTX/USDX:USDX'");
        soon().until(() -> Grounds.quotes(service, "hyperliquid"));
    }

    @Test
    void an_edit_to_a_symbol_that_no_venue_lists_is_refused_with_file_line_and_near_ones() {
        Route before = service.context().getRoute("flows.watch");

        grounds.flow("watch", Grounds.watch().replace("symbols: BTC", "symbols: BTCC"));

        soon().until(() -> grounds.alerts("flow.refused").size() == 1);
        assertThat(grounds.alerts("flow.refused").get(0)).contains("watch.camel.yaml:10", "BTCC", "did you mean BTC/");
        assertThat(service.context().getRoute("flows.watch")).isSameAs(before);

        grounds.flow("watch", Grounds.watch());
        soon().until(() -> service.context().getRoute("flows.watch") != before
                && status(service, "flows.watch") == ServiceStatus.Started);
    }

    @Test
    void a_flow_that_is_off_does_not_start_the_source_of_its_kamelet_before_or_after_an_edit() {
        Path file = grounds.routes().resolve("examples/big-trades-to-file.camel.yaml");
        String off = Grounds.read(file);
        assertThat(status(service, KAMELET)).isEqualTo(ServiceStatus.Stopped);

        Grounds.write(file, off.replace("symbols: BTC,ETH", "symbols: ETH"));

        soon().until(() -> isRouted("symbols=ETH&venue=hyperliquid"));
        assertThat(status(service, KAMELET)).isEqualTo(ServiceStatus.Stopped);
        assertThat(service.feed().readers()).noneMatch(reader -> reader.name().contains("big-trades"));

        Grounds.write(file, off.replace("enabled:false", "enabled:true"));

        soon().until(() -> service.feed().readers().stream()
                .anyMatch(reader -> reader.name().contains("big-trades")));
    }

    @Test
    void a_frame_that_cannot_be_read_is_counted_in_the_metrics() throws Exception {
        soon().until(() -> Grounds.quotes(service, "hyperliquid"));
        assertThat(metrics())
                .contains("azalai_frames_unreadable_total{stream=\"market\",venue=\"hyperliquid\"} 0.0")
                .contains("azalai_feed_delivered_total{reader=\"flows.watch\"}")
                .contains("azalai_stream_frames_total{endpoint=", "azalai_stream_connections{endpoint=")
                .contains("azalai_stream_quarantined{endpoint=")
                .contains("azalai_limit_cap{account=\"\",limit=\"connections\",venue=\"hyperliquid\"} 10.0")
                .contains("azalai_limit_cap{account=\"\",limit=\"subscriptions\",venue=\"hyperliquid\"} 1000.0")
                .containsPattern(
                        "azalai_limit_used\\{account=\"\",limit=\"subscriptions\",venue=\"hyperliquid\"} [1-9]")
                .contains("limit=\"subscriptions-per-connection\",venue=\"aster\"} 200.0")
                .contains("azalai_risk_gross_usd{venue=\"aster\"} 0.0")
                .contains("azalai_kafka_lost_total 0.0", "azalai_outbox_waiting 0.0", "azalai_orders_working 0.0");

        venues.inject(Fault.next("hyperliquid", Fault.Kind.GARBAGE));

        soon().until(() -> metrics()
                .lines()
                .anyMatch(line -> line.startsWith("azalai_frames_unreadable_total{")
                        && line.contains("hyperliquid")
                        && !line.endsWith(" 0.0")));
    }

    /** Whether the source takes this; while an edit is swapped in there is none. */
    private boolean isRouted(String parameters) {
        Route source = service.context().getRoute(KAMELET);
        return source != null && source.getEndpoint().getEndpointUri().endsWith(parameters);
    }

    private static ConditionFactory soon() {
        return await().atMost(OnSimulatedVenues.PATIENCE);
    }

    private static String watch(String name, String symbols) {
        return Grounds.watch().replace("flows.watch", "flows." + name).replace("symbols: BTC", "symbols: " + symbols);
    }

    private static ServiceStatus status(Application service, String route) {
        return service.context().getRouteController().getRouteStatus(route);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    private String metrics() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + management + "/observe/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
