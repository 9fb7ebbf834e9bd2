package io.azalai;

import static io.azalai.OrderTopic.QUIET;
import static io.azalai.OrderTopic.market;
import static io.azalai.OrderTopic.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.forward.KafkaBroker;
import io.azalai.model.Dataset;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.RiskDecision;
import io.azalai.simulator.Simulator;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that come by Kafka into a running service, over a real broker. */
class OrdersFromKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "door.trade.order-request.v1";

    @TempDir
    private static Path home;

    private static final List<RiskDecision> decisions = Collections.synchronizedList(new ArrayList<>());
    private static OrderTopic topic;
    private static Simulator venues;
    private static Grounds grounds;
    private static Application service;

    @BeforeAll
    static void start() throws Exception {
        topic = new OrderTopic(TOPIC);
        topic.send("k", order("before-the-group", "NEW"));
        topic.send(QUIET, order("before-too", "NEW"));
        venues = Grounds.simulator();
        List.of("hyperliquid", "aster").forEach(venue -> venues.venue(venue).turn("noWeightLimit", true));
        grounds = new Grounds(home);
        open();
    }

    private static void open() {
        service = Application.start(grounds.live(venues, OrdersFromKafkaTest::door), Clock.systemUTC());
        service.feed()
                .subscribe(
                        "test",
                        FeedFilter.of(Dataset.RISK_DECISION),
                        Overflow.BLOCK,
                        1_000,
                        (event, retained) -> decisions.add((RiskDecision) event));
        await().atMost(PATIENCE).until(() -> {
            topic.send("k", order("mark-" + System.nanoTime(), "CANCEL"));
            return topic.committed() >= 0;
        });
    }

    private static void door(ObjectNode root) {
        ObjectNode kafka = root.withObjectProperty("kafka")
                .put("bootstrap_servers", KafkaBroker.shared().bootstrapServers())
                .put("topic_prefix", "door")
                .put("create_topics", false);
        kafka.withObjectProperty("order_requests").put("enabled", true).put("hmac_secret", OrderTopic.SECRET);
        for (String venue : List.of("hyperliquid", "aster")) { // two starts a minute take all that the venues grant
            root.withObjectProperty("exchanges")
                    .withObjectProperty(venue)
                    .withObjectProperty("rate_limit")
                    .put("requests_per_minute", 6_000)
                    .put("weight_limit", 6_000);
        }
        root.withObjectProperty("risk").put("duplicate_order_window_ms", 0);
    }

    @AfterAll
    static void stop() {
        service.close();
        venues.close();
        topic.close();
    }

    @Test
    void a_poison_record_is_set_aside_as_it_came_and_the_next_is_carried_out() throws Exception {
        byte[] poison = {'{', (byte) 0xff, 0};
        topic.send("poison", poison);
        topic.send("k", order("good-1", "NEW").put("schemaVersion", "2.0"));
        topic.sendSigned("k", order("unsigned-1", "NEW"), null);
        topic.sendSigned("k", order("unsigned-1", "NEW"), "0".repeat(64));
        topic.send("k", order("good-1", "NEW"));

        await().atMost(PATIENCE).until(() -> status("good-1") == OrderStatus.NEW);
        List<ConsumerRecord<String, String>> aside = KafkaBroker.shared().read(TOPIC + ".dlq", 4);

        assertThat(aside)
                .extracting(record -> header(record, "dlq.reason"))
                .containsExactly("SCHEMA", "UNSUPPORTED", "AUTH", "AUTH");
        assertThat(header(aside.get(2), "dlq.error")).contains("x-azalai-signature is missing");
        assertThat(header(aside.get(3), "dlq.error")).contains("is not the HMAC-SHA256 of the value");
        assertThat(aside.get(0).key()).isEqualTo("poison");
        assertThat(aside.get(0).serializedValueSize()).isEqualTo(poison.length);
        List<String> names = new ArrayList<>();
        aside.get(0).headers().forEach(header -> names.add(header.key()));
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "dlq.reason",
                        "dlq.error",
                        "dlq.topic",
                        "dlq.partition",
                        "dlq.offset",
                        "dlq.time",
                        "dlq.attempts");
        assertThat(header(aside.get(0), "dlq.topic")).isEqualTo(TOPIC);
        assertThat(status("unsigned-1")).isNull();
    }

    @Test
    void a_request_that_comes_again_and_one_that_reuses_its_id_send_nothing() throws Exception {
        topic.send("k", order("twice", "NEW"));
        topic.send("k", order("twice", "NEW"));
        topic.send("k", order("twice", "NEW").put("quantity", "0.02"));
        settled();

        assertThat(orders())
                .filteredOn(order -> order.clientOrderId().equals("twice"))
                .hasSize(1);
        assertThat(status("twice")).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void a_request_that_is_refused_for_another_reason_than_risk_is_told_once_and_is_no_dead_letter() throws Exception {
        topic.send("k", order("told", "NEW"));
        topic.send("k", order("told", "NEW").put("quantity", "0.02"));
        topic.send("k", order("nowhere", "NEW").put("venue", "nasdaq"));
        topic.send("k", order("nosuch", "NEW").put("symbol", "NOSUCH"));
        topic.send("k", order("kept.tp", "NEW"));
        topic.send("k", order("never-placed", "CANCEL"));
        topic.send("k", order("no-sweep", "CANCEL_ALL").put("symbol", "NOSUCH"));
        topic.send("k", order("too-large", "NEW").put("quantity", "50"));
        settled();

        await().atMost(PATIENCE).until(() -> reasons("too-large").size() == 1);
        assertThat(reasons("told")).containsExactlyInAnyOrder("OK 0", "CLIENT_ORDER_ID_REUSED 0");
        assertThat(reasons("nowhere")).containsExactly("UNKNOWN_VENUE 0");
        assertThat(reasons("nosuch")).containsExactly("UNKNOWN_INSTRUMENT 1");
        assertThat(reasons("kept.tp")).containsExactly("INVALID_FIELD 0");
        assertThat(reasons("never-placed")).containsExactly("UNKNOWN_ORDER 0");
        assertThat(reasons("no-sweep")).hasSize(1);
        assertThat(reasons("too-large")).containsExactly("ORDER_TOO_LARGE 12");
        assertThat(service.modules()
                        .journal()
                        .archive()
                        .explain("main", "kept.tp")
                        .path("decisions"))
                .hasSize(1);
        assertThat(service.modules().orders().figures().refusals())
                .containsKey("ORDER_TOO_LARGE")
                .doesNotContainKeys("INVALID_FIELD", "UNKNOWN_VENUE");
    }

    @Test
    void the_journal_says_that_a_request_came_by_kafka() throws Exception {
        topic.send("k", order("asked", "NEW"));
        settled();

        await().atMost(PATIENCE).until(() -> service.modules()
                .journal()
                .archive()
                .explain("main", "asked")
                .path("wire")
                .findValuesAsText("actor")
                .contains("kafka"));
    }

    @Test
    void a_position_that_was_closed_is_told_as_flat_and_then_forgotten_by_its_topic() throws Exception {
        topic.send("k", market("opens"));
        settled();
        await().atMost(PATIENCE).until(() -> status("opens") == OrderStatus.FILLED);
        topic.send("k", order("closes", "CLOSE_POSITION").put("symbol", "SOL").put("market", "PERP"));
        settled();

        await().atMost(PATIENCE).until(() -> {
            List<String> sides = KafkaBroker.shared().read("door.state.position.v1", 1).stream()
                    .filter(record -> record.key().equals("hyperliquid|main|SOL/USDC:USDC|BOTH"))
                    .map(record -> record.value() == null ? "gone" : side(record.value()))
                    .toList();
            return sides.contains("LONG")
                    && sides.subList(Math.max(0, sides.size() - 2), sides.size())
                            .equals(List.of("FLAT", "gone"));
        });
    }

    @Test
    void who_started_the_service_is_told_to_kafka() throws Exception {
        ConsumerRecord<String, String> started =
                KafkaBroker.shared().read("door.ops.audit.v1", 1).get(0);
        JsonNode audit = JSON.readTree(started.value());

        assertThat(audit.path("type").asText()).isEqualTo("audit");
        assertThat(audit.path("action").asText()).isEqualTo("start");
        assertThat(audit.path("text").asText()).contains("mode live");
        assertThat(started.key()).isEqualTo(audit.path("actor").asText());
        assertThat(header(started, "ce_type")).isEqualTo("azalai.audit.v1");
    }

    @Test
    void what_has_waited_too_long_is_refused_and_told_but_the_cancel_of_an_order_carried_out() throws Exception {
        topic.send("k", order("today", "NEW"));
        topic.send("k", order("yesterday", "NEW").put("createdAt", old()));
        topic.send("k", order("sweep", "CANCEL_ALL").put("createdAt", old()));
        topic.send("k", order("tired", "NEW"));
        topic.send("k", order("tired", "CANCEL").put("createdAt", old()));
        settled();

        assertThat(status("today")).isEqualTo(OrderStatus.NEW);
        assertThat(status("tired")).isEqualTo(OrderStatus.CANCELED);
        assertThat(status("yesterday")).isEqualTo(OrderStatus.RISK_REJECTED);
        assertThat(List.copyOf(decisions))
                .filteredOn(decision -> decision.reasonCode().equals("ORDER_REQUEST_EXPIRED"))
                .extracting(RiskDecision::clientOrderId)
                .contains("yesterday", "sweep")
                .doesNotContain("tired");
    }

    @Test
    void requests_of_a_key_are_carried_out_in_their_order() throws Exception {
        for (int each = 0; each < 5; each++) {
            topic.send("k", order("row-" + each, "NEW"));
            topic.send("k", order("row-" + each, "CANCEL"));
        }
        settled();

        for (int each = 0; each < 5; each++) {
            assertThat(status("row-" + each)).isEqualTo(OrderStatus.CANCELED);
        }
    }

    @Test
    void a_restart_doubles_nothing_that_was_carried_out_and_skips_nothing_that_was_sent_meanwhile() throws Exception {
        topic.send("k", order("restart-1", "NEW"));
        long committed = settled();
        service.close();
        topic.commitOnly(committed - 1);
        topic.send("k", order("restart-2", "NEW"));
        topic.send(QUIET, order("first-of-its-partition", "NEW"));
        open();
        settled();
        await().atMost(PATIENCE).until(() -> status("first-of-its-partition") == OrderStatus.NEW);

        assertThat(orders())
                .filteredOn(order -> order.clientOrderId().equals("restart-1"))
                .hasSize(1);
        assertThat(status("restart-1")).isEqualTo(OrderStatus.NEW);
        assertThat(status("restart-2")).isNotNull();
        assertThat(List.of(status("before-the-group") == null, status("before-too") == null))
                .as("what was sent before the first start is none of ours")
                .containsOnly(true);
    }

    private static List<String> reasons(String id) {
        return List.copyOf(decisions).stream()
                .filter(decision -> decision.clientOrderId().equals(id))
                .map(decision -> decision.reasonCode() + " " + decision.check())
                .toList();
    }

    private static String side(String position) {
        try {
            return JSON.readTree(position).path("side").asText();
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits until all that was sent is committed; answers how much that is. */
    private static long settled() throws Exception {
        long end = topic.send("k", order("mark-" + System.nanoTime(), "CANCEL")) + 1;
        await().atMost(PATIENCE).until(() -> topic.committed() >= end);
        return end;
    }

    private static long old() {
        return Instant.now().minusSeconds(31).toEpochMilli();
    }

    private static List<Order> orders() {
        return service.gateway().orders();
    }

    private static OrderStatus status(String id) {
        return service.gateway().order("main", id).map(Order::status).orElse(null);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
