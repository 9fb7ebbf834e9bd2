package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that come by Kafka into a running service, over a real broker. */
class OrdersFromKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "door.trade.order-request.v1";
    private static final String SECRET = "only the desk knows";
    private static final String GROUP = "azalai-orders";

    @TempDir
    private static Path home;

    private static final List<RiskDecision> decisions = Collections.synchronizedList(new ArrayList<>());
    private static KafkaProducer<byte[], byte[]> producer;
    private static Admin admin;
    private static Simulator venues;
    private static Grounds grounds;
    private static Application service;

    @BeforeAll
    static void start() throws Exception {
        Map<String, Object> brokers =
                Map.of("bootstrap.servers", KafkaBroker.shared().bootstrapServers());
        admin = Admin.create(brokers);
        producer = new KafkaProducer<>(brokers, new ByteArraySerializer(), new ByteArraySerializer());
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1), new NewTopic(TOPIC + ".dlq", 1, (short) 1)))
                .all()
                .get();
        send("k", order("before-the-group", "NEW"));
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
        // a new group begins at what is sent after it has looked where the end is
        await().atMost(PATIENCE).until(() -> {
            send("k", order("mark-" + System.nanoTime(), "CANCEL"));
            return committed() >= 0;
        });
    }

    private static void door(ObjectNode root) {
        ObjectNode kafka = root.withObjectProperty("kafka")
                .put("bootstrap_servers", KafkaBroker.shared().bootstrapServers())
                .put("topic_prefix", "door")
                .put("create_topics", false);
        kafka.withObjectProperty("order_requests").put("enabled", true).put("hmac_secret", SECRET);
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
        producer.close();
        admin.close();
    }

    @Test
    void a_poison_record_is_set_aside_as_it_came_and_the_next_is_carried_out() throws Exception {
        byte[] poison = {'{', (byte) 0xff, 0};
        send("poison", poison);
        send("k", order("good-1", "NEW").put("schemaVersion", "2.0"));
        sendUnsigned("k", order("unsigned-1", "NEW"));
        send("k", order("good-1", "NEW"));

        await().atMost(PATIENCE).until(() -> status("good-1") == OrderStatus.NEW);
        List<ConsumerRecord<String, String>> aside = KafkaBroker.shared().read(TOPIC + ".dlq", 3);

        assertThat(aside).hasSize(3);
        assertThat(aside)
                .extracting(record -> header(record, "dlq.reason"))
                .containsExactly("SCHEMA", "UNSUPPORTED", "AUTH");
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
        send("k", order("twice", "NEW"));
        send("k", order("twice", "NEW"));
        send("k", order("twice", "NEW").put("quantity", "0.02"));
        settled();

        assertThat(orders())
                .filteredOn(order -> order.clientOrderId().equals("twice"))
                .hasSize(1);
        assertThat(status("twice")).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void what_has_waited_too_long_is_refused_and_told_but_the_cancel_of_an_order_carried_out() throws Exception {
        send("k", order("today", "NEW"));
        send("k", order("yesterday", "NEW").put("createdAt", old()));
        send("k", order("sweep", "CANCEL_ALL").put("createdAt", old()));
        send("k", order("tired", "NEW"));
        send("k", order("tired", "CANCEL").put("createdAt", old()));
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
            send("k", order("row-" + each, "NEW"));
            send("k", order("row-" + each, "CANCEL"));
        }
        settled();

        for (int each = 0; each < 5; each++) {
            assertThat(status("row-" + each)).isEqualTo(OrderStatus.CANCELED);
        }
    }

    @Test
    void a_record_that_was_carried_out_and_not_committed_makes_no_second_order_after_a_restart() throws Exception {
        send("k", order("restart-1", "NEW"));
        long committed = settled();
        service.close();
        admin.alterConsumerGroupOffsets(
                        GROUP, Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(committed - 1)))
                .all()
                .get();
        send("k", order("restart-2", "NEW"));
        open();
        settled();

        assertThat(orders())
                .filteredOn(order -> order.clientOrderId().equals("restart-1"))
                .hasSize(1);
        assertThat(status("restart-1")).isEqualTo(OrderStatus.NEW);
        assertThat(status("restart-2")).isNotNull();
        assertThat(status("before-the-group"))
                .as("a new group starts at the latest")
                .isNull();
    }

    /** Waits until all that was sent is committed; answers how much that is. */
    private static long settled() throws Exception {
        long end = send("k", order("mark-" + System.nanoTime(), "CANCEL")) + 1;
        await().atMost(PATIENCE).until(() -> committed() >= end);
        return end;
    }

    private static long committed() throws Exception {
        OffsetAndMetadata at = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(TOPIC, 0));
        return at == null ? -1 : at.offset();
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

    private static ObjectNode order(String id, String action) {
        ObjectNode json = JSON.createObjectNode()
                .put("type", "orderRequest")
                .put("schemaVersion", "1.0")
                .put("action", action)
                .put("clientOrderId", id)
                .put("venue", "hyperliquid")
                .put("createdAt", Instant.now().toEpochMilli());
        if (action.equals("NEW")) {
            json.put("symbol", "ETH")
                    .put("market", "PERP")
                    .put("side", "BUY")
                    .put("orderType", "LIMIT")
                    .put("quantity", "0.01")
                    .put("price", "2000");
        }
        return json;
    }

    private static long send(String key, ObjectNode request) throws Exception {
        return send(key, request.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static long send(String key, byte[] value) throws Exception {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(TOPIC, key.getBytes(StandardCharsets.UTF_8), value);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(value));
        record.headers().add("x-azalai-signature", signature.getBytes(StandardCharsets.UTF_8));
        record.headers().add("authorization", "secret".getBytes(StandardCharsets.UTF_8));
        return producer.send(record).get().offset();
    }

    private static void sendUnsigned(String key, ObjectNode request) throws Exception {
        byte[] value = request.toString().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(TOPIC, key.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
