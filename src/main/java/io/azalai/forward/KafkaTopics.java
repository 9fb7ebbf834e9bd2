package io.azalai.forward;

import io.azalai.model.Dataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are missing, so that none comes to be by accident with the wrong number of partitions. Safe for
 * many threads: one lock while making them, none to ask.
 */
public final class KafkaTopics {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);
    private static final int TIMEOUT_MS = 5_000;

    private final KafkaSettings settings;
    private volatile boolean done;
    private boolean complained;

    /** Topics as the settings want them. */
    public KafkaTopics(KafkaSettings settings) {
        this.settings = settings;
        this.done = !settings.createTopics() || settings.bootstrapServers().isEmpty();
    }

    /**
     * Makes what is missing; does nothing once that succeeded. Brokers that do not answer are asked next time; those
     * that forbid it are not, and the topics are taken to be made by whoever may.
     */
    public synchronized void create() throws InterruptedException {
        if (done) {
            return;
        }
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS);
        try (Admin admin = Admin.create(config)) {
            Set<String> present = admin.listTopics().names().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            List<NewTopic> missing = missing(present);
            for (var topic : admin.createTopics(missing).values().entrySet()) {
                await(topic.getKey(), topic.getValue());
            }
            done = true;
            LOG.info("kafka topics made={} present={}", missing.size(), present.size());
        } catch (ExecutionException | TimeoutException failure) {
            complain(failure.getMessage() == null ? "no answer" : failure.getMessage());
        }
    }

    private static void await(String topic, KafkaFuture<Void> made)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            made.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TopicExistsException) {
                LOG.info("kafka topic={} was made by somebody else meanwhile", topic);
            } else if (failure.getCause() instanceof AuthorizationException forbidden) {
                LOG.error(
                        "kafka forbids to make topic={}, make it as docs/operations.md says: {}",
                        topic,
                        forbidden.getMessage());
            } else {
                throw failure;
            }
        }
    }

    /** Once, not every ten seconds: that brokers are gone is told elsewhere too. */
    private void complain(String why) {
        if (!complained) {
            complained = true;
            LOG.warn("kafka topics could not be made yet, trying on brokers={}: {}", settings.bootstrapServers(), why);
        }
    }

    /** Whether all topics are there. */
    public boolean isDone() {
        return done;
    }

    private List<NewTopic> missing(Set<String> present) {
        List<NewTopic> missing = new ArrayList<>();
        Dataset.outward().stream()
                .map(Topic::of)
                .filter(topic -> !present.contains(settings.topic(topic.name())))
                .forEach(topic -> missing.add(topic(topic)));
        Topic rejected = Topic.DEAD_LETTERS;
        if (!present.contains(settings.topic(rejected.name()))) {
            missing.add(topic(rejected));
        }
        return missing;
    }

    private NewTopic topic(Topic topic) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup());
        if (topic.retention() != null) {
            config.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(topic.retention().toMillis()));
        }
        if (settings.replicationFactor() >= 3) {
            config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return new NewTopic(settings.topic(topic.name()), topic.partitions(), (short) settings.replicationFactor())
                .configs(config);
    }
}
