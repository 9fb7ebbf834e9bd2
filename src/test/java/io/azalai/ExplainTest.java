package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.simulator.matching.Execution;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an order's life looks like afterwards, to who asks the running service, the stopped one, or its backup. */
class ExplainTest extends OnSimulatedVenues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Application service;

    @Test
    void an_orders_whole_life_is_told_by_the_service_by_its_journal_and_by_a_backup() throws Exception {
        service = Application.start(grounds.live(venues, root -> {}), Clock.systemUTC());
        Path copy = home.resolve("copy");
        String told;
        List<String> batch;
        try {
            assertThat(cli("orders", "place", "hyperliquid", "BTC", "BUY", "0.01", "--id", "e-1"))
                    .contains("e-1");
            await().atMost(PATIENCE).until(() -> order("e-1").status() == OrderStatus.FILLED);
            post("[" + limit("e-2", "hyperliquid", "50000") + "," + limit("e-3", "aster", "50000") + "]");
            await().atMost(PATIENCE).until(() -> order("e-3").status() == OrderStatus.NEW);
            cli("orders", "cancel", "e-3");
            await().atMost(PATIENCE).until(() -> order("e-3").status() == OrderStatus.CANCELED);
            assertThat(cli("orders", "place", "hyperliquid", "BTC", "BUY", "50", "--price", "50000", "--id", "e-4"))
                    .contains("ORDER_TOO_LARGE");
            await().atMost(PATIENCE)
                    .until(() -> told("e-3").stream().filter(is("answered")).count() >= 2);
            told = cli("explain", "e-1");
            batch = told("e-3");
            assertThat(cli("backup", "--to", copy.toString())).contains("backed up to " + copy);
        } finally {
            service.close();
        }

        Execution filled = venues.venue("hyperliquid")
                .engines()
                .get("all")
                .executions(venues.venue("hyperliquid").accounts().get(0))
                .get(0);
        assertThat(told.lines())
                .anyMatch(line -> line.contains("asked       by cli: {\"action\":\"NEW\",\"clientOrderId\":\"e-1\""))
                .anyMatch(line -> line.contains("passed      known instrument; ") && line.contains("order size "))
                .anyMatch(line -> line.contains("judged      accepted: OK"))
                .anyMatch(
                        line -> line.contains("sent        POST /exchange {") && line.contains("\"signature\":\"***\""))
                .anyMatch(line -> line.contains("answered    200 {\"status\":\"ok\""))
                .anyMatch(line ->
                        line.contains("fill        " + filled.match().quantity().toPlainString() + " at "
                                + filled.match().price().toPlainString()));
        assertThat(batch)
                .anyMatch(line -> line.contains("asked       by http: {\"action\":\"NEW\""))
                .anyMatch(line -> line.contains("asked       by cli: {\"action\":\"CANCEL\""))
                .anyMatch(line -> line.contains("sent        DELETE ") && line.contains("signature=***"))
                .anyMatch(line -> line.contains("event       CANCELED, status CANCELED"));
        assertThat(cli("explain", "e-1")).as("of the stopped service").isEqualTo(told);
        assertThat(cli("explain", "e-4")).contains("refused by check").contains("limit");
        assertThat(JSON.readTree(cli("explain", "e-1", "--json")).path("fills")).hasSize(1);
        assertThat(cli("explain", "e-9")).contains("has no order e-9");
        assertThat(cli("audit"))
                .contains("start")
                .contains("mode live, confirmed")
                .contains("stop");
        assertThat(everything()).doesNotContain(secrets());
        startsFrom(copy);
    }

    /** What happened after the copy was made is found by asking the venues. */
    private void startsFrom(Path copy) {
        service = Application.start(
                grounds.live(venues, root -> root.withObjectProperty("storage").put("state_dir", copy.toString())),
                Clock.systemUTC());
        try {
            await().atMost(PATIENCE)
                    .until(() -> service.modules().orders().accounts().isCompared());
            assertThat(order("e-1").status()).isEqualTo(OrderStatus.FILLED);
            assertThat(service.gateway().openOrders())
                    .extracting(Order::clientOrderId)
                    .containsExactly("e-2");
        } finally {
            service.close();
        }
    }

    private List<String> told(String id) {
        return cli("explain", id).lines().toList();
    }

    private static java.util.function.Predicate<String> is(String what) {
        return line -> line.contains("  " + what);
    }

    private Order order(String id) {
        return service.gateway().order("main", id).orElseThrow();
    }

    private String everything() {
        return Stream.of("e-1", "e-2", "e-3", "e-4")
                .map(id -> cli("explain", id, "--json"))
                .reduce("", String::concat);
    }

    /** What stands in the configuration as a secret, with and without its prefix. */
    private String[] secrets() throws Exception {
        List<String> found = new ArrayList<>();
        JsonNode exchanges = JSON.readTree(grounds.configFile().toFile()).path("exchanges");
        for (String key : List.of("secret_key", "api_key", "api_secret", "private_key")) {
            exchanges.findValuesAsText(key).stream()
                    .filter(text -> text.length() > 8)
                    .forEach(text -> {
                        found.add(text);
                        found.add(text.replaceFirst("^0x", ""));
                    });
        }
        assertThat(found).isNotEmpty();
        return found.toArray(String[]::new);
    }

    private void post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.apiUrl() + "/api/v1/orders"))
                .header("Authorization", "Bearer " + grounds.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .contains("e-2", "e-3")
                .doesNotContain("error");
    }

    private static String limit(String id, String venue, String price) {
        return """
                {"type":"orderRequest","schemaVersion":"1.0","action":"NEW","clientOrderId":"%s","venue":"%s",\
                "symbol":"BTC","market":"PERP","side":"BUY","orderType":"LIMIT","quantity":"0.01","price":"%s",\
                "timeInForce":"GTC","createdAt":%d}""".formatted(id, venue, price, Clock.systemUTC().millis());
    }

    private String cli(String... words) {
        return cli(service, words);
    }
}
