package io.azalai.forward;

import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;

/**
 * Turns an event into a Kafka record: JSON value, key, topic, time and CloudEvents headers (downstream.md sections 3
 * and 4). Safe for many threads.
 */
public final class KafkaRecords {

    private final EventJson json;
    private final KafkaSettings settings;
    private final String source;
    private final long epochMs;
    private final AtomicLong unnamed = new AtomicLong();

    /** Records of one running service, by its name and start. */
    public KafkaRecords(EventJson json, KafkaSettings settings, String instance, long epochMs) {
        this.json = json;
        this.settings = settings;
        this.source = "/azalai/" + instance + "/forward";
        this.epochMs = epochMs;
    }

    /** Replaces an event in the body by its record. */
    public void write(Message message) {
        Event event = event(message);
        Dataset dataset = event.dataset();
        message.setBody(json.json(event));
        message.setHeader(KafkaConstants.KEY, event.key());
        message.setHeader(KafkaConstants.OVERRIDE_TOPIC, settings.topic(dataset.topic()));
        message.setHeader(KafkaConstants.OVERRIDE_TIMESTAMP, event.timestamp().toEpochMilli());
        boolean market = dataset.domain().equals("md");
        if (market && settings.cloudEvents() == KafkaSettings.CloudEvents.OFF) {
            return;
        }
        message.setHeader("content-type", "application/json");
        message.setHeader("ce_specversion", "1.0");
        message.setHeader("ce_id", event.identity().orElseGet(() -> epochMs + "-" + unnamed.incrementAndGet()));
        message.setHeader("ce_source", source);
        message.setHeader("ce_type", "azalai." + dataset.type() + ".v1");
        if (!market || settings.cloudEvents() == KafkaSettings.CloudEvents.FULL) {
            writeFull(message, event);
        }
    }

    private static Event event(Message message) {
        if (message.getBody() instanceof Event event) {
            return event;
        }
        throw new IllegalArgumentException("only events go to Kafka, was " + message.getBody());
    }

    private static void writeFull(Message message, Event event) {
        message.setHeader("ce_time", event.timestamp().toString());
        Listing where = event.where();
        String subject = where != null ? where.key() : event.venue();
        if (subject != null) {
            message.setHeader("ce_subject", subject);
        }
        message.setHeader(
                "ce_dataschema", "urn:azalai:schema:" + event.dataset().type() + ":1");
        message.setHeader("ce_partitionkey", event.key());
    }
}
