package io.azalai.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Whose consumers begin where the door was first opened; where that is, the door's own test says. */
class OrderConsumersTest {

    private final OrderConsumers consumers = new OrderConsumers("orders", Instant.EPOCH);

    @Test
    void a_consumer_of_a_users_flow_is_made_as_ever() {
        try (Consumer<Object, Object> ours = consumers.getConsumer(of("orders"));
                Consumer<Object, Object> flows = consumers.getConsumer(of("flow"))) {
            assertThat(flows).isExactlyInstanceOf(KafkaConsumer.class);
            assertThat(ours).isInstanceOf(KafkaConsumer.class).isNotExactlyInstanceOf(KafkaConsumer.class);
        }
    }

    private static Properties of(String group) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "127.0.0.1:9");
        properties.put("group.id", group);
        properties.put("key.deserializer", ByteArrayDeserializer.class.getName());
        properties.put("value.deserializer", ByteArrayDeserializer.class.getName());
        return properties;
    }
}
