package io.azalai.forward;

import io.azalai.model.Mode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The beans that forward routes name, made once per service. Each outlet numbers what it writes by itself, so that its
 * readers see no gaps.
 *
 * @param answers how the API writes events
 * @param kept how events are written that the journal keeps for Kafka and numbers
 * @param beans by their names in YAML
 * @param properties what routes see as placeholders
 */
public record Forward(
        EventJson answers,
        EventJson kept,
        KafkaTopics topics,
        Map<String, Object> beans,
        Map<String, String> properties) {

    /**
     * The beans of a service of that name, started at that instant, whose journal keeps the outbox.
     *
     * @param ordersSince when orders were first taken from Kafka
     */
    public static Forward open(
            KafkaSettings kafka,
            RecordingSettings recording,
            Outboxes outboxes,
            Instant ordersSince,
            String instance,
            Mode mode,
            Clock clock) {
        Instant started = clock.instant();
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("event-json", new EventJson(started, mode));
        beans.put("event-files", new EventFiles(recording, new EventJson(started, mode)));
        beans.put("orders", new OrderForm(clock));
        beans.put(
                "kafka-records",
                new KafkaRecords(new EventJson(started, mode), kafka, instance, started.toEpochMilli()));
        beans.put("kafka-headers", new KafkaHeaders());
        beans.put("order-door", new OrderDoor(kafka.orderRequests().secret(), clock));
        beans.put("order-consumers", new OrderConsumers(kafka.ordersGroup(), ordersSince));
        beans.put("dead-letter-headers", new DeadLetterHeaders());
        KafkaTopics topics = new KafkaTopics(kafka);
        beans.put("kafka-topics", topics);
        KafkaCircuit market = new KafkaCircuit("market data", topics::isDone, clock);
        KafkaCircuit orders = new KafkaCircuit("orders", topics::isDone, clock);
        KafkaCircuit operation = new KafkaCircuit("alerts", topics::isDone, clock);
        beans.put("kafka-circuit", market);
        beans.put("outbox-orders", new OutboxRelay(outboxes.orders(), kafka, orders));
        beans.put("outbox-operation", new OutboxRelay(outboxes.operation(), kafka, operation));
        beans.put("kafka-watch", new KafkaWatch(List.of(market, orders, operation), outboxes.backlog(), clock));
        Map<String, String> properties = new LinkedHashMap<>(kafka.properties());
        properties.putAll(recording.properties());
        return new Forward(
                new EventJson(started, mode),
                EventJson.unnumbered(started, mode),
                topics,
                Map.copyOf(beans),
                Map.copyOf(properties));
    }

    /** What must reach Kafka: of orders and accounts, of the service's operation, and how much of both waits. */
    public record Outboxes(Outbox orders, Outbox operation, Supplier<Backlog> backlog) {}
}
