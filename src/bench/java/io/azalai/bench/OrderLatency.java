package io.azalai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.EngineFactory;
import io.azalai.api.Engine;
import io.azalai.api.Settings;
import io.azalai.model.Market;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Rounding;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OpenVenue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * From the order request to the bytes on the wire: the whole service with its journal on the disk of this folder, and
 * the simulator in a process of its own behind a {@link WireTap}. The clock stops when the request was read off the
 * loopback socket. Beside it stands what the disk takes for one sync, asked between the orders of the same run. Run it
 * in the folder of the project.
 */
public final class OrderLatency {

    private static final List<String> VENUES = List.of("hyperliquid", "aster");
    private static final int WARM_UP = Integer.getInteger("azalai.latency.warmup", 2_000);
    private static final int ORDERS = Integer.getInteger("azalai.latency.orders", 2_000);

    /** So that what one order leaves to write is written when the next comes; Aster takes 2400 requests in a minute. */
    private static final Map<String, Pace> PACES = Map.of("hyperliquid", new Pace(10, 1), "aster", new Pace(120, 4));

    private static final int AT_ONCE = 32;

    /** Fewer than the least that a venue lets an account have open. */
    private static final int MOST_OPEN = 180;

    private static final BigDecimal QUANTITY = new BigDecimal("0.001");
    private static final BigDecimal FAR = new BigDecimal("0.97");

    private final Engine engine;
    private final OpenVenue venue;
    private final Pace pace;
    private final WireTap tap;
    private final DiskSync disk;
    private final BigDecimal price;
    private final Recorder wire = new Recorder();
    private final Recorder answer = new Recorder();
    private final Recorder sync = new Recorder();
    private int number;

    /**
     * How fast orders follow one another.
     *
     * @param share one of how many orders is sent
     */
    private record Pace(long pauseMs, int share) {}

    private OrderLatency(Engine engine, OpenVenue venue, WireTap tap, DiskSync disk, BigDecimal price) {
        this.engine = engine;
        this.venue = venue;
        this.pace = Objects.requireNonNull(PACES.get(venue.name()));
        this.tap = tap;
        this.disk = disk;
        this.price = price;
    }

    /** Prints a line for what is measured at each venue. */
    public static void main(String[] none) throws Exception {
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/latency")), "run");
        Process simulator = simulator(home);
        try {
            JsonNode addresses = new ObjectMapper().readTree(line(simulator));
            unlimited(addresses.path("control").asText());
            System.out.printf("%-44s %9s %9s %9s%n", "ms", "p50", "p99", "p99.9");
            for (String venue : VENUES) {
                measure(venue, addresses, Files.createDirectories(home.resolve(venue)));
            }
        } finally {
            simulator.destroyForcibly();
        }
        System.exit(0);
    }

