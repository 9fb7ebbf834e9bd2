package io.azalai.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.forward.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real service killed with SIGKILL at moments that a seed draws, while it starts, compares its accounts and trades,
 * with everything going wrong at the venues: {@code -Dazalai.crash.kills} times (20), {@code -Dazalai.crash.seed}.
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("azalai.crash.kills", 20);
    private static final long SEED = Long.getLong("azalai.crash.seed", 20_251);
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Set<String> OPEN_QUESTIONS = Set.of("RECEIVED", "SUBMITTED", "UNKNOWN", "PENDING_CANCEL");

    private static final Set<String> OPEN = Set.of("NEW", "PARTIALLY_FILLED");

    /** In each ten lives trading is halted in this one, and the latches are lifted from the second life after it on. */
    private static final int HALTED = 5;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final Random chance = new Random(SEED);
    private final RiskTrail risk = new RiskTrail();
    private final List<String> wrong = new ArrayList<>();
    private final String prefix = "crash-" + SEED + "-" + System.nanoTime();

    @Test
    void a_service_that_is_killed_again_and_again_doubles_nothing_and_forgets_nothing() throws Exception {
        long begun = System.nanoTime();
        KafkaBroker broker = KafkaBroker.shared();
        String classPath = AppJar.classPath(home);
        try (SimulatorProcess venues = SimulatorProcess.start(home, classPath, SEED);
                KafkaConsumer<String, String> reader = broker.reader(OutboxJudge.topics(prefix))) {
            allowManyStarts(venues);
            FaultScript faults = new FaultScript(venues, SEED);
            ObjectNode configuration = configuration(venues, broker.bootstrapServers());
            try (ServiceProcess service = new ServiceProcess(home, classPath, configuration);
                    Trader trader = new Trader(service, venues, SEED)) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    runAndKill(service, venues, trader, faults, kill);
                }
                faults.end();
                Report report = settle(service, venues, trader, reader);
                System.out.println(report.line(SEED, KILLS, Duration.ofNanos(System.nanoTime() - begun)));
                System.out.println("crash: answers " + trader.answers() + ", faults " + faults.injected());
            }
        }
        wrong.addAll(risk.wrong());
        assertThat(wrong)
                .as(
                        "seed %d; again: mvn -Pcrash test -Dazalai.crash.seed=%d -Dazalai.crash.kills=%d; all is kept"
                                + " in %s",
                        SEED, SEED, KILLS, home)
                .isEmpty();
    }

    private void runAndKill(
            ServiceProcess service, SimulatorProcess venues, Trader trader, FaultScript faults, int kill)
            throws Exception {
        boolean lifting = risk.isLatched() && kill % 10 != HALTED && kill % 10 != HALTED + 1;
        if (kill % 10 == HALTED) {
            service.use("stop-trading");
        } else if (lifting) {
            service.use("lift-latches");
        }
        Program program = service.start();
        Thread trading = daemon(trader::trade, "trader");
        Thread disturbing = daemon(faults::run, "faults");
        assertThat(venues.isAlive())
                .as("the simulator %s before kill %d", venues.state(), kill)
                .isTrue();
        KillMoment.draw(chance).await(program, trader, venues);
        boolean lived = program.isAlive();
        String state = program.state();
        program.kill();
        for (Thread each : List.of(trading, disturbing)) {
            each.interrupt();
            each.join();
        }
        assertThat(lived)
                .as("the service %s by itself before kill %d of seed %d; see %s", state, kill, SEED, program.log())
                .isTrue();
        if (kill % 10 == HALTED) {
            service.drop("stop-trading");
        } else if (lifting) {
            service.drop("lift-latches");
        }
        look(kill, lifting);
    }

    private void look(int kill, boolean lifting) throws Exception {
        Path state = home.resolve("state");
        if (!JournalCopy.exists(state)) {
            return;
        }
        try (JournalCopy journal = JournalCopy.of(state, home.resolve("copy"))) {
            wrong.addAll(RiskTrail.readable(kill, state, journal));
            if (journal.value("SELECT COUNT(*) FROM sqlite_master WHERE name = 'latches'")
                    .equals("1")) {
                risk.look(kill, journal, lifting);
            }
        }
    }

    /** Starts once more, with nothing going wrong, until the fate of every order is known, and compares. */
    private Report settle(
            ServiceProcess service, SimulatorProcess venues, Trader trader, KafkaConsumer<String, String> reader)
            throws Exception {
        Program program = service.start();
        await().atMost(PATIENCE).until(service::isReady);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> isSettled(service));
        SimulatorProcess.VENUES.forEach(service::cancelAll);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> hasEnded(service));
        await().atMost(PATIENCE).until(service::hasDelivered);
        Map<String, JsonNode> view = view(service);
        assertThat(program.leaves())
                .as("the service left; its log is %s", program.log())
                .isTrue();
        Report report = new Report(trader, view);
        try (JournalCopy journal = JournalCopy.of(home.resolve("state"), home.resolve("copy"))) {
            risk.look(KILLS + 1, journal, false);
            wrong.addAll(RiskTrail.readable(KILLS + 1, home.resolve("state"), journal));
            OutboxJudge outbox = new OutboxJudge(journal.rows("SELECT * FROM outbox ORDER BY id"));
            wrong.addAll(outbox.judge(reader, prefix));
            List<Map<String, String>> orders = journal.rows("SELECT * FROM orders");
            List<Map<String, String>> fills = journal.rows("SELECT * FROM fills");
            report.unknown(
                    journal.value("SELECT COUNT(DISTINCT client_order_id) FROM order_events WHERE status = 'UNKNOWN'"));
            for (String venue : SimulatorProcess.VENUES) {
                VenueBooks books = VenueBooks.of(venues, venue);
                OrderJudge judge = new OrderJudge(venue, books, orders, fills);
                wrong.addAll(judge.judge(view, outbox.positions().getOrDefault(venue, Map.of())));
                report.add(books, judge);
            }
            report.outbox(outbox);
            wrong.addAll(report.broken(orders));
        }
        return report;
    }

    private static boolean isSettled(ServiceProcess service) {
        Map<String, JsonNode> view = view(service);
        return !view.isEmpty()
                && view.values().stream()
                        .noneMatch(order ->
                                OPEN_QUESTIONS.contains(order.path("status").asText()));
    }

    /** Nothing changes any more by itself. */
    private static boolean hasEnded(ServiceProcess service) {
        return isSettled(service)
                && view(service).values().stream()
                        .noneMatch(order -> OPEN.contains(order.path("status").asText()));
    }

    private static Map<String, JsonNode> view(ServiceProcess service) {
        Map<String, JsonNode> view = new HashMap<>();
        service.orders()
                .ifPresent(orders -> orders.forEach(
                        order -> view.put(order.path("clientOrderId").asText(), order)));
        return view;
    }

    /** Twenty starts a minute take more than the venues grant. */
    private static void allowManyStarts(SimulatorProcess venues) {
        for (String venue : SimulatorProcess.VENUES) {
            turnOn(venues, venue, "noWeightLimit");
        }
        turnOn(venues, "hyperliquid", "noSocketLimit");
    }

    private static void turnOn(SimulatorProcess venues, String venue, String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        venues.ask(
                "POST", "/switches", body.put("venue", venue).put("name", name).put("on", true));
    }

    /** Limits so wide that most orders pass. */
    private ObjectNode configuration(SimulatorProcess venues, String brokers) {
        ObjectNode root = venues.configuration().put("mode", "live");
        Map<String, List<String>> symbols =
                Map.of("hyperliquid", List.of("BTC", "ETH", "PURR/USDC"), "aster", List.of("BTC", "ETH", "BTC/USDT"));
        symbols.forEach((venue, names) -> {
            ObjectNode exchange = root.withObjectProperty("exchanges").withObjectProperty(venue);
            names.forEach(exchange.withArrayProperty("symbols")::add);
            exchange.withObjectProperty("rate_limit")
                    .put("requests_per_minute", 6_000)
                    .put("burst_limit", 200)
                    .put("weight_limit", 6_000);
        });
        ObjectNode trading = root.withObjectProperty("trading").put("order_timeout", 3);
        trading.withObjectProperty("position_limits").put("max_position_size_usd", 100_000);
        ObjectNode risk = root.withObjectProperty("risk");
        risk.put("daily_loss_limit", 0).put("max_drawdown_percent", 0).put("duplicate_order_window_ms", 0);
        risk.put("position_size_limit", 1);
        risk.withObjectProperty("max_order_rate").put("count", 100);
        root.withObjectProperty("kafka").put("bootstrap_servers", brokers).put("topic_prefix", prefix);
        return root;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
