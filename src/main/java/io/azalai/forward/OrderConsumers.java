package io.azalai.forward;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the consumers of order requests. One that is given a partition of which nothing was ever committed begins where
 * the door was first opened: what was sent before is no business of ours, and nothing sent since is left out, however
 * often the service stopped before its first commit. Camel takes the one factory that it finds for all of Kafka: what
 * is of another group is made as ever. Immutable.
 */
final class OrderConsumers extends DefaultKafkaClientFactory {

    private static final Logger LOG = LoggerFactory.getLogger(OrderConsumers.class);

    private final String group;
    private final Instant since;

    /** For a door whose readers are of this group, and that was first opened at this instant. */
    OrderConsumers(String group, Instant since) {
        this.group = group;
        this.since = since;
    }

    @Override
    public Consumer<Object, Object> getConsumer(Properties properties) {
        boolean ours = group.equals(properties.getProperty(ConsumerConfig.GROUP_ID_CONFIG));
        return ours ? new Beginning(properties, since) : new KafkaConsumer<>(properties);
    }

    /** Confined to its polling thread. */
    private static final class Beginning extends KafkaConsumer<Object, Object> {

        private final Instant since;

        Beginning(Properties properties, Instant since) {
            super(properties);
            this.since = since;
        }

        @Override
        public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
            super.subscribe(topics, new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
                    begin(Set.copyOf(assigned));
                    listener.onPartitionsAssigned(assigned);
                }

                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
                    listener.onPartitionsRevoked(revoked);
                }

                @Override
                public void onPartitionsLost(Collection<TopicPartition> lost) {
                    listener.onPartitionsLost(lost);
                }
            });
        }

        private void begin(Set<TopicPartition> assigned) {
            Map<TopicPartition, OffsetAndMetadata> committed = committed(assigned);
            List<TopicPartition> fresh = assigned.stream()
                    .filter(partition -> committed.get(partition) == null)
                    .toList();
            if (fresh.isEmpty()) {
                return;
            }
            // the ends first: what is sent between the two questions is after the ends, and read
            Map<TopicPartition, Long> ends = endOffsets(fresh);
            Map<TopicPartition, Long> times = new HashMap<>();
            fresh.forEach(partition -> times.put(partition, since.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> found = offsetsForTimes(times);
            for (TopicPartition partition : fresh) {
                OffsetAndTimestamp first = found.get(partition);
                long offset = first == null
                        ? Objects.requireNonNull(ends.get(partition), "every partition has an end")
                        : first.offset();
                LOG.info("order requests begin partition={} offset={} since={}", partition, offset, since);
                seek(partition, offset);
            }
        }
    }
}
