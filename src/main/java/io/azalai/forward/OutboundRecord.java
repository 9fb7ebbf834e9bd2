package io.azalai.forward;

import java.time.Instant;
import java.util.Map;

/**
 * A record that must reach Kafka, as the journal keeps it: key, headers and id are the same after any restart.
 *
 * @param id order of delivery
 * @param topic without a prefix
 * @param headers names and texts, {@code ce_id} among them
 * @param payload the JSON text
 * @param timestamp of the event
 */
public record OutboundRecord(
        long id, String topic, String key, Map<String, String> headers, String payload, Instant timestamp) {

    public OutboundRecord {
        headers = Map.copyOf(headers);
    }
}
