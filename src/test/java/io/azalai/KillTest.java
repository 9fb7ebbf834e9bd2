package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.loopback.Fault;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.VenueOrder;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service killed with SIGKILL, again and again, with orders on their way: the venues' own ledger is the judge. */
class KillTest {

    private static final int KILLS = 5;
    private static final long SEED = 20_251;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String HYPERLIQUID = "hyperliquid";
    private static final String ASTER = "aster";

    @TempDir
    private Path home;

    private final Random chance = new Random(SEED);

    @Test
    void a_service_that_is_killed_five_times_doubles_no_order_and_forgets_none() throws Exception {
        try (Simulator venues = Grounds.simulator()) {
            Grounds grounds = new Grounds(home);
            for (String venue : List.of(HYPERLIQUID, ASTER)) {
                venues.venue(venue).turn("noWeightLimit", true); // six starts a minute are more than it allows
            }
            addFlows(grounds);
            grounds.live(venues, KillTest::limits);

            for (int kill = 1; kill <= KILLS; kill++) {
                runAndKill(grounds, venues, kill);
            }
            removeFlows(grounds);
            List<Order> settled = settle(grounds, venues);

            assertThat(settled).extracting(Order::clientOrderId).noneMatch(id -> id.startsWith("external:"));
            try (Journal journal = Journal.open(home.resolve("state"), 1, Clock.systemUTC())) {
                judge(venues, HYPERLIQUID, "all", journal);
                judge(venues, ASTER, "futures", journal);
            }
        }
    }

    /** Six starts within a minute take all that the venues grant. */
    private static void limits(ObjectNode root) {
        for (String venue : List.of(HYPERLIQUID, ASTER)) {
            root.withObjectProperty("exchanges")
                    .withObjectProperty(venue)
                    .withObjectProperty("rate_limit")
                    .put("requests_per_minute", 6_000)
                    .put("weight_limit", 6_000);
        }
        root.withObjectProperty("trading").put("order_timeout", 3);
        ObjectNode risk = root.withObjectProperty("risk");
        risk.put("daily_loss_limit", 0).put("max_drawdown_percent", 0).put("duplicate_order_window_ms", 0);
        risk.withObjectProperty("max_order_rate").put("count", 100);
    }

