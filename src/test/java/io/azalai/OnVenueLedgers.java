package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.Market;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.loopback.Fault;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Placement;
import io.azalai.simulator.matching.Product;
import io.azalai.simulator.matching.SyntheticMarket;
import io.azalai.simulator.matching.VenueOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;

/**
 * Tests that the ledgers of the simulated venues judge: what is open and held there, whatever the service believes.
 * Confined to the testing thread.
 */
abstract class OnVenueLedgers extends OnSimulatedVenues {

    static final List<String> VENUES = List.of("hyperliquid", "aster");
    static final BigDecimal LITTLE = new BigDecimal("0.001");
    static final ObjectMapper JSON = new ObjectMapper();
    static final HttpClient BROWSER = HttpClient.newHttpClient();

    /** Aster takes what has no client id for its own closings. */
    private static final String BY_HAND = "0x000000000000000000000000000000ad";

    private static final int MANY = 1_000_000;

    /** Limits that rest for a while. */
    static OrderTerms resting() {
        return OrderTerms.limit(Side.BUY, LITTLE, new BigDecimal("60000"));
    }

    static Object place(Application service, String venue, String symbol, String id, OrderTerms terms) {
        OrderRequest request = OrderRequest.place(
                id + "-" + venue, venue, symbol, terms, Clock.systemUTC().instant());
        return service.context().createProducerTemplate().requestBody("direct:orders", request.at(symbol, Market.PERP));
    }

    /** Of the service's account. */
    List<VenueOrder> open(String venue) {
        return engine(venue).openOrders(account(venue));
    }

    /** Of all perpetuals, as long as each has one; signed. */
    List<BigDecimal> positions(String venue) {
        return engine(venue).account(account(venue)).positions().stream()
                .map(position -> position.size())
                .filter(size -> size.signum() != 0)
                .toList();
    }

    String account(String venue) {
        return venues.venue(venue).accounts().get(0);
    }

    /** Of the perpetuals. */
    Engine engine(String venue) {
        return venues.venue(venue).engines().get(venue.equals("aster") ? "futures" : "all");
    }

    /** The account trades with the makers at a price, by hand as it were. */
    void trade(String venue, String base, Side side, BigDecimal quantity) {
        Engine engine = engine(venue);
        String symbol = engine.products().stream()
                .filter(product ->
                        product.market() == Market.PERP && product.base().equals(base))
                .map(Product::symbol)
                .findFirst()
                .orElseThrow();
        engine.together(() -> {
            BigDecimal best = side == Side.BUY
                    ? engine.book(symbol, 1).asks().get(0).price()
                    : engine.book(symbol, 1).bids().get(0).price();
            engine.place(of(
                    SyntheticMarket.MAKER,
                    symbol,
                    side == Side.BUY ? Side.SELL : Side.BUY,
                    quantity,
                    best,
                    TimeInForce.GTC));
            Placement placed = engine.place(of(account(venue), symbol, side, quantity, best, TimeInForce.IOC));
            assertThat(placed.order().filled()).isEqualByComparingTo(quantity);
        });
    }

    static NewOrder of(
            String account, String symbol, Side side, BigDecimal quantity, BigDecimal price, TimeInForce inForce) {
        return new NewOrder(account, symbol, side, quantity, price, inForce, false, BY_HAND);
    }

    /** Hyperliquid grants its dead-man switch to accounts that have traded a million dollars. */
    void tradeMuch() {
        trade("hyperliquid", "BTC", Side.BUY, new BigDecimal("7"));
        trade("hyperliquid", "BTC", Side.SELL, new BigDecimal("7"));
    }

    /** From now on requests of a venue that contain this are counted, by a fault that does no harm. */
    void watch(String venue, String word) {
        venues.inject(
                Fault.next(venue, Fault.Kind.SLOW).containing(word).times(MANY).lasting(1));
    }

    /** How many of these came. */
    int asked(String venue, String word) {
        for (JsonNode fault : control("GET", "/faults", "")) {
            if (fault.path("venue").asText().equals(venue)
                    && fault.path("contains").asText().equals(word)) {
                return MANY - fault.path("times").asInt();
            }
        }
        throw new IllegalArgumentException(venue + " is not watched for " + word);
    }

    /** The venues' clock steps to so far from ours. */
    void clockAhead(long millis) {
        control("POST", "/clock", "{\"millis\":" + millis + "}");
    }

    private JsonNode control(String method, String path, String body) {
        return json(HttpRequest.newBuilder(URI.create(venues.addresses().control() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** What is asked of the API of a service. */
    JsonNode post(Application service, String path, String body) {
        return json(HttpRequest.newBuilder(URI.create(service.apiUrl() + path))
                .header("Authorization", "Bearer " + grounds.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = BROWSER.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
