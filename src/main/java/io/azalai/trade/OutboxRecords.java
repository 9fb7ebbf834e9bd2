package io.azalai.trade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.AccountEvent;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Position;
import io.azalai.trade.journal.OutboxRow;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events as records for Kafka, with the headers of downstream.md section 3. Without a text nothing is queued: no one
 * would ever fetch it. Safe for many threads: one atomic counter, and a concurrent map.
 */
public final class OutboxRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Null where nothing is recorded. */
    private final @Nullable EventText text;

    private final String source;
    private final long epoch;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Instrument> instruments = new ConcurrentHashMap<>();

    private OutboxRecords(@Nullable EventText text, String instance, Instant started) {
        this.text = text;
        this.source = "/azalai/" + instance + "/orders";
        this.epoch = started.toEpochMilli();
    }

    /** Records for a relay that fetches them; {@code instance} names this service, {@code started} its epoch. */
    public static OutboxRecords relayed(EventText text, String instance, Instant started) {
        return new OutboxRecords(text, instance, started);
    }

    /** No records: Kafka is not configured. */
    public static OutboxRecords none() {
        return new OutboxRecords(null, "", Instant.EPOCH);
    }

    List<OutboxRow> of(Collection<? extends Event> events) {
        if (text == null) {
            return List.of();
        }
        EventText writer = text;
        return events.stream()
                .filter(event -> isKept(event.dataset()) && isNews(event))
                .flatMap(event ->
                        event instanceof Position position && position.size().signum() == 0
                                ? Stream.of(row(event, writer), tombstone(event))
                                : Stream.of(row(event, writer)))
                .toList();
    }

    /** Whether anybody fetches records. */
    boolean isRelayed() {
        return text != null;
    }

    /** By which a compacted topic forgets what it had of the event's key. */
    OutboxRow tombstone(Event event) {
        String cloudId = "tombstone|" + event.key() + "|" + event.timestamp();
        return new OutboxRow(
                0, event.dataset().topic(), event.key(), cloudId, headers(event, cloudId), "", event.timestamp());
    }

    /** Whether a dataset is of class C: never to be lost (downstream.md section 4). What is internal is of none. */
    public static boolean isKept(Dataset dataset) {
        return dataset == Dataset.FEED_STATUS
                || !(dataset.isInternal() || dataset.domain().equals("md"));
    }

    /** Instruments are read again and again, and rarely change. */
    private boolean isNews(Event event) {
        if (event instanceof Instrument instrument) {
            Instrument before = instruments.put(instrument.key(), instrument);
            return before == null || !before.says(instrument);
        }
        return true;
    }

    private OutboxRow row(Event event, EventText writer) {
        String cloudId = event.identity().orElseGet(() -> epoch + "-" + sequence.incrementAndGet());
        return new OutboxRow(
                0,
                event.dataset().topic(),
                event.key(),
                cloudId,
                headers(event, cloudId),
                writer.json(event),
                event.timestamp());
    }

    private String headers(Event event, String cloudId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", cloudId);
        headers.put("ce_source", source);
        headers.put("ce_type", "azalai." + event.dataset().type() + ".v1");
        headers.put("ce_time", event.timestamp().toString());
        String subject = subject(event);
        if (subject != null) {
            headers.put("ce_subject", subject);
        }
        headers.put("ce_dataschema", "urn:azalai:schema:" + event.dataset().type() + ":1");
        headers.put("ce_partitionkey", event.key());
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts cannot be written as JSON", impossible);
        }
    }

    private static @Nullable String subject(Event event) {
        Listing where = event.where();
        if (where != null) {
            return where.key();
        }
        return event instanceof AccountEvent ours ? ours.venue() : null;
    }
}