    /** Runs until a chosen number of orders has arrived, with replies late and cut, and kills at that very moment. */
    private void runAndKill(Grounds grounds, Simulator venues, int kill) throws Exception {
        int before = arrived(venues);
        Process service = process(grounds, kill);
        try {
            await().atMost(PATIENCE).until(() -> hasTraded(service, venues, before));
            disturb(venues);
            int enough = arrived(venues) + 3 + chance.nextInt(8);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> arrived(venues) >= enough);
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private boolean hasTraded(Process service, Simulator venues, int before) {
        assertThat(service.isAlive()).as("the service; its log is in %s", home).isTrue();
        return arrived(venues) >= before + 4;
    }

    private void disturb(Simulator venues) {
        for (Fault.Kind kind : List.of(Fault.Kind.CUT, Fault.Kind.SLOW, Fault.Kind.REFUSE, Fault.Kind.SLOW)) {
            long late = 100 + chance.nextInt(900);
            venues.inject(new Fault(HYPERLIQUID, "", kind, "/exchange", "\"order\"", 1, 503, 1001, late, "", ""));
            venues.inject(new Fault(ASTER, "", kind, "/fapi/", "newClientOrderId", 1, 503, 1001, late, "", ""));
        }
    }

    private Process process(Grounds grounds, int kill) throws IOException {
        Path log = home.resolve("service-" + kill + ".log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dazalai.home=" + home,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.azalai.Main",
                        "run",
                        "--config",
                        grounds.configFile().toString(),
                        "--routes",
                        grounds.routes().toString(),
                        "--yes-live")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Starts once more, without a flow that trades, until the fate of every order is known. */
    private static List<Order> settle(Grounds grounds, Simulator venues) {
        try (Application service = Application.start(grounds.live(venues, KillTest::limits), Clock.systemUTC())) {
            await().atMost(PATIENCE).until(() -> service.gateway().orders().stream()
                    .allMatch(order -> isKnown(order.status()) && agrees(venues, order)));
            return service.gateway().orders();
        }
    }

    private static boolean isKnown(OrderStatus status) {
        return !Set.of(OrderStatus.RECEIVED, OrderStatus.SUBMITTED, OrderStatus.UNKNOWN, OrderStatus.PENDING_CANCEL)
                .contains(status);
    }

    private static boolean agrees(Simulator venues, Order order) {
        return atVenue(venues, order)
                        .map(VenueOrder::filled)
                        .orElse(BigDecimal.ZERO)
                        .compareTo(order.filledQty())
                == 0;
    }

    private static Optional<VenueOrder> atVenue(Simulator venues, Order order) {
        String market = order.venue().equals(ASTER) ? "futures" : "all";
        return engine(venues, order.venue(), market)
                .order(account(venues, order.venue()), String.valueOf(order.venueClientOrderId()));
    }

    private static void judge(Simulator venues, String venue, String market, Journal journal) {
        Engine engine = engine(venues, venue, market);
        String account = account(venues, venue);
        List<Order> ours = journal.orders(Instant.EPOCH).stream()
                .map(JournaledOrder::order)
                .filter(order -> order.venue().equals(venue))
                .toList();
        List<Fill> fills = journal.fills(Instant.EPOCH).stream()
                .filter(fill -> fill.venue().equals(venue))
                .toList();

        assertThat(venues.arrivals().clientOrderIds(venue).values())
                .as("arrivals at %s", venue)
                .containsOnly(1);
        assertThat(ours).as("journal of %s", venue).hasSizeGreaterThan(KILLS);
        assertThat(ours)
                .extracting(Order::venueClientOrderId)
                .as("orders of %s that the journal knows", venue)
                .containsAll(venues.arrivals().clientOrderIds(venue).keySet());
        for (Order order : ours) {
            assertThat(verdict(order, atVenue(venues, order).orElse(null))).isEqualTo("as the venue has it");
        }
        assertThat(fills)
                .extracting(Fill::quantity)
                .usingElementComparator(BigDecimal::compareTo)
                .as("fills of %s", venue)
                .containsExactlyInAnyOrderElementsOf(engine.executions(account).stream()
                        .map(execution -> execution.match().quantity())
                        .toList());
        assertThat(fills)
                .extracting(fill -> fill.orderId() + "|" + fill.tradeId())
                .doesNotHaveDuplicates();
        assertThat(position(fills))
                .isEqualByComparingTo(engine.account(account).positions().stream()
                        .map(OpenPosition::size)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static String verdict(Order order, VenueOrder there) {
        boolean same = there == null
                ? order.status() == OrderStatus.REJECTED || order.status() == OrderStatus.RISK_REJECTED
                : there.isOpen() != order.status().isTerminal()
                        && there.filled().compareTo(order.filledQty()) == 0;
        return same ? "as the venue has it" : "ours " + order + " but there " + there;
    }

    private static BigDecimal position(List<Fill> fills) {
        return fills.stream()
                .map(fill -> switch (fill.side()) {
                    case BUY -> fill.quantity();
                    case SELL -> fill.quantity().negate();
                })
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int arrived(Simulator venues) {
        return Stream.of(HYPERLIQUID, ASTER)
                .mapToInt(venue -> venues.arrivals().clientOrderIds(venue).size())
                .sum();
    }

    private static Engine engine(Simulator venues, String venue, String market) {
        return venues.venue(venue).engines().get(market);
    }

    private static String account(Simulator venues, String venue) {
        return venues.venue(venue).accounts().get(0);
    }

    private static void addFlows(Grounds grounds) {
        for (String venue : List.of(HYPERLIQUID, ASTER)) {
            grounds.flow(venue + "-buys", trading(venue, "buys", "market", "BUY"));
            grounds.flow(venue + "-sells", trading(venue, "sells", "cross", "SELL"));
            grounds.flow(venue + "-rests", resting(venue));
        }
    }

    private static void removeFlows(Grounds grounds) throws IOException {
        for (String venue : List.of(HYPERLIQUID, ASTER)) {
            for (String what : List.of("-buys", "-sells", "-rests")) {
                Files.delete(grounds.routes().resolve("flows/" + venue + what + ".camel.yaml"));
            }
        }
    }

    private static String trading(String venue, String what, String form, String side) {
        return """
                # feed:bbo -> orders
                - route:
                    id: flows.%1$s-%2$s
                    nodePrefixId: flows.%1$s-%2$s/
                    description: Trade several times a second.
                    routeConfigurationId: park-on-failure
                    from:
                      uri: feed:bbo
                      parameters:
                        venue: %1$s
                        market: PERP
                        symbols: BTC
                        overflow: latest
                      steps:
                        - sample:
                            id: pace
                            samplePeriod: "100"
                        - bean:
                            id: fill-in
                            ref: orders
                            method: %3$s(${body}, '%4$s', '0.001', ${routeId})
                        - to:
                            id: order
                            uri: direct:orders
                """.formatted(venue, what, form, side);
    }

    private static String resting(String venue) {
        return """
                # timer -> orders
                - route:
                    id: flows.%1$s-rests
                    nodePrefixId: flows.%1$s-rests/
                    description: Rest an order far from the market several times a second.
                    routeConfigurationId: park-on-failure
                    from:
                      uri: timer:%1$s-rests
                      parameters:
                        period: 300
                        includeMetadata: true
                      steps:
                        - setBody:
                            id: fill-in
                            simple: >-
                              {"type":"orderRequest","clientOrderId":"rest-${exchangeId}","venue":"%1$s","symbol":"BTC",
                              "market":"PERP","side":"BUY","orderType":"LIMIT","quantity":"0.001","price":"60000",
                              "timeInForce":"GTC",
                              "createdAt":${messageTimestamp}}
                        - to:
                            id: order
                            uri: direct:orders
                """.formatted(venue);
    }
}
