package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.cli.Azalai;
import io.azalai.cli.Services;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.loopback.Fault;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every door to the kill switch, over both simulated venues; one start for all. Confined to the testing thread. */
class HaltDoorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient browser = HttpClient.newHttpClient();
    private static final Clock clock = Clock.systemUTC();

    @TempDir
    private static Path home;

    private static Simulator venues;
    private static Grounds grounds;
    private static Application service;
    private static int orders;

    @BeforeAll
    static void start() {
        venues = Grounds.simulator();
        grounds = new Grounds(home);
        grounds.flow("panic", """
            # direct:panic -> the kill switch
            - route:
                id: flows.panic
                nodePrefixId: flows.panic/
                description: Hold trading in Aster's BTC back.
                routeConfigurationId: park-on-failure
                from:
                  uri: direct:panic
                  steps:
                    - to:
                        id: halt
                        uri: kamelet:halt-trading-action/halt-of-flows.panic
                        parameters:
                          scope: aster:BTC
                          level: REDUCING
                          reason: too wild
            """);
        service = Application.start(grounds.live(venues, root -> {}), clock);
    }

    @AfterAll
    static void stop() {
        service.close();
        venues.close();
    }

    @AfterEach
    void resume() throws Exception {
        assertThat(post("reset", "{\"confirm\":true}").statusCode()).isEqualTo(200);
    }

    /** The first cancels of both are lost: the second pass has to find what is left. */
    @Test
    void a_halt_over_http_cancels_what_is_open_at_both_venues_whatever_gets_lost() throws Exception {
        rest("hyperliquid");
        rest("aster");
        venues.inject(new Fault("hyperliquid", "", Fault.Kind.DROP, "/exchange", "cancel", 1, 503, 1001, 0, "", ""));
        venues.inject(new Fault("aster", "", Fault.Kind.STATUS, "/fapi/", "allOpenOrders", 1, 503, 1001, 0, "", ""));

        HttpResponse<String> halted = post("halt", "{\"reason\":\"a test\",\"actor\":\"ada\"}");

        assertThat(halted.statusCode()).as(halted.body()).isEqualTo(200);
        JsonNode state = JSON.readTree(halted.body());
        assertThat(state.path("level").asText()).isEqualTo("HALTED");
        assertThat(state.at("/latches/0/actor").asText()).isEqualTo("ada");
        assertThat(state.at("/limits/daily_loss_limit").asText()).isEqualTo("10000");
        assertThat(home.resolve("state/HALT")).content().contains("by ada: a test");
        await().atMost(PATIENCE).until(() -> openAtVenues() == 0);
    }

    @Test
    void lifting_needs_a_confirmation() throws Exception {
        assertThat(post("halt", "{\"scope\":\"aster\"}").statusCode()).isEqualTo(200);

        HttpResponse<String> unconfirmed = post("reset", "{}");

        assertThat(unconfirmed.statusCode()).isEqualTo(400);
        assertThat(unconfirmed.body()).contains("confirm: true");
        assertThat(get().at("/scopes/VENUE|aster").asText()).isEqualTo("HALTED");
    }

    @Test
    void what_is_misspelt_is_refused_with_what_would_be_right() throws Exception {
        assertThat(post("halt", "{\"scope\":\"astr\"}").body()).contains("did you mean aster?");
        assertThat(post("halt", "{\"scop\":\"aster\"}").body()).contains("'scop' is not known");
        assertThat(get().path("level").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void a_flow_holds_trading_back_by_the_kamelet_and_its_event_goes_on() {
        Object body = service.context().createProducerTemplate().requestBody("direct:panic", "an event");

        assertThat(body).isEqualTo("an event");
        assertThat(latches()).containsExactly("SYMBOL|aster|BTC/USDT:USDT REDUCING halt-of-flows.panic");
    }

    @Test
    void a_file_in_the_state_folder_halts_within_a_moment() throws IOException {
        Files.createFile(home.resolve("state/HALT"));

        await().atMost(PATIENCE).until(() -> latches().equals(List.of("GLOBAL HALTED file")));
    }

    @Test
    void the_commands_halt_and_resume() {
        assertThat(command("halt", "--scope", "hyperliquid:BTC", "--reducing")).isZero();
        assertThat(latches())
                .containsExactly("SYMBOL|hyperliquid|BTC/USDC:USDC REDUCING " + System.getProperty("user.name"));

        assertThat(metrics())
                .contains(
                        "azalai_risk_level{scope=\"GLOBAL\"} 0.0",
                        "azalai_risk_level{scope=\"SYMBOL|hyperliquid|BTC/USDC:USDC\"} 1.0");

        assertThat(command("resume")).as("without --yes").isEqualTo(4);
        assertThat(latches()).hasSize(1);
        assertThat(command("resume", "--yes")).isZero();
        assertThat(latches()).isEmpty();
    }

    @Test
    void where_no_service_answers_halt_leaves_the_file_that_will_in_each_mode_that_ran() throws IOException {
        Path token = home.resolve("elsewhere/ui-token");
        Grounds.write(token, "none");
        Files.createDirectory(home.resolve("elsewhere/paper"));

        int code = Azalai.execute(
                services(),
                "halt",
                "--url",
                "http://127.0.0.1:1",
                "--token-file",
                token.toString(),
                "--reason",
                "gone");

        assertThat(code).isEqualTo(5);
        assertThat(home.resolve("elsewhere/HALT")).content().endsWith(": gone\n");
        assertThat(home.resolve("elsewhere/paper/HALT")).content().endsWith(": gone\n");
        assertThat(home.resolve("elsewhere/demo")).doesNotExist();
    }

    @Test
    void where_nothing_ever_ran_halt_says_so_and_makes_no_folder() {
        Path nowhere = home.resolve("nowhere");

        Said said = Said.by(
                services(),
                List.of(
                        "halt",
                        "--url",
                        "http://127.0.0.1:1",
                        "--token-file",
                        nowhere.resolve("ui-token").toString()));

        assertThat(said.code()).isEqualTo(5);
        assertThat(said.text()).contains("NOT HALTED: there is no folder " + nowhere, "--token-file");
        assertThat(nowhere).doesNotExist();
    }

    private static String metrics() {
        return service.context()
                .getRegistry()
                .findByType(PrometheusMeterRegistry.class)
                .iterator()
                .next()
                .scrape();
    }

    private static int command(String name, String... options) {
        String[] line = new String[options.length + 5];
        System.arraycopy(
                new String[] {
                    name,
                    "--url",
                    service.apiUrl(),
                    "--token-file",
                    home.resolve("state/ui-token").toString()
                },
                0,
                line,
                0,
                5);
        System.arraycopy(options, 0, line, 5, options.length);
        return Azalai.execute(services(), line);
    }

    private static Services services() {
        return new Services(clock, (plan, watcher) -> service, null, null, null, null);
    }

    private static List<String> latches() {
        return service.modules().orders().watch().memory().latches().stream()
                .map(latch -> latch.scope() + " " + latch.level() + " " + latch.actor())
                .toList();
    }

    private static void rest(String venue) {
        BigDecimal price = new BigDecimal("60000");
        OrderRequest request = OrderRequest.place(
                "rest-" + orders++,
                venue,
                "BTC",
                OrderTerms.limit(Side.BUY, new BigDecimal("0.001"), price),
                clock.instant());
        service.context().createProducerTemplate().requestBody("direct:orders", request);
        assertThat(service.gateway().openOrders()).extracting(Order::venue).contains(venue);
    }

    private static long openAtVenues() {
        return List.of("hyperliquid", "aster").stream()
                .mapToLong(venue -> venues.venue(venue).engines().values().stream()
                        .mapToLong(engine -> venues.venue(venue).accounts().stream()
                                .mapToLong(account -> engine.openOrders(account).size())
                                .sum())
                        .sum())
                .sum();
    }

    private static HttpResponse<String> post(String what, String body) throws Exception {
        return browser.send(
                request("/" + what).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static JsonNode get() throws Exception {
        return JSON.readTree(
                browser.send(request("").build(), BodyHandlers.ofString()).body());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.apiUrl() + "/api/v1/risk" + path))
                .header("Authorization", "Bearer " + grounds.token())
                .header("Content-Type", "application/json");
    }
}
