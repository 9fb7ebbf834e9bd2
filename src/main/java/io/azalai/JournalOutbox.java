package io.azalai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.forward.Backlog;
import io.azalai.forward.Forward;
import io.azalai.forward.OutboundRecord;
import io.azalai.forward.Outbox;
import io.azalai.trade.journal.OutboxGroup;
import io.azalai.trade.journal.OutboxRow;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A group of the journal's outbox as the forward room fetches from it. Safe for many threads. */
final class JournalOutbox implements Outbox {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final io.azalai.trade.journal.Outbox rows;

    private final OutboxGroup group;

    JournalOutbox(io.azalai.trade.journal.Outbox rows, OutboxGroup group) {
        this.rows = rows;
        this.group = group;
    }

    /** Both groups, and how much of them waits. */
    static Forward.Outboxes of(io.azalai.trade.journal.Outbox rows, Clock clock) {
        return new Forward.Outboxes(
                new JournalOutbox(rows, OutboxGroup.ORDERS),
                new JournalOutbox(rows, OutboxGroup.OPERATION),
                () -> new Backlog(
                        rows.size(),
                        rows.bound().rows(),
                        rows.age(clock.instant()),
                        rows.bound().age()));
    }

    @Override
    public List<OutboundRecord> next(int limit) {
        return rows.next(group, limit).stream().map(JournalOutbox::record).toList();
    }

    @Override
    public void delivered(List<OutboundRecord> records) {
        rows.delivered(records.stream().map(JournalOutbox::row).toList()).join();
    }

    private static OutboundRecord record(OutboxRow row) {
        try {
            Map<String, String> headers = new HashMap<>(JSON.readValue(row.headers(), TEXTS));
            headers.put("ce_id", row.cloudId());
            String payload = row.payload().isEmpty() ? null : row.payload();
            return new OutboundRecord(row.id(), row.topic(), row.key(), headers, payload, row.created());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the outbox holds headers that are no JSON in row " + row.id(), broken);
        }
    }

    private static OutboxRow row(OutboundRecord record) {
        return new OutboxRow(record.id(), record.topic(), record.key(), "", "{}", "", record.timestamp());
    }
}
