package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.forward.KafkaBroker;
import io.azalai.model.Alert;
import io.azalai.model.Market;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.Severity;
import io.azalai.model.Side;
import io.azalai.simulator.Simulator;
import io.azalai.trade.OrderReply;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service with a broker that is gone at the start, killed in the middle with orders flowing, and back. */
class KafkaOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    /** A record as the journal keeps it, or as Kafka has it. */
    private record Kept(String topic, String key, String id, long epoch, long number) {

        static Kept of(String topic, String key, String id, String payload) {
            try {
                JsonNode json = JSON.readTree(payload);
                return new Kept(
                        topic,
                        key,
                        id,
                        json.path("epoch").asLong(),
                        json.path("seq").asLong());
            } catch (IOException broken) {
                throw new IllegalStateException(payload, broken);
            }
        }
    }

    @Test
    void every_record_is_delivered_once_per_id_in_order_and_no_order_waits_for_kafka() throws Exception {
        KafkaBroker broker = KafkaBroker.stopped();
        Grounds grounds = new Grounds(home);
        try (Simulator venues = Grounds.simulator();
                Application service =
                        Application.start(grounds.live(venues, root -> kafka(root, broker)), Clock.systemUTC())) {
            await().atMost(PATIENCE).until(() -> isReady(service));
            order(service, 0, 5);
            assertThat(waiting()).as("the broker is not there yet").isPositive();

            broker.start();
            await().atMost(PATIENCE).until(() -> waiting() == 0);
            broker.close();
            order(service, 5, 10);
            tell(service, "while it is away");
            assertThat(waiting()).as("the broker is away").isPositive();

            broker.start();
            order(service, 10, 15);
            await().atMost(PATIENCE).until(() -> waiting() == 0);
        }
        List<Kept> journaled = journaled();
        List<Kept> delivered = delivered(broker, journaled);
        broker.close();

        assertThat(journaled)
                .extracting(Kept::topic)
                .contains(
                        "trade.order-event.v1",
                        "trade.risk-decision.v1",
                        "state.order.v1",
                        "state.balance.v1",
                        "state.instrument.v1",
                        "md.feed-status.v1",
                        "ops.alert.v1");
        assertThat(journaled).doesNotHaveDuplicates().extracting(Kept::id).doesNotHaveDuplicates();
        assertThat(byKey(delivered)).isEqualTo(byKey(journaled));
        byKey(journaled).values().forEach(KafkaOutageTest::assertNoGap);
        assertThat(journaled)
                .filteredOn(kept -> kept.topic().equals("ops.alert.v1"))
                .extracting(Kept::key)
                .containsOnlyOnce("test.alert|while it is away");
    }

    private static void kafka(ObjectNode root, KafkaBroker broker) {
        root.withObjectProperty("kafka")
                .put("bootstrap_servers", broker.bootstrapServers())
                .put("topic_prefix", "outage")
                .put("create_topics", false);
        root.withObjectProperty("risk")
                .put("duplicate_order_window_ms", 0)
                .withObjectProperty("max_order_rate")
                .put("count", 100);
    }

    private static boolean isReady(Application service) {
        try {
            return place(service, "first").order().status() == OrderStatus.NEW;
        } catch (RuntimeException early) {
            return false;
        }
    }

    private static OrderReply place(Application service, String id) {
        OrderRequest request = OrderRequest.place(
                        id,
                        "hyperliquid",
                        "ETH",
                        OrderTerms.limit(Side.BUY, new BigDecimal("0.01"), new BigDecimal("2000")),
                        Clock.systemUTC().instant())
                .at("ETH", Market.PERP);
        return service.context().createProducerTemplate().requestBody("direct:orders", request, OrderReply.class);
    }

    private static void order(Application service, int from, int to) {
        for (int each = from; each < to; each++) {
            assertThat(place(service, "o-" + each).order().status()).isEqualTo(OrderStatus.NEW);
        }
    }

    private static void tell(Application service, String scope) {
        service.feed()
                .publish(Alert.raised(
                        Severity.INFO,
                        "test.alert",
                        scope,
                        "told",
                        Clock.systemUTC().instant()));
    }

    private long waiting() throws SQLException {
        return rows("SELECT COUNT(*) FROM outbox WHERE delivered = 0", row -> row.getLong(1))
                .get(0);
    }

    /** What was delivered by its word: what came up while the service stopped waits for its next start. */
    private List<Kept> journaled() throws SQLException {
        return rows(
                "SELECT topic, record_key, ce_id, payload FROM outbox WHERE delivered = 1 ORDER BY id",
                row -> Kept.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    private <T> List<T> rows(String sql, Reading<T> reading) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state/journal.db"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(reading.of(result));
            }
        }
        return rows;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** What Kafka has, each id once: a record may come twice where an acknowledgement was lost. */
    private static List<Kept> delivered(KafkaBroker broker, List<Kept> journaled) {
        Map<String, Kept> found = new LinkedHashMap<>();
        Set<String> ids = journaled.stream().map(Kept::id).collect(Collectors.toSet());
        try (var reader = broker.reader(Pattern.compile("outage\\.((trade|state|ops)\\..*|md\\.feed-status.*)"))) {
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                for (ConsumerRecord<String, String> record : reader.poll(Duration.ofMillis(200))) {
                    String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                    found.putIfAbsent(
                            id,
                            Kept.of(record.topic().substring("outage.".length()), record.key(), id, record.value()));
                }
                return found.keySet().containsAll(ids);
            });
        }
        found.keySet().retainAll(ids);
        return List.copyOf(found.values());
    }

    private static Map<String, List<Kept>> byKey(List<Kept> records) {
        Map<String, List<Kept>> byKey = new LinkedHashMap<>();
        records.forEach(record -> byKey.computeIfAbsent(record.topic() + "|" + record.key(), first -> new ArrayList<>())
                .add(record));
        return byKey;
    }

    private static void assertNoGap(List<Kept> ofKey) {
        for (int place = 0; place < ofKey.size(); place++) {
            assertThat(ofKey.get(place).number()).as("%s", ofKey.get(place)).isEqualTo(place + 1);
        }
    }
}