    private static void measure(String name, JsonNode addresses, Path home) throws Exception {
        boolean aster = name.equals("aster");
        String rest = addresses.path(name).path(aster ? "futuresRest" : "rest").asText();
        List<String> marks = List.of(aster ? "newClientOrderId=" : "\"c\":\"");
        try (WireTap tap = new WireTap(URI.create(rest), marks);
                Engine engine = new EngineFactory().prepare(settings(name, addresses, tap, home));
                DiskSync disk = new DiskSync(home)) {
            engine.start();
            OpenVenue venue = engine.venues().get(0);
            while (!engine.obstacles(venue).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            TimeUnit.SECONDS.sleep(2);
            new OrderLatency(engine, venue, tap, disk, price(addresses)).measure();
        }
    }

    private void measure() throws Exception {
        for (int i = 0; i < WARM_UP / pace.share(); i++) {
            one(i % 10 == 0, new Recorder(), new Recorder(), new Recorder());
        }
        for (int i = 0; i < ORDERS / pace.share(); i++) {
            one(true, wire, answer, sync);
        }
        String name = venue.name();
        System.out.printf("%-44s %s%n", name + ", one sync of this disk", sync.columns());
        System.out.printf("%-44s %s%n", name + ", request to bytes read off the wire", wire.columns());
        System.out.printf("%-44s %s%n", name + ", request to answer", answer.columns());
        System.out.printf(
                Locale.ROOT,
                "%-44s %9.2f%n",
                name + ", p99 less one sync (median), target 2",
                (wire.nanos(0.99) - sync.nanos(0.5)) / 1e6);
        System.out.printf(Locale.ROOT, "%-44s %,9d%n", name + ", orders a second, 32 at once", perSecond());
    }

    /** One order with nothing else on its way. */
    private void one(boolean syncing, Recorder onWire, Recorder answered, Recorder synced) throws Exception {
        OrderRequest request = request();
        String called = venue.venueClientOrderId("main", request.clientOrderId());
        long before = System.nanoTime();
        engine.order(request).join();
        answered.add(System.nanoTime() - before);
        onWire.add(tap.readAt(called) - before);
        if (syncing) {
            synced.add(disk.nanos());
        }
        String id = request.clientOrderId();
        engine.order(OrderRequest.cancel(
                        id + "-end", venue.name(), id, engine.clock().instant()))
                .join();
        TimeUnit.MILLISECONDS.sleep(pace.pauseMs());
    }

    private long perSecond() throws InterruptedException {
        TimeUnit.SECONDS.sleep(10);
        Semaphore slots = new Semaphore(AT_ONCE);
        int before = tap.count();
        long start = System.nanoTime();
        for (int i = 0; i < MOST_OPEN; i++) {
            slots.acquire();
            engine.order(request()).whenComplete((reply, failure) -> slots.release());
        }
        slots.acquire(AT_ONCE);
        return (tap.count() - before) * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    }

    /** One that rests. */
    private OrderRequest request() {
        OrderTerms terms = OrderTerms.limit(Side.BUY, QUANTITY, price)
                .inForce(TimeInForce.GTC)
                .rounded(Rounding.DOWN);
        return OrderRequest.place(
                        "latency-" + ++number,
                        venue.name(),
                        "BTC",
                        terms,
                        engine.clock().instant())
                .at("BTC", Market.PERP);
    }

    private static BigDecimal price(JsonNode addresses) throws Exception {
        String all = post(addresses.at("/hyperliquid/rest").asText() + "/info", "{\"type\":\"allMids\"}");
        return new BigDecimal(new ObjectMapper().readTree(all).path("BTC").asText()).multiply(FAR);
    }

    private static Settings settings(String name, JsonNode addresses, WireTap tap, Path home) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode().put("mode", "live");
        ObjectNode exchanges = root.putObject("exchanges");
        VENUES.forEach(each -> exchanges.putObject(each).put("enabled", each.equals(name)));
        ObjectNode exchange = exchanges.withObjectProperty(name);
        JsonNode given = addresses.path(name);
        exchange.put("base_url", tap.address());
        if (name.equals("aster")) {
            exchange.put("ws_url", given.path("futuresWs").asText())
                    .put("spot_base_url", given.path("spotRest").asText())
                    .put("spot_ws_url", given.path("spotWs").asText())
                    .put("user", given.path("user").asText())
                    .put("signer", given.path("signer").asText())
                    .put("private_key", given.path("privateKey").asText());
        } else {
            exchange.put("ws_url", given.path("ws").asText())
                    .put("account_address", given.at("/accounts/0/address").asText())
                    .put("secret_key", given.at("/accounts/0/privateKey").asText());
        }
        exchange.putArray("symbols").add("BTC");
        exchange.putObject("rate_limit")
                .put("requests_per_minute", 1_000_000)
                .put("burst_limit", 100_000)
                .put("weight_limit", 1_000_000);
        root.putObject("trading").putObject("position_limits").put("max_position_size_usd", 1_000_000);
        ObjectNode risk = root.putObject("risk").put("daily_loss_limit", 0).put("duplicate_order_window_ms", 0);
        risk.put("position_size_limit", 1).put("correlation_limit", 1);
        risk.put("max_open_orders_per_symbol", AT_ONCE + MOST_OPEN).put("max_open_orders_total", AT_ONCE + MOST_OPEN);
        risk.putObject("max_order_rate").put("count", 100_000);
        root.putObject("server").put("port", 0).put("management_port", 0);
        root.putObject("storage")
                .put("state_dir", home.resolve("state").toAbsolutePath().toString());
        Path config = Files.writeString(home.resolve("config.json"), root.toPrettyString());
        return new Settings(config, home, Path.of("routes").toAbsolutePath(), Map.of(), true);
    }

    private static void unlimited(String control) throws Exception {
        for (String venue : VENUES) {
            post(control + "/switches", "{\"venue\":\"%s\",\"name\":\"noWeightLimit\",\"on\":true}".formatted(venue));
        }
    }

    private static String post(String url, String body) throws Exception {
        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build();
        return java.net.http.HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Process simulator(Path home) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-Dazalai.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "io.azalai.Main",
                "simulate"));
        return new ProcessBuilder(command)
                .redirectError(home.resolve("simulator.log").toFile())
                .start();
    }

    private static String line(Process simulator) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(simulator.getInputStream(), StandardCharsets.UTF_8));
        return said.readLine();
    }
}
