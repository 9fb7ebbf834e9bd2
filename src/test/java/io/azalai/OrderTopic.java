package io.azalai;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.forward.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The side of those who send order requests: a topic of two partitions on the shared broker, and signed records for it.
 * Confined to the testing thread.
 */
final class OrderTopic implements AutoCloseable {

    static final String SECRET = "only the desk knows";
    /** A key whose partition gets nothing else. */
    static final String QUIET = "quiet";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GROUP = "azalai-orders";

    private final String name;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    OrderTopic(String name) throws Exception {
        this.name = name;
        Map<String, Object> brokers =
                Map.of("bootstrap.servers", KafkaBroker.shared().bootstrapServers());
        admin = Admin.create(brokers);
        producer = new KafkaProducer<>(brokers, new ByteArraySerializer(), new ByteArraySerializer());
        admin.createTopics(List.of(new NewTopic(name, 2, (short) 1), new NewTopic(name + ".dlq", 1, (short) 1)))
                .all()
                .get();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    /** How much of the busy partition was committed; -1 for nothing yet. */
    long committed() throws Exception {
        OffsetAndMetadata at = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(busy());
        return at == null ? -1 : at.offset();
    }

    /** As if less of the busy partition had been committed. */
    void commitOnly(long offset) throws Exception {
        admin.alterConsumerGroupOffsets(GROUP, Map.of(busy(), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private TopicPartition busy() {
        return new TopicPartition(name, 0);
    }

    long send(String key, ObjectNode request) throws Exception {
        return send(key, request.toString().getBytes(StandardCharsets.UTF_8));
    }

    long send(String key, byte[] value) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        ProducerRecord<byte[], byte[]> record = record(key, value);
        sign(record, HexFormat.of().formatHex(mac.doFinal(value)));
        record.headers().add("authorization", "secret".getBytes(StandardCharsets.UTF_8));
        return producer.send(record).get().offset();
    }

    /** With a signature of another's making; null for none. */
    void sendSigned(String key, ObjectNode request, String signature) throws Exception {
        ProducerRecord<byte[], byte[]> record = record(key, request.toString().getBytes(StandardCharsets.UTF_8));
        if (signature != null) {
            sign(record, signature);
        }
        producer.send(record).get();
    }

    private static void sign(ProducerRecord<byte[], byte[]> record, String signature) {
        record.headers().add("x-azalai-signature", signature.getBytes(StandardCharsets.UTF_8));
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        int partition = key.equals(QUIET) ? 1 : 0;
        return new ProducerRecord<>(name, partition, key.getBytes(StandardCharsets.UTF_8), value);
    }

    static ObjectNode order(String id, String action) {
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

    /** One that fills at once. */
    static ObjectNode market(String id) {
        ObjectNode market =
                order(id, "NEW").put("symbol", "SOL").put("orderType", "MARKET").put("quantity", "1");
        market.remove("price");
        return market;
    }
}
