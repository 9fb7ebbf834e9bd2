package io.azalai.trade.journal;

import java.time.Instant;

/**
 * A record that must reach Kafka (downstream.md section 5, class C).
 *
 * @param id order of delivery; zero until it is written
 * @param key the Kafka key
 * @param cloudId the {@code ce_id}, the same after any restart
 * @param headers further headers as one JSON object of texts
 * @param payload one JSON object, numbered by {@code seq} as it is written, without gaps per topic and key; empty for a
 *     tombstone, by which Kafka forgets what it had of the key
 */
public record OutboxRow(
        long id, String topic, String key, String cloudId, String headers, String payload, Instant created) {}
