package io.azalai.forward;

import io.azalai.model.Dataset;
import io.azalai.settings.Block;
import io.azalai.settings.Secret;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The block {@code kafka} of the configuration.
 *
 * @param bootstrapServers brokers as host:port, comma separated; empty: nothing goes to Kafka
 * @param topicPrefix put before every topic with a dot; may be empty
 * @param createTopics whether missing topics are made at start
 * @param replicationFactor of topics made at start
 * @param cloudEvents headers of market data
 * @param orderRequests whether orders are taken from Kafka
 * @param marks what keeps topics that are not of real money apart from those that are
 */
public record KafkaSettings(
        String bootstrapServers,
        String topicPrefix,
        boolean createTopics,
        int replicationFactor,
        CloudEvents cloudEvents,
        OrderRequests orderRequests,
        TopicMarks marks) {

    /** How many CloudEvents headers market data carries; everything else always carries all. */
    public enum CloudEvents {
        /** All of downstream.md section 3. */
        FULL,
        /** The four that are required. */
        SLIM,
        OFF;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The block {@code kafka.order_requests}.
     *
     * @param secret what requests are signed with; empty: they need no signature
     */
    public record OrderRequests(boolean enabled, Optional<Secret> secret) {

        /** No orders from Kafka. */
        public static final OrderRequests OFF = new OrderRequests(false, Optional.empty());

        private static OrderRequests read(Block block) {
            return new OrderRequests(block.flag("enabled", false), block.secret("hmac_secret"));
        }
    }

    private static final CloudEvents USUAL = CloudEvents.SLIM;
    private static final String GROUP = "azalai-orders";

    /** Of real orders and accounts, and no orders from Kafka. */
    public KafkaSettings(
            String bootstrapServers,
            String topicPrefix,
            boolean createTopics,
            int replicationFactor,
            CloudEvents cloudEvents) {
        this(
                bootstrapServers,
                topicPrefix,
                createTopics,
                replicationFactor,
                cloudEvents,
                OrderRequests.OFF,
                TopicMarks.NONE);
    }

    /** The same with topics so marked. */
    public KafkaSettings marked(TopicMarks by) {
        return new KafkaSettings(
                bootstrapServers, topicPrefix, createTopics, replicationFactor, cloudEvents, orderRequests, by);
    }

    public static KafkaSettings read(Block block) {
        OrderRequests orders = OrderRequests.read(block.block("order_requests"));
        if (orders.enabled() && !block.has("bootstrap_servers")) {
            block.problem("order_requests.enabled", "is true, and there are no brokers", "set kafka.bootstrap_servers");
        }
        return new KafkaSettings(
                block.text("bootstrap_servers", ""),
                block.text("topic_prefix", ""),
                block.flag("create_topics", true),
                block.whole("replication_factor", 1),
                cloudEvents(block),
                orders,
                TopicMarks.NONE);
    }

    private static CloudEvents cloudEvents(Block block) {
        String word = block.text("cloudevents", USUAL.word());
        return Arrays.stream(CloudEvents.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseGet(() -> {
                    block.problem("cloudevents", "is " + word, "write full, slim or off");
                    return USUAL;
                });
    }

    /** Whether anything goes to Kafka. */
    public boolean enabled() {
        return !bootstrapServers.isEmpty();
    }

    /** What routes see; without brokers an address nobody connects to, since the routes do not start. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("forward.kafka.enabled", Boolean.toString(enabled()));
        properties.put("kafka.bootstrap_servers", enabled() ? bootstrapServers : "127.0.0.1:9092");
        Topic requests = Topic.of(Dataset.ORDER_REQUEST);
        properties.put("kafka.order_requests.enabled", Boolean.toString(enabled() && orderRequests.enabled()));
        properties.put("kafka.order_requests.topic", topic(requests.name()));
        properties.put("kafka.order_requests.group", ordersGroup());
        properties.put("kafka.order_requests.consumers", Integer.toString(requests.partitions()));
        return properties;
    }

    /** The group that takes orders. */
    String ordersGroup() {
        return marks.group(GROUP);
    }

    /** The full name of a topic. */
    String topic(String name) {
        String told = marks.topic(name);
        return topicPrefix.isEmpty() ? told : topicPrefix + "." + told;
    }
}
