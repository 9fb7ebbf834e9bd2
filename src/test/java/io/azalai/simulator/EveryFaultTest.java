package io.azalai.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.simulator.loopback.Fault;
import io.azalai.simulator.loopback.Fault.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault, at every address of both venues where it makes sense. */
class EveryFaultTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Simulator simulator = Simulator.start(SimulatorOptions.defaults(), Clock.systemUTC());
    private static final String PING = "{\"method\":\"ping\"}";
    private static final String POST =
            "{\"method\":\"post\",\"id\":7,\"request\":{\"type\":\"info\",\"payload\":{\"type\":\"exchangeStatus\"}}}";

    /** Where a ping is asked for, by the name of the address; Hyperliquid has its status instead. */
    private static final Map<String, Function<Simulator.Addresses, String>> REST = Map.of(
            "rest", at -> at.hyperliquid().rest() + "/info",
            "futuresRest", at -> at.aster().futuresRest() + "/fapi/v1/ping",
            "spotRest", at -> at.aster().spotRest() + "/api/v1/ping");

    private static final Map<String, Function<Simulator.Addresses, String>> SOCKETS = Map.of(
            "rest", at -> at.hyperliquid().ws(),
            "futuresWs", at -> at.aster().futuresWs(),
            "spotWs", at -> at.aster().spotWs());

    private Listening heard;

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void hangUp() {
        if (heard != null) {
            heard.abort();
        }
    }

    @ParameterizedTest
    @CsvSource({"rest, 503", "futuresRest, 418", "spotRest, 429"})
    void a_status_is_answered_once(String site, int status) throws Exception {
        simulator.inject(next(site, Kind.STATUS).withStatus(status));

        assertThat(ask(site).statusCode()).isEqualTo(status);
        assertThat(ask(site).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"hyperliquid, rest", "aster, futuresRest", "aster, spotRest"})
    void a_page_is_answered_instead_of_json_and_a_time_to_wait_is_named(String venue, String site) throws Exception {
        String fault = "{\"venue\":\"%s\",\"site\":\"%s\",\"kind\":\"status\",%s}";
        control("POST", "/faults", fault.formatted(venue, site, "\"status\":200,\"text\":\"<html>moved</html>\""));
        control("POST", "/faults", fault.formatted(venue, site, "\"status\":429,\"retryAfter\":\"7\""));

        HttpResponse<String> page = ask(site);
        HttpResponse<String> limited = ask(site);

        assertThat(page.statusCode() + " " + page.body()).isEqualTo("200 <html>moved</html>");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(limited.headers().firstValue("Retry-After")).contains("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "futuresRest", "spotRest"})
    void a_request_is_answered_late_or_never(String site) throws Exception {
        simulator.inject(next(site, Kind.SLOW).lasting(200));
        long before = System.nanoTime();
        assertThat(ask(site).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(190));

        simulator.inject(next(site, Kind.DROP));
        assertThatThrownBy(() -> ask(site, Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "futuresRest", "spotRest"})
    void a_connection_is_reset_before_within_or_instead_of_the_reply(String site) {
        for (Kind kind : new Kind[] {Kind.REFUSE, Kind.CUT, Kind.TRUNCATE}) {
            // the JDK's client asks once more after a reset
            simulator.inject(next(site, kind).times(2));

            assertThatThrownBy(() -> ask(site)).as(kind.name()).isInstanceOf(IOException.class);
            control("DELETE", "/faults", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "futuresWs", "spotWs"})
    void a_socket_is_closed_with_the_code_or_reset(String site) {
        heard = listen(site);
        simulator.inject(next(site, Kind.CLOSE));
        soon().untilAsserted(() -> assertThat(heard.end()).isEqualTo("closed 1001"));

        heard = listen(site);
        simulator.inject(next(site, Kind.RESET));
        soon().untilAsserted(() -> assertThat(heard.end()).isIn("error", "closed 1006"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "futuresWs", "spotWs"})
    void a_socket_falls_silent_and_speaks_again(String site) {
        heard = listen(site);
        simulator.inject(next(site, Kind.STALL));
        simulator.inject(next(site, Kind.GARBAGE));
        heard.send(PING);
        simulator.inject(next(site, Kind.RESUME));
        simulator.inject(next(site, Kind.GARBAGE));

        soon().untilAsserted(() -> assertThat(heard.frames()).contains("{ no message"));
        assertThat(heard.frames()).containsOnlyOnce("{ no message");
    }

    @ParameterizedTest
    @CsvSource({
        "rest, GAP, bc",
        "rest, DUPLICATE, aabc",
        "rest, REORDER, bac",
        "futuresWs, GAP, bc",
        "futuresWs, DUPLICATE, aabc",
        "futuresWs, REORDER, bac",
        "spotWs, GAP, bc",
        "spotWs, DUPLICATE, aabc",
        "spotWs, REORDER, bac"
    })
    void frames_are_lost_doubled_or_swapped(String site, Kind kind, String order) {
        heard = listen(site);
        simulator.inject(next(site, kind).containing("<a>"));

        for (String word : new String[] {"<a>", "<b>", "<c>"}) {
            simulator.inject(next(site, Kind.GARBAGE).saying(word));
        }

        soon().untilAsserted(() -> assertThat(heard.words()).isEqualTo(order));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "futuresRest", "spotRest"})
    void an_address_that_is_down_comes_back(String site) {
        simulator.inject(next(site, Kind.DOWN).lasting(300));

        soon().untilAsserted(() -> assertThatThrownBy(() -> ask(site)).isInstanceOf(IOException.class));
        soon().ignoreExceptions()
                .untilAsserted(() -> assertThat(ask(site).statusCode()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"futures", "spot"})
    void listen_keys_of_either_market_end_on_command(String market) throws Exception {
        boolean futures = market.equals("futures");
        String path = futures
                ? simulator.addresses().aster().futuresRest() + "/fapi/v1/listenKey"
                : simulator.addresses().aster().spotRest() + "/api/v1/listenKey";
        HttpRequest open = HttpRequest.newBuilder(URI.create(path))
                .header("X-MBX-APIKEY", simulator.addresses().aster().apiKey())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        String key =
                HTTP.send(open, HttpResponse.BodyHandlers.ofString()).body().replaceAll(".*:\"|\"}", "");
        heard = listen(market + "Ws");
        heard.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"" + key + "\"],\"id\":2}");
        soon().until(() -> heard.frames().size() > 1);

        control("DELETE", "/listen-keys", "");

        soon().untilAsserted(() -> assertThat(heard.frames()).anyMatch(frame -> frame.contains("listenKeyExpired")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "futuresRest", "spotRest"})
    void the_clock_steps_and_steps_back(String site) throws Exception {
        long before = time(site);

        control("POST", "/clock", "{\"millis\":-3600000}");
        assertThat(time(site)).isBetween(before - 3_600_000, before - 3_500_000);
        control("POST", "/clock", "{\"millis\":0}");

        assertThat(time(site)).isGreaterThanOrEqualTo(before);
    }

    private static long time(String site) throws Exception {
        String answer = site.equals("rest")
                ? ask(site).body()
                : HTTP.send(
                                HttpRequest.newBuilder(URI.create(REST.get(site)
                                                .apply(simulator.addresses())
                                                .replace("/ping", "/time")))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        return Long.parseLong(answer.replaceAll("\\D", ""));
    }

    @Test
    void what_clients_send_over_a_socket_is_refused_lost_late_or_cut_off() {
        heard = listen("rest");
        simulator.inject(next("rest", Kind.STATUS).at("/ws").containing("\"post\""));
        heard.send(POST);
        soon().untilAsserted(() -> assertThat(heard.frames())
                .contains("{\"channel\":\"post\",\"data\":{\"id\":7,\"response\":"
                        + "{\"type\":\"error\",\"payload\":\"503 Service Unavailable: \"}}}"));

        simulator.inject(next("rest", Kind.DROP).at("/ws"));
        simulator.inject(next("rest", Kind.SLOW).at("/ws").lasting(100));
        heard.send(POST);
        heard.send(PING);
        soon().untilAsserted(() -> assertThat(heard.frames()).contains("{\"channel\":\"pong\"}"));
        assertThat(heard.frames())
                .filteredOn(frame -> frame.contains("\"post\""))
                .hasSize(1);

        simulator.inject(next("rest", Kind.CUT).at("/ws"));
        heard.send(PING);
        soon().untilAsserted(() -> assertThat(heard.end()).isIn("error", "closed 1006"));
        assertThat(heard.frames()).filteredOn(frame -> frame.contains("pong")).hasSize(1);
    }

    private static Fault next(String site, Kind kind) {
        String venue = site.equals("rest") ? "hyperliquid" : "aster";
        return Fault.next(venue, kind).only(site);
    }

    private static void control(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.addresses().control() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .join()
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> ask(String site) throws Exception {
        return ask(site, Duration.ofSeconds(10));
    }

    private static HttpResponse<String> ask(String site, Duration timeout) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(REST.get(site).apply(simulator.addresses())))
                .timeout(timeout)
                .header("Content-Type", "application/json");
        if (site.equals("rest")) {
            request.POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"exchangeStatus\"}"));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Connected for sure: the venue has said something. */
    private static Listening listen(String site) {
        Listening listening = new Listening(SOCKETS.get(site).apply(simulator.addresses()));
        listening.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
        soon().until(() -> !listening.frames().isEmpty());
        return listening;
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10));
    }
}
