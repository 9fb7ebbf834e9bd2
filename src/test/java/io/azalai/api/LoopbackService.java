package io.azalai.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import io.azalai.simulator.aster.AsterVenue;
import io.azalai.simulator.hyperliquid.HyperliquidVenue;
import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.DepthLevel;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Product;
import io.azalai.simulator.matching.SyntheticMarket;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Simulated venues that a test moves, and a configuration in mode live that points at them. Confined to one thread. */
final class LoopbackService implements AutoCloseable {

    private static final int WHOLE_BOOK = 100_000;

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults(), Clock.systemUTC());
    private final Settings settings;

    /**
     * Neither budgets nor the age of prices is what is tried: on a slow machine all that is asked again counts. A
     * symbol may have two positions, as in hedge mode.
     */
    LoopbackService(Path home) throws IOException {
        this(home, false);
    }

    private LoopbackService(Path home, boolean twoAccounts) throws IOException {
        ObjectNode root = new ObjectMapper().createObjectNode().put("mode", "live");
        root.withObjectProperty("server").put("port", 0).put("management_port", 0);
        root.withObjectProperty("risk")
                .put("daily_loss_limit", 10_000)
                .put("correlation_limit", 1)
                .put("stale_price_ms", 60_000)
                .putObject("max_order_rate")
                .put("count", 1000);
        root.withObject("/trading/position_limits").put("max_positions_per_symbol", 2);
        HyperliquidVenue.Addresses hyperliquid = simulator.addresses().hyperliquid();
        root.withObjectProperty("exchanges")
                .withObjectProperty("hyperliquid")
                .put("base_url", hyperliquid.rest())
                .put("ws_url", hyperliquid.ws())
                .put("account_address", hyperliquid.accounts().get(0).address())
                .put("secret_key", hyperliquid.accounts().get(0).privateKey());
        AsterVenue.Addresses aster = simulator.addresses().aster();
        root.withObjectProperty("exchanges")
                .withObjectProperty("aster")
                .put("base_url", aster.futuresRest())
                .put("ws_url", aster.futuresWs())
                .put("spot_base_url", aster.spotRest())
                .put("spot_ws_url", aster.spotWs())
                .put("user", aster.user())
                .put("signer", aster.signer())
                .put("private_key", aster.privateKey());
        for (String venue : List.of("hyperliquid", "aster")) {
            root.withObject("/exchanges/" + venue + "/rate_limit")
                    .put("requests_per_minute", 100_000)
                    .put("burst_limit", 10_000)
                    .put("weight_limit", 100_000);
        }
        simulator.venue("hyperliquid").turn("noWeightLimit", true);
        if (twoAccounts) {
            second(root, hyperliquid.accounts().get(1), aster);
        }
        Path file = home.resolve("config").resolve("config.json");
        Files.createDirectories(file.getParent());
        settings = Settings.file(Files.writeString(file, root.toPrettyString()));
    }

    /** With another account of each venue; that of Aster comes with its API key. */
    static LoopbackService ofTwoAccounts(Path home) throws IOException {
        return new LoopbackService(home, true);
    }

    private static void second(ObjectNode root, HyperliquidVenue.Account account, AsterVenue.Addresses aster) {
        root.withObject("/exchanges/hyperliquid/accounts/second")
                .put("account_address", account.address())
                .put("secret_key", account.privateKey());
        root.withObject("/exchanges/aster/accounts/second")
                .put("api_key", aster.second().apiKey())
                .put("api_secret", aster.second().apiSecret());
    }

    Settings settings() {
        return settings;
    }

    Simulator simulator() {
        return simulator;
    }

    /** Somebody sells through the whole book down to a price, and so much of what rests there last fills. */
    void sellInto(String venue, String base, BigDecimal price, BigDecimal resting, BigDecimal filling) {
        Engine engine = engine(venue, base);
        String symbol = perpetual(engine, base);
        engine.together(() -> {
            BookView book = engine.book(symbol, WHOLE_BOOK);
            BigDecimal before = book.bids().stream()
                    .filter(level -> level.price().compareTo(price) >= 0)
                    .map(DepthLevel::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .subtract(resting);
            engine.place(new NewOrder(
                    SyntheticMarket.TAKER,
                    symbol,
                    Side.SELL,
                    before.add(filling),
                    price,
                    TimeInForce.IOC,
                    false,
                    null));
        });
    }

    /** The underlying price of a base asset becomes so many times what it was, at both venues. */
    void jump(String base, String factor) throws IOException, InterruptedException {
        control("/prices", "{\"asset\":\"" + base + "\",\"factor\":\"" + factor + "\"}");
    }

    /** So many calls of a path fail with status 500. */
    void fail(String venue, String path, int times) throws IOException, InterruptedException {
        answer(venue, path, 500, "x", times);
    }

    /** So many calls of a path are answered so, and nothing is done. */
    void answer(String venue, String path, int status, String text, int times)
            throws IOException, InterruptedException {
        control(
                "/faults",
                "{\"venue\":\"" + venue + "\",\"kind\":\"status\",\"status\":" + status + ",\"text\":\"" + text
                        + "\",\"path\":\"" + path + "\",\"times\":" + times + "}");
    }

    /** So many calls of a path are answered so late. */
    void slow(String venue, String path, long millis, int times) throws IOException, InterruptedException {
        control(
                "/faults",
                "{\"venue\":\"" + venue + "\",\"kind\":\"slow\",\"millis\":" + millis + ",\"path\":\"" + path
                        + "\",\"times\":" + times + "}");
    }

    /** An hour's funding is paid now. */
    void settleFunding() throws IOException, InterruptedException {
        control("/funding", "{}");
    }

    private void control(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(simulator.addresses().control() + path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException(answer.body());
        }
    }

    Engine engine(String venue, String base) {
        return simulator.venue(venue).engines().values().stream()
                .filter(engine -> engine.products().stream().anyMatch(product -> isPerpetual(product, base)))
                .findFirst()
                .orElseThrow();
    }

    private static String perpetual(Engine engine, String base) {
        return engine.products().stream()
                .filter(product -> isPerpetual(product, base))
                .findFirst()
                .orElseThrow()
                .symbol();
    }

    private static boolean isPerpetual(Product product, String base) {
        return product.market() == Market.PERP && product.base().equals(base);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
