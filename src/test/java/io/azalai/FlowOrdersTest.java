package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.loopback.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What flows in YAML can ask of the order path beside single orders, on both simulated venues. */
class FlowOrdersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path home;

    private static final List<Event> heard = new CopyOnWriteArrayList<>();
    private static Simulator venues;
    private static Application service;

    @BeforeAll
    static void start() {
        venues = Grounds.simulator();
        Grounds grounds = new Grounds(home);
        grounds.useExample("buy-slowly");
        grounds.flow("batch", batch());
        grounds.flow("ticks", TICKS);
        // slower than a flow would wait for, if it did not wait for the account
        Fault slow = Fault.next("hyperliquid", Fault.Kind.SLOW).containing("frontendOpenOrders");
        venues.inject(slow.times(4).lasting(4_000));
        service = Application.start(grounds.live(venues, root -> {}), Clock.systemUTC());
        FeedFilter filter = new FeedFilter(Set.of(Dataset.ORDER_EVENT), null, null, List.of(), null);
        service.feed().subscribe("test", filter, Overflow.BLOCK, 1000, (event, retained) -> heard.add(event));
    }

    /** A flow that begins at a kamelet, whose route it is that an event comes in by. */
    private static final String TICKS = """
            - route:
                id: flows.ticks
                nodePrefixId: flows.ticks/
                description: Place an order far off at the first tick.
                routeConfigurationId: park-on-failure
                from:
                  uri: kamelet:venue-ticker-source/tickers-of-flows.ticks
                  parameters:
                    venue: aster
                    symbols: ETH
                    market: PERP
                  steps:
                    - to:
                        id: pace
                        uri: kamelet:one-per-period-action/pace-of-flows.ticks
                        parameters:
                          periodMs: "3600000"
                    - setBody:
                        id: order
                        simple: >-
                          {"clientOrderId":"tick-${exchangeId}","venue":"aster","symbol":"ETH/USDT:USDT","side":"BUY",
                          "orderType":"LIMIT","quantity":"0.01","price":"2000","createdAt":${date:millis}}
                    - to:
                        id: place
                        uri: kamelet:venue-order-sink/order-of-flows.ticks
            """;

    /** Two orders, and then the same two cancelled with one that nobody knows. */
    private static String batch() {
        return """
                - route:
                    id: flows.batch
                    nodePrefixId: flows.batch/
                    description: Place two orders at once and cancel them at once.
                    routeConfigurationId: park-on-failure
                    from:
                      uri: timer:batch
                      parameters:
                        delay: 0
                        period: 3000
                        includeMetadata: true
                      steps:
                        - setBody:
                            id: orders
                            simple: >-
                              [%s,%s]
                        - to:
                            id: place
                            uri: kamelet:venue-order-batch-sink/place-of-batch
                        - setBody:
                            id: cancels
                            simple: >-
                              [%s,%s]
                        - to:
                            id: cancel
                            uri: kamelet:venue-order-batch-sink/cancel-of-batch
                """.formatted(order("b1", "60001"), order("b2", "60002"), cancel("b1"), cancel("b2"));
    }

    private static String order(String id, String price) {
        return "{\"clientOrderId\":\"" + id + "-${exchangeProperty.CamelTimerCounter}\",\"venue\":\"aster\","
                + "\"symbol\":\"BTC/USDT:USDT\",\"side\":\"BUY\",\"orderType\":\"LIMIT\",\"quantity\":\"0.001\","
                + "\"price\":\"" + price + "\",\"createdAt\":${date:millis}}";
    }

    private static String cancel(String id) {
        return order(id, "1")
                .replaceAll(",\"symbol.*\"price\":\"1\"", "")
                .replaceFirst("\\{", "{\"action\":\"CANCEL\",");
    }

    @AfterAll
    static void stop() {
        service.close();
        venues.close();
    }

    @Test
    void a_flow_places_an_order_over_time() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders()).anySatisfy(order -> {
            assertThat(order.orderType()).isEqualTo(OrderType.TWAP);
            assertThat(order.strategyId()).isEqualTo("flows.buy-slowly");
            assertThat(order.filledQty()).isPositive();
        }));
    }

    @Test
    void a_flow_places_and_cancels_several_orders_at_once() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders())
                .filteredOn(order -> order.status() == OrderStatus.CANCELED)
                .extracting(order -> order.clientOrderId().substring(0, 2))
                .contains("b1", "b2"));
    }

    @ParameterizedTest
    @CsvSource({"b1-, flow:flows.batch", "tick-, flow:flows.ticks"})
    void the_journal_says_which_flow_asked(String order, String asker) {
        String id = await().atMost(PATIENCE)
                .until(
                        () -> orders().map(Order::clientOrderId)
                                .filter(each -> each.startsWith(order))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.modules()
                        .journal()
                        .archive()
                        .explain("main", id)
                        .path("wire")
                        .findValuesAsText("actor"))
                .contains(asker));
    }

    private static Stream<Order> orders() {
        return heard.stream().filter(OrderEvent.class::isInstance).map(event -> ((OrderEvent) event).order());
    }
}
