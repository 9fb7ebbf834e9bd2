package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * What waits for Kafka, in order: a relay takes the next rows of its group, delivers them and says so. Rows are written
 * with the fact they tell of. Safe for many threads, made for one relay a group.
 */
public final class Outbox {

    private final DataSource pool;
    private final JournalWriter writer;
    private final AtomicLong undelivered;
    private final OutboxBound bound;
    private final OutboxAge waiting = new OutboxAge();
    /** How long nothing had been delivered when that was looked at last. */
    private volatile Duration age = Duration.ZERO;

    Outbox(DataSource pool, JournalWriter writer, AtomicLong undelivered, OutboxBound bound) {
        this.pool = pool;
        this.writer = writer;
        this.undelivered = undelivered;
        this.bound = bound;
    }

    /** How many rows wait, to be counted on. */
    static AtomicLong undelivered(Reads reads) {
        return new AtomicLong(reads.of("SELECT COUNT(*) FROM outbox WHERE delivered = 0", result -> result.getLong(1))
                .get(0));
    }

    /** The oldest undelivered rows, at most so many, in the order they were written. */
    public List<OutboxRow> next(int limit) {
        return rows("", limit);
    }

    /** The same of one group. */
    public List<OutboxRow> next(OutboxGroup group, int limit) {
        return rows(" AND topic_group = '" + group + "'", limit);
    }

    private List<OutboxRow> rows(String where, int limit) {
        String sql = "SELECT id, topic, record_key, ce_id, headers, payload, created_at_us FROM outbox"
                + " WHERE delivered = 0" + where + " ORDER BY id LIMIT ?";
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(new OutboxRow(
                            result.getLong(1),
                            result.getString(2),
                            result.getString(3),
                            result.getString(4),
                            result.getString(5),
                            result.getString(6),
                            Row.instant(result.getLong(7))));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new JournalException("the outbox cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** Marks rows as delivered; done once that is durable. A row marked twice counts once. */
    public CompletableFuture<Void> delivered(List<OutboxRow> rows) {
        Page page = new Page();
        rows.forEach(row -> page.add(Row.of(Row.OUTBOX_DELIVERED, row.id())));
        return writer.submit(new PendingPage(page, false, () -> {}));
    }

    /** Deletes delivered rows older than the instant, but never the newest row, so that ids are not given twice. */
    public CompletableFuture<Void> prune(Instant olderThan) {
        Page page = new Page()
                .add(Row.of(
                        "DELETE FROM outbox WHERE delivered = 1 AND created_at_us < ?"
                                + " AND id < (SELECT MAX(id) FROM outbox)",
                        olderThan));
        return writer.submit(new PendingPage(page, false, () -> {}));
    }

    /** How many rows wait for delivery; without IO. */
    public long size() {
        return undelivered.get();
    }

    /** How much may wait before increasing orders are refused. */
    public OutboxBound bound() {
        return bound;
    }

    /** Whether the bound is reached; without IO. */
    public boolean isFull() {
        return size() >= bound.rows() || age.compareTo(bound.age()) >= 0;
    }

    /**
     * Looks how long a group has delivered nothing of what waits in it, which {@link #isFull} goes by; zero when none
     * waits. To be asked every few seconds.
     */
    public Duration age(Instant now) {
        Map<OutboxGroup, OutboxRow> oldest = new EnumMap<>(OutboxGroup.class);
        for (OutboxGroup group : OutboxGroup.values()) {
            next(group, 1).forEach(row -> oldest.put(group, row));
        }
        age = waiting.look(oldest, now);
        return age;
    }
}
