package io.azalai.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.Grounds;
import io.azalai.demo.SimulatedVenues;
import io.azalai.forward.KafkaBroker;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.loopback.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service killed with SIGKILL while a request from Kafka is in its journal and not committed to Kafka. */
class KilledBeforeCommitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PREFIX = "killed";
    private static final TopicPartition REQUESTS = new TopicPartition(PREFIX + ".trade.order-request.v1", 0);

    @TempDir
    private Path home;

    private Admin admin;
    private KafkaProducer<String, String> producer;

    @Test
    void a_request_comes_again_and_is_carried_out_once() throws Exception {
        String brokers = KafkaBroker.shared().bootstrapServers();
        Map<String, Object> kafka = Map.of("bootstrap.servers", brokers);
        Program program = null;
        try (Admin opened = Admin.create(kafka);
                KafkaProducer<String, String> sender =
                        new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
                Simulator venues = Grounds.simulator()) {
            admin = opened;
            producer = sender;
            admin.createTopics(List.of(
                            new NewTopic(REQUESTS.topic(), 1, (short) 1),
                            new NewTopic(REQUESTS.topic() + ".dlq", 1, (short) 1)))
                    .all()
                    .get();
            ServiceProcess service = new ServiceProcess(home, AppJar.classPath(home), configuration(venues, brokers));
            program = service.start();
            await().atMost(PATIENCE).until(service::isReady);
            // a new group begins at what is sent after it has looked where the end is
            await().atMost(PATIENCE).until(() -> send("mark", "CANCEL") >= 0 && committed() >= 0);
            venues.inject(Fault.next("hyperliquid", Fault.Kind.SLOW)
                    .containing("\"type\":\"order\"")
                    .lasting(8_000));
            long offset = send("once", "NEW");
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> !venues.arrivals()
                    .clientOrderIds("hyperliquid")
                    .isEmpty());

            program.kill();

            assertThat(committed()).isLessThanOrEqualTo(offset);
            try (JournalCopy journal = JournalCopy.of(home.resolve("state"), home.resolve("copy"))) {
                assertThat(journal.value("SELECT status FROM orders WHERE client_order_id = 'once'"))
                        .isIn("RECEIVED", "SUBMITTED");
            }
            program = service.start();
            await().atMost(PATIENCE).until(() -> committed() > offset);
            await().atMost(PATIENCE).until(() -> service.orders()
                    .map(KilledBeforeCommitTest::states)
                    .orElse("")
                    .equals("once NEW"));
            assertThat(venues.arrivals().clientOrderIds("hyperliquid").values()).containsExactly(1);
        } finally {
            if (program != null) {
                program.kill();
            }
        }
    }

    private static ObjectNode configuration(Simulator venues, String brokers) {
        ObjectNode root = SimulatedVenues.configuration(venues.addresses()).put("mode", "live");
        ObjectNode kafka = root.withObjectProperty("kafka")
                .put("bootstrap_servers", brokers)
                .put("topic_prefix", PREFIX)
                .put("create_topics", false);
        kafka.withObjectProperty("order_requests").put("enabled", true);
        return root;
    }

    /** Every order that the service tells of, with its status. */
    private static String states(JsonNode orders) {
        StringBuilder states = new StringBuilder();
        orders.forEach(order -> states.append(states.isEmpty() ? "" : ", ")
                .append(order.path("clientOrderId").asText())
                .append(' ')
                .append(order.path("status").asText()));
        return states.toString();
    }

    private long send(String id, String action) throws Exception {
        String terms = action.equals("NEW")
                ? ",\"symbol\":\"ETH\",\"market\":\"PERP\",\"side\":\"BUY\",\"orderType\":\"LIMIT\","
                        + "\"quantity\":\"0.01\",\"price\":\"2000\""
                : "";
        String request = """
            {"type":"orderRequest","schemaVersion":"1.0","action":"%s","clientOrderId":"%s","venue":"hyperliquid",\
            "createdAt":%d%s}\
            """.formatted(action, id, System.currentTimeMillis(), terms);
        return producer.send(new ProducerRecord<>(REQUESTS.topic(), "k", request))
                .get()
                .offset();
    }

    private long committed() throws Exception {
        OffsetAndMetadata at = admin.listConsumerGroupOffsets("azalai-orders")
                .partitionsToOffsetAndMetadata()
                .get()
                .get(REQUESTS);
        return at == null ? -1 : at.offset();
    }
}
