package io.azalai.forward;

import io.azalai.model.Dataset;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka topic of a dataset (downstream.md section 4). The number of partitions is part of the contract: changing it
 * breaks the order per key.
 *
 * @param name without a prefix
 * @param cleanup Kafka's {@code cleanup.policy}
 * @param retention null where only compaction deletes
 */
record Topic(
        String name,
        int partitions,
        String cleanup,
        @Nullable Duration retention) {

    /** Order requests that cannot be read. */
    static final Topic DEAD_LETTERS =
            new Topic(Dataset.ORDER_REQUEST.topic() + ".dlq", 1, "delete", Duration.ofDays(30));

    private static final Map<Dataset, Topic> ALL = new EnumMap<>(Dataset.class);

    static {
        put(12, "delete", Duration.ofHours(6), Dataset.TICKER, Dataset.MARK_PRICE, Dataset.BBO, Dataset.ORDER_BOOK);
        put(12, "delete", Duration.ofDays(3), Dataset.TRADE, Dataset.BOOK_DELTA, Dataset.LIQUIDATION);
        put(6, "delete", Duration.ofDays(30), Dataset.CANDLE, Dataset.FUNDING_RATE, Dataset.OPEN_INTEREST);
        put(1, "compact,delete", Duration.ofDays(7), Dataset.FEED_STATUS);
        put(6, "compact", null, Dataset.BALANCE, Dataset.POSITION, Dataset.ORDER);
        put(6, "compact", null, Dataset.INSTRUMENT, Dataset.RISK_STATE);
        put(6, "delete", Duration.ofDays(7), Dataset.ORDER_REQUEST);
        put(6, "delete", Duration.ofDays(365), Dataset.ORDER_EVENT, Dataset.FILL, Dataset.RISK_DECISION);
        put(6, "delete", Duration.ofDays(365), Dataset.FUNDING_PAYMENT, Dataset.MARGIN_CALL);
        put(1, "delete", Duration.ofDays(90), Dataset.ALERT, Dataset.AUDIT, Dataset.HEARTBEAT);
    }

    static Topic of(Dataset dataset) {
        Topic topic = ALL.get(dataset);
        if (topic == null) {
            throw new IllegalArgumentException("no topic for " + dataset);
        }
        return topic;
    }

    private static void put(int partitions, String cleanup, @Nullable Duration retention, Dataset... datasets) {
        for (Dataset dataset : datasets) {
            ALL.put(dataset, new Topic(dataset.topic(), partitions, cleanup, retention));
        }
    }
}
