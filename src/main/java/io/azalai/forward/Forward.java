package io.azalai.forward;

import io.azalai.model.Mode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The beans that forward routes name, made once per service.
 *
 * @param json how events are written
 * @param beans by their names in YAML
 * @param properties what routes see as placeholders
 */
public record Forward(EventJson json, KafkaTopics topics, Map<String, Object> beans, Map<String, String> properties) {

    /** The beans of a service of that name, started at that instant, whose journal keeps the outbox. */
    public static Forward open(
            KafkaSettings kafka, RecordingSettings recording, Outbox outbox, String instance, Mode mode, Clock clock) {
        Instant started = clock.instant();
        EventJson json = new EventJson(started, mode);
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("event-json", json);
        beans.put("event-files", new EventFiles(recording, json));
        beans.put("orders", new OrderForm(clock));
        beans.put("kafka-records", new KafkaRecords(json, kafka, instance, started.toEpochMilli()));
        beans.put("kafka-headers", new KafkaHeaders());
        KafkaTopics topics = new KafkaTopics(kafka);
        beans.put("kafka-topics", topics);
        beans.put("kafka-circuit", new KafkaCircuit("market data", topics::isDone, clock));
        beans.put("outbox-relay", new OutboxRelay(outbox, kafka, new KafkaCircuit("outbox", topics::isDone, clock)));
        Map<String, String> properties = new LinkedHashMap<>(kafka.properties());
        properties.putAll(recording.properties());
        return new Forward(json, topics, Map.copyOf(beans), Map.copyOf(properties));
    }
}
