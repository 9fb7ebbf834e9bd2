package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Dataset;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.provision.Plan;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.matching.DepthLevel;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.SyntheticMarket;
import io.azalai.trade.OrderReply;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.health.HealthCheckHelper;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mode paper without a key: the simulators are the real market, and nothing of us reaches them. One start for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperTest {

    private static final Map<String, String> MARKETS = Map.of("hyperliquid", "all", "aster", "futures");
    private static final Map<String, String> SYMBOLS = Map.of("hyperliquid", "ETH", "aster", "ETHUSDT");

    private final AtomicInteger ids = new AtomicInteger();
    private Simulator venues;
    private Grounds grounds;
    private Plan plan;
    private Application service;

    @BeforeAll
    void start(@TempDir Path home) {
        venues = Grounds.simulator();
        grounds = new Grounds(home);
        plan = grounds.plan(venues, root -> {
            root.put("mode", "paper");
            keys(root, "hyperliquid", "account_address", "secret_key");
            keys(root, "aster", "user", "signer", "private_key");
            root.withObjectProperty("risk").put("duplicate_order_window_ms", 0);
            root.withObjectProperty("recording")
                    .put("enabled", true)
                    .put("dir", home.resolve("events").toString());
        });
        service = Application.start(plan, Clock.systemUTC());
    }

    private static void keys(ObjectNode root, String venue, String... removed) {
        root.withObjectProperty("exchanges").withObjectProperty(venue).remove(List.of(removed));
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        venues.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hyperliquid", "aster"})
    void a_market_order_fills_at_the_prices_of_the_real_book_and_leaves_it_alone(String venue) {
        BigDecimal mark = engine(venue).statistics(SYMBOLS.get(venue)).mark();

        Order bought = send(venue, OrderTerms.market(Side.BUY, new BigDecimal("0.1")));

        assertThat(bought.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(bought.avgPrice())
                .isBetween(mark.multiply(new BigDecimal("0.99")), mark.multiply(new BigDecimal("1.01")));
        soon().until(() -> position(venue).isPresent());
        assertThat(position(venue).orElseThrow().signedSize()).isEqualByComparingTo("0.1");
        Order closed = send(OrderRequest.closePosition(id(), venue, "ETH", now()));
        assertThat(closed.status()).isEqualTo(OrderStatus.FILLED);
        soon().until(() -> position(venue).isEmpty());
        assertThat(venues.arrivals().clientOrderIds(venue)).isEmpty();
        assertThat(venues.arrivals().requests(venue).keySet())
                .noneMatch(request -> request.equals("POST /exchange") || request.contains("listenKey"));
        assertThat(engine(venue).orders(venues.venue(venue).accounts().get(0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hyperliquid", "aster"})
    void what_rests_fills_at_its_own_price_once_a_real_trade_has_gone_through_it(String venue) {
        BigDecimal price = deep(venue);
        Order resting = send(venue, OrderTerms.limit(Side.BUY, new BigDecimal("0.1"), price));
        assertThat(resting.status()).isEqualTo(OrderStatus.NEW);

        sellAll(venue);

        soon().until(() -> order(resting).status() == OrderStatus.FILLED);
        assertThat(order(resting).avgPrice()).isEqualByComparingTo(price);
        // whoever sold took all bids, and without one a sale is refused
        soon().ignoreExceptionsInstanceOf(VenueException.class)
                .until(() -> send(OrderRequest.closePosition(id(), venue, "ETH", now()))
                        .status()
                        .isTerminal());
        soon().until(() -> position(venue).isEmpty());
    }

    @Test
    void a_stop_waits_for_the_real_mark_and_is_gone_once_cancelled() {
        send("aster", OrderTerms.market(Side.BUY, new BigDecimal("0.1")));
        soon().until(() -> position("aster").isPresent());
        BigDecimal mark = engine("aster").statistics("ETHUSDT").mark();
        Order stop = send(
                "aster",
                OrderTerms.triggered(
                        OrderType.STOP_MARKET,
                        Side.SELL,
                        null,
                        mark.multiply(new BigDecimal("0.9")).setScale(1, RoundingMode.DOWN)));
        assertThat(stop.status()).isEqualTo(OrderStatus.NEW);

        Order gone = send(OrderRequest.cancel(id(), "aster", stop.clientOrderId(), now()));

        soon().until(() -> order(gone).status() == OrderStatus.CANCELED);
        send(OrderRequest.closePosition(id(), "aster", "ETH", now()));
        soon().until(() -> position("aster").isEmpty());
    }

    @Test
    void an_order_that_reduces_nothing_is_refused() {
        assertThatThrownBy(() -> send(
                        "hyperliquid",
                        OrderTerms.limit(Side.BUY, new BigDecimal("0.1"), below("hyperliquid", "0.99"))
                                .acting(PositionSide.BOTH, true)))
                .hasMessageContaining("REDUCE");
    }

    @Test
    void a_restart_keeps_positions_and_open_orders() {
        Order bought = send("hyperliquid", OrderTerms.market(Side.BUY, new BigDecimal("0.1")));
        Order resting =
                send("hyperliquid", OrderTerms.limit(Side.BUY, new BigDecimal("0.1"), below("hyperliquid", "0.97")));
        soon().until(() -> position("hyperliquid").isPresent());
        BigDecimal entry = position("hyperliquid").orElseThrow().entryPrice();

        service.close();
        service = Application.start(plan, Clock.systemUTC());

        goesOn(bought, resting, entry);
    }

    @Test
    void a_backup_made_while_it_runs_goes_on_as_a_new_state_folder() throws Exception {
        Order bought = send("hyperliquid", OrderTerms.market(Side.BUY, new BigDecimal("0.1")));
        Order resting =
                send("hyperliquid", OrderTerms.limit(Side.BUY, new BigDecimal("0.1"), below("hyperliquid", "0.97")));
        soon().until(() -> position("hyperliquid").isPresent());
        BigDecimal entry = position("hyperliquid").orElseThrow().entryPrice();

        Path copy = service.modules().journal().archive().backup(null);
        service.close();
        Path state = grounds.home().resolve("state/paper");
        Files.move(state, grounds.home().resolve("old"));
        Files.move(copy, state);
        service = Application.start(plan, Clock.systemUTC());

        assertThat(copy.getParent()).isEqualTo(grounds.home().resolve("backups"));
        goesOn(bought, resting, entry);
    }

    private void goesOn(Order bought, Order resting, BigDecimal entry) {
        soon().until(() -> position("hyperliquid").isPresent());
        assertThat(position("hyperliquid").orElseThrow().signedSize()).isEqualByComparingTo("0.1");
        assertThat(position("hyperliquid").orElseThrow().entryPrice()).isEqualByComparingTo(entry);
        assertThat(order(bought).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order(resting).status()).isEqualTo(OrderStatus.NEW);
        Order gone = send(OrderRequest.cancel(id(), "hyperliquid", resting.clientOrderId(), now()));
        soon().until(() -> order(gone).status() == OrderStatus.CANCELED);
        send(OrderRequest.closePosition(id(), "hyperliquid", "ETH", now()));
        soon().until(() -> position("hyperliquid").isEmpty());
    }

    @Test
    void whatever_is_told_says_that_it_is_on_paper() throws Exception {
        send("hyperliquid", OrderTerms.market(Side.BUY, new BigDecimal("0.02")));
        send(OrderRequest.closePosition(id(), "hyperliquid", "ETH", now()));

        soon().until(() -> !grounds.alerts("heartbeat").isEmpty()
                && !grounds.alerts("fill").isEmpty());
        assertThat(grounds.alerts("heartbeat")).allMatch(line -> line.contains("\"mode\":\"paper\""));
        assertThat(grounds.alerts("fill")).allMatch(line -> line.contains("\"mode\":\"paper\""));
        HttpRequest orders = HttpRequest.newBuilder(URI.create(service.apiUrl() + "/api/v1/orders"))
                .header("Authorization", "Bearer " + grounds.token())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(orders, BodyHandlers.ofString())
                        .headers()
                        .firstValue("X-Azalai-Mode"))
                .contains("paper");
        assertThat(HealthCheckHelper.invoke(service.context()))
                .filteredOn(result -> result.getCheck().getId().equals("mode"))
                .singleElement()
                .satisfies(result -> assertThat(result.getDetails()).containsEntry("mode", "paper"));
    }

    private Order send(String venue, OrderTerms terms) {
        return send(OrderRequest.place(id(), venue, "ETH", terms, now()));
    }

    private Order send(OrderRequest request) {
        try {
            return service.context()
                    .createProducerTemplate()
                    .requestBody("direct:orders", request, OrderReply.class)
                    .order();
        } catch (CamelExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    private Order order(Order which) {
        return service.gateway().order(which.account(), which.clientOrderId()).orElseThrow();
    }

    private Optional<Position> position(String venue) {
        return service.feed().retained(Dataset.POSITION).stream()
                .map(Position.class::cast)
                .filter(held -> held.venue().equals(venue) && held.size().signum() != 0)
                .findFirst();
    }

    private Engine engine(String venue) {
        return venues.venue(venue).engines().get(MARKETS.get(venue));
    }

    /** A price on the grid, so many times the real mark. */
    private BigDecimal below(String venue, String factor) {
        return engine(venue)
                .statistics(SYMBOLS.get(venue))
                .mark()
                .multiply(new BigDecimal(factor))
                .setScale(0, RoundingMode.DOWN);
    }

    /** Of two thirds of the bids in the real book the lowest price. */
    private BigDecimal deep(String venue) {
        List<DepthLevel> bids = engine(venue).book(SYMBOLS.get(venue), 20).bids();
        return bids.get(bids.size() * 2 / 3).price();
    }

    private void sellAll(String venue) {
        engine(venue)
                .place(new NewOrder(
                        SyntheticMarket.TAKER,
                        SYMBOLS.get(venue),
                        Side.SELL,
                        new BigDecimal("1000000"),
                        BigDecimal.ONE,
                        TimeInForce.IOC,
                        false,
                        null));
    }

    private String id() {
        return "p-" + ids.incrementAndGet();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static ConditionFactory soon() {
        return await().atMost(OnSimulatedVenues.PATIENCE);
    }
}
