package io.azalai.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.hyperliquid.HyperliquidVenue;
import io.azalai.simulator.loopback.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String STATUS = "{\"type\":\"exchangeStatus\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private Simulator simulator;
    private HyperliquidVenue.Addresses hyperliquid;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorOptions.defaults(), Clock.systemUTC());
        hyperliquid = simulator.addresses().hyperliquid();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_status_is_answered_so_often_and_only_where_asked() throws Exception {
        control(
                "POST",
                "/faults",
                "{\"venue\":\"hyperliquid\",\"kind\":\"status\",\"path\":\"/info\",\"contains\":\"exchangeStatus\",\"times\":2,\"status\":503,\"retryAfter\":\"3\"}");

        assertThat(info(STATUS).headers().firstValue("Retry-After")).contains("3");
        assertThat(info("{\"type\":\"allMids\"}").statusCode()).isEqualTo(200);
        assertThat(info(STATUS).statusCode()).isEqualTo(503);
        assertThat(info(STATUS).statusCode()).isEqualTo(200);
    }

    @Test
    void a_cut_reply_and_a_refused_request_end_in_a_reset_and_are_counted() {
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.CUT));
        assertThatThrownBy(() -> info(STATUS)).isInstanceOf(IOException.class);
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.REFUSE));
        assertThatThrownBy(() -> info(STATUS)).isInstanceOf(IOException.class);

        // the JDK's client may send a request again after a reset, so at least two
        assertThat(simulator.arrivals().requests("hyperliquid").get("POST /info"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_dropped_request_is_never_answered_and_a_slow_one_late() throws Exception {
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.DROP));
        assertThatThrownBy(() -> send("POST", hyperliquid.rest() + "/info", STATUS, Duration.ofMillis(500)))
                .isInstanceOf(HttpTimeoutException.class);
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.SLOW).lasting(50));

        assertThat(info(STATUS).statusCode()).isEqualTo(200);
    }

    @Test
    void sockets_are_closed_reset_fed_garbage_and_stalled() {
        Heard closed = listen();
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.CLOSE));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(closed.end.get()).isEqualTo("closed 1001"));

        Heard reset = listen();
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.RESET));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reset.end.get()).isIn("error", "closed 1006"));

        Heard stalled = listen();
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.STALL));
        stalled.socket.sendText("{\"method\":\"ping\"}", true).join();
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.RESUME));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            stalled.socket.sendText("{\"method\":\"ping\"}", true).join();
            assertThat(stalled.last.get()).contains("pong");
        });
    }

    @Test
    void a_venue_that_is_down_refuses_everything_until_it_is_back() {
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.DOWN).lasting(300));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThatThrownBy(() -> info(STATUS)).isInstanceOf(IOException.class));

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(info(STATUS).statusCode()).isEqualTo(200));
    }

    @Test
    void a_truncated_reply_ends_in_the_middle_and_the_request_was_carried_out() {
        simulator.inject(Fault.next("hyperliquid", Fault.Kind.TRUNCATE));

        assertThatThrownBy(() -> info("{\"type\":\"meta\"}")).isInstanceOf(IOException.class);
        assertThat(simulator.arrivals().requests("hyperliquid")).containsKey("POST /info");
    }

    @Test
    void other_statuses_and_pages_instead_of_json_are_scripted_by_status_and_text() throws Exception {
        control(
                "POST",
                "/faults",
                "{\"venue\":\"hyperliquid\",\"kind\":\"status\",\"status\":200,\"text\":\"<html>maintenance</html>\"}");
        HttpResponse<String> page = info(STATUS);
        control("POST", "/faults", "{\"venue\":\"hyperliquid\",\"kind\":\"status\",\"status\":418,\"text\":\"{}\"}");
        HttpResponse<String> teapot = info(STATUS);
        control("POST", "/faults", "{\"venue\":\"hyperliquid\",\"kind\":\"status\",\"status\":429,\"text\":\"null\"}");
        HttpResponse<String> limited = info(STATUS);

        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(page.body()).isEqualTo("<html>maintenance</html>");
        assertThat(teapot.statusCode()).isEqualTo(418);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.body()).isEqualTo("null");
    }

    @Test
    void a_price_jumps_and_the_market_follows() throws Exception {
        assertThat(mid()).isGreaterThan(new BigDecimal("70000"));

        control("POST", "/prices", "{\"asset\":\"BTC\",\"factor\":\"0.8\"}");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mid()).isLessThan(new BigDecimal("65000")));
        assertThat(control("POST", "/prices", "{\"asset\":\"NOPE\",\"factor\":\"1\"}")
                        .body())
                .contains("no price course for NOPE");
    }

    private BigDecimal mid() throws Exception {
        JsonNode mids =
                new ObjectMapper().readTree(info("{\"type\":\"allMids\"}").body());
        return new BigDecimal(mids.get("BTC").asText());
    }

    private HttpResponse<String> info(String body) throws Exception {
        return send("POST", hyperliquid.rest() + "/info", body);
    }

    private HttpResponse<String> control(String method, String path, String body) throws Exception {
        return send(method, simulator.addresses().control() + path, body);
    }

    private HttpResponse<String> send(String method, String url, String body) throws Exception {
        return send(method, url, body, Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(String method, String url, String body, Duration timeout) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Heard listen() {
        Heard heard = new Heard();
        heard.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(hyperliquid.ws()), heard)
                .join();
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.last.get().contains("established"));
        return heard;
    }

    private static final class Heard implements WebSocket.Listener {
        private final AtomicReference<String> last = new AtomicReference<>("");
        private final AtomicReference<String> end = new AtomicReference<>("");
        private WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
            last.set(data.toString());
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end.set("closed " + code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.set("error");
        }
    }
}
