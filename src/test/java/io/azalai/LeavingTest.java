package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.simulator.Simulator;
import io.azalai.simulator.loopback.Fault;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.VenueOrder;
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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service told to end (SIGTERM) while it still starts: a process of its own, since a signal ends all of one. */
class LeavingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String BOUGHT = order("bought", "BUY\", \"orderType\": \"MARKET");
    private static final String STOP = order(
            "stop",
            "SELL\", \"orderType\": \"STOP_MARKET\", \"triggerPrice\": \"50000\", \"reduceOnly\": true, \"strategyId\": \"s");
    private static final String RESTING =
            order("rest", "BUY\", \"orderType\": \"LIMIT\", \"price\": \"60000\", \"timeInForce\": \"GTC");

    private static String order(String id, String more) {
        return "{\"clientOrderId\": \"" + id + "-%s\", \"venue\": \"hyperliquid\", \"symbol\": \"BTC\","
                + " \"quantity\": \"0.001\", \"createdAt\": %s, \"side\": \"" + more + "\"}";
    }

    @TempDir
    private Path home;

    @Test
    void a_start_that_is_told_to_end_ends_at_once_and_parks_nothing() throws Exception {
        try (Simulator venues = Grounds.simulator()) {
            Grounds grounds = new Grounds(home);
            grounds.live(venues, root -> {});
            Path log = home.resolve("service.log");
            Process service = process(grounds, log);
            try {
                await().atMost(PATIENCE).until(() -> Grounds.read(log).contains("LiveConfirmation limits: "));
                venues.inject(Fault.next("hyperliquid", Fault.Kind.SLOW).lasting(3_000));
                await().atMost(PATIENCE).until(() -> Files.exists(home.resolve("state/ui-token")));
                service.destroy();

                assertThat(service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } finally {
                service.destroyForcibly();
            }
            assertThat(Files.readString(log))
                    .doesNotContain("Unknown keyword", "RejectedExecution", "not yet shutdown", " parked ");
        }
    }

    /** Twice, the second time with cancels that the venue does not take: the venue's own ledger is the judge. */
    @Test
    void a_service_that_is_told_to_end_cancels_what_opens_leaves_the_stop_and_says_so_where_it_cannot()
            throws Exception {
        try (Simulator venues = Grounds.simulator()) {
            Grounds grounds = new Grounds(home);
            grounds.live(venues, root -> root.put("on_shutdown", "cancel"));
            assertThat(ended(grounds, venues, "first", List.of(BOUGHT, STOP, RESTING), () -> {}))
                    .isEqualTo(143);

            assertThat(open(venues)).singleElement().satisfies(stop -> {
                assertThat(stop.request().reduceOnly()).isTrue();
                assertThat(stop.request().trigger()).isNotNull();
            });
            assertThat(position(venues)).isEqualByComparingTo("0.001");

            Fault refused = new Fault(
                    "hyperliquid", "", Fault.Kind.STATUS, "/exchange", "\"cancel", 1_000, 503, 1001, 0, "", "");
            assertThat(ended(grounds, venues, "second", List.of(RESTING), () -> venues.inject(refused)))
                    .isEqualTo(7);

            assertThat(open(venues)).hasSize(2);
            assertThat(Files.readString(home.resolve("second.log"))).contains("open orders could not be cancelled");
        }
    }

    /** Runs until those orders stand, tells it to end, and answers its exit code. */
    private int ended(Grounds grounds, Simulator venues, String run, List<String> orders, Runnable before)
            throws Exception {
        Path log = home.resolve(run + ".log");
        Process service = process(grounds, log);
        try {
            Pattern address = Pattern.compile("API (http://[0-9.:]+)");
            await().atMost(PATIENCE)
                    .until(() -> address.matcher(Grounds.read(log)).find());
            Matcher found = address.matcher(Grounds.read(log));
            assertThat(found.find()).isTrue();
            for (String order : orders) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(found.group(1) + "/api/v1/orders"))
                        .header("Authorization", "Bearer " + grounds.token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                order.formatted(run, Clock.systemUTC().millis())))
                        .build();
                HttpResponse<String> taken = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
                assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
            }
            before.run();
            service.destroy();
            assertThat(service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return service.exitValue();
        } finally {
            service.destroyForcibly();
        }
    }

    private static List<VenueOrder> open(Simulator venues) {
        return engine(venues).openOrders(account(venues));
    }

    private static BigDecimal position(Simulator venues) {
        return engine(venues).account(account(venues)).positions().get(0).size();
    }

    private static Engine engine(Simulator venues) {
        return venues.venue("hyperliquid").engines().get("all");
    }

    private static String account(Simulator venues) {
        return venues.venue("hyperliquid").accounts().get(0);
    }

    private Process process(Grounds grounds, Path log) throws IOException {
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
}
