package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP door of a running service, over real sockets. */
class ApiWiringTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path home;

    private static final HttpClient browser = HttpClient.newHttpClient();
    private static Simulator venues;
    private static Grounds grounds;
    private static Application service;

    @BeforeAll
    static void start() {
        venues = Grounds.simulator();
        grounds = new Grounds(home);
        service = Application.start(grounds.live(venues, root -> {}), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        service.close();
        venues.close();
    }

    @Test
    void the_api_wants_its_token() throws Exception {
        HttpRequest without = HttpRequest.newBuilder(orders("")).build();

        assertThat(browser.send(without, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void the_token_counts_in_the_header_only() throws Exception {
        String token = "Authorization=" + URLEncoder.encode("Bearer " + grounds.token(), StandardCharsets.UTF_8);
        HttpRequest query = HttpRequest.newBuilder(orders("?" + token)).build();
        HttpRequest form = HttpRequest.newBuilder(orders(""))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(token))
                .build();

        assertThat(browser.send(query, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(browser.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void the_id_in_a_path_may_be_encoded() throws Exception {
        assertThat(post(limitOrder("api:8.x", "0.01", "2015")).statusCode()).isEqualTo(202);

        assertThat(send("GET", "/api%3A8.x", null).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/%61pi%3a8.x", null).statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api+8.x", null).body()).contains("has no order api+8.x");
    }

    @Test
    void more_requests_have_threads_than_orders_may_wait() throws Exception {
        for (int each = 0; each < 25; each++) {
            assertThat(send("GET", "/api-none", null).statusCode()).isEqualTo(404);
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .as("Vert.x has 20 where nothing is said")
                .extracting(Thread::getName)
                .contains("vert.x-worker-thread-24");
    }

    @Test
    void the_api_takes_an_order_once_and_tells_a_repetition_from_a_reuse() throws Exception {
        String order = limitOrder("api-1", "0.01", "2000");

        HttpResponse<String> first = post(order);
        HttpResponse<String> again = post(order);
        HttpResponse<String> reused = post(limitOrder("api-1", "0.02", "2000"));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(JSON.readTree(again.body()).path("duplicate").asBoolean()).isTrue();
        assertThat(reused.statusCode()).as(reused.body()).isEqualTo(409);
    }

    @Test
    void the_api_lists_an_open_order_and_cancels_it() throws Exception {
        assertThat(post(limitOrder("api-2", "0.01", "2010")).statusCode()).isEqualTo(202);

        await().atMost(PATIENCE).until(() -> send("GET", "", null).body().contains("api-2"));
        HttpResponse<String> cancelled = send("DELETE", "/api-2", null);

        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> JSON.readTree(send("GET", "/api-2", null).body())
                        .path("status")
                        .asText()
                        .equals("CANCELED"));
        assertThat(send("GET", "/api-none", null).statusCode()).isEqualTo(404);
    }

    @Test
    void the_api_answers_a_refusal_by_risk_with_its_numbers() throws Exception {
        HttpResponse<String> refused = post(limitOrder("api-3", "50", "2000"));

        JsonNode error = JSON.readTree(refused.body()).path("error");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(error.path("code").asText()).isEqualTo("ORDER_TOO_LARGE");
        JsonNode decision = JSON.readTree(refused.body()).path("decision");
        assertThat(decision.path("type").asText()).isEqualTo("riskDecision");
        assertThat(decision.path("decision").asText()).isEqualTo("REJECT");
        assertThat(decision.path("clientOrderId").asText()).isEqualTo("api-3");
        assertThat(decision.path("limit").asText()).startsWith("10000");
    }

    @Test
    void the_api_answers_what_it_cannot_read_with_400() throws Exception {
        assertThat(post("no json").statusCode()).isEqualTo(400);
        assertThat(post("{\"venue\":\"hyperliquid\",\"colour\":1}").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "hyperliquid,    , 60, NOT_ELIGIBLE, Required: $1000000",
        "hyperliquid, BTC, 60, NOT_SUPPORTED, name none",
        "hyperliquid,    ,  3, TOO_SOON, was 3000 ms",
        "hyperliquid,    ,  0, INVALID_FIELD, periodSeconds is '0'",
        "aster,          , 60, INCOMPLETE, name a symbol",
        "aster,       BTC,  0, INVALID_FIELD, periodSeconds is '0'"
    })
    void the_api_answers_a_refusal_of_the_dead_man_switch_with_its_reason(
            String venue, String symbol, int seconds, String code, String text) throws Exception {
        HttpResponse<String> refused = post(silence(venue, symbol, seconds));

        isError(refused, 422, code, text);
    }

    @Test
    void the_api_says_when_the_dead_man_switch_cancels() throws Exception {
        long before = Clock.systemUTC().millis();

        HttpResponse<String> armed = post(silence("aster", "BTC", 60));

        assertThat(JSON.readTree(armed.body()).path("at").asLong()).isGreaterThanOrEqualTo(before + 60_000);
        JsonNode off = JSON.readTree(post(silence("aster", "BTC", null)).body());
        assertThat(off.path("venue").asText()).isEqualTo("aster");
        assertThat(off.has("at")).isFalse();
    }

    @Test
    void the_api_says_which_content_type_it_takes() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(orders(""))
                .header("Authorization", "Bearer " + grounds.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(limitOrder("api-5", "0.01", "2000")))
                .build();

        isError(
                browser.send(form, BodyHandlers.ofString()),
                415,
                "CONTENT_TYPE",
                "Content-Type is 'application/x-www-form-urlencoded'; send Content-Type: application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, orders?all=perhaps, 400, SCHEMA, all is 'perhaps'; give true or false",
        "GET, ordersXYZ, 404, UNKNOWN_PATH, there is no /api/v1/ordersXYZ; there are GET and POST /api/v1/orders",
        "GET, nothing, 404, UNKNOWN_PATH, 'GET /api/v1/risk, POST /api/v1/risk/check, POST /api/v1/risk/halt, POST'",
        "GET, nothing, 404, UNKNOWN_PATH, there is no /api/v1/nothing; there are GET and POST /api/v1/orders",
        "DELETE, orders, 405, METHOD, delete /api/v1/orders/{clientOrderId} to cancel an order"
    })
    void the_api_says_what_is_right(String method, String path, int status, String code, String text) throws Exception {
        URI address = URI.create(service.apiUrl() + "/api/v1/" + path);

        isError(send(method, address, null), status, code, text);
    }

    @Test
    void an_order_of_the_future_is_refused_for_it_would_never_be_too_old() throws Exception {
        String order =
                limitOrder("api-6", "0.01", "2000").replaceFirst("\"createdAt\":[0-9]+", "\"createdAt\":9999999999999");

        isError(post(order), 422, "ORDER_REQUEST_EXPIRED", "max_clock_skew_ms is 1000");
    }

    private static void isError(HttpResponse<String> answer, int status, String code, String text) throws IOException {
        JsonNode error = JSON.readTree(answer.body()).path("error");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("text").asText()).contains(text);
    }

    private static String silence(String venue, String symbol, Integer seconds) {
        return JSON.createObjectNode()
                .put("action", "SCHEDULE_CANCEL")
                .put("clientOrderId", "silence-1")
                .put("venue", venue)
                .put("symbol", symbol)
                .put("market", "PERP")
                .put("periodSeconds", seconds)
                .put("createdAt", Clock.systemUTC().millis())
                .toString();
    }

    private static String limitOrder(String id, String quantity, String price) {
        return JSON.createObjectNode()
                .put("clientOrderId", id)
                .put("venue", "hyperliquid")
                .put("symbol", "ETH")
                .put("market", "PERP")
                .put("side", "BUY")
                .put("orderType", "LIMIT")
                .put("quantity", quantity)
                .put("price", price)
                .put("timeInForce", "GTC")
                .put("createdAt", Clock.systemUTC().millis())
                .toString();
    }

    private static URI orders(String path) {
        return URI.create(service.apiUrl() + "/api/v1/orders" + path);
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send("POST", "", body);
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, orders(path), body);
    }

    private static HttpResponse<String> send(String method, URI address, String body)
            throws IOException, InterruptedException {
        return browser.send(request(method, address, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(String method, URI address, String body) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + grounds.token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}
