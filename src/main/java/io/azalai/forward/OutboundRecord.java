package io.azalai.forward;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that must reach Kafka, as the journal keeps it: key, headers and id are the same after any restart.
 *
 * @param id order of delivery
 * @param topic without a prefix
 * @param headers names and texts, {@code ce_id} among them
 * @param payload the JSON text; null for a tombstone, by which Kafka forgets what it had of the key
 * @param timestamp of the event
 */
public record OutboundRecord(
        long id,
        String topic,
        String key,
        Map<String, String> headers,
        @Nullable String payload,
        Instant timestamp) {

    public OutboundRecord {
        headers = Map.copyOf(headers);
    }
}
