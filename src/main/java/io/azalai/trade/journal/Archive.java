package io.azalai.trade.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a journal that is written tells of the past, and copies of it. Immutable. */
public final class Archive {

    static final String AUDIT = "SELECT * FROM audit WHERE timestamp_us >= ? ORDER BY id";

    private final DataSource reading;
    private final Storage storage;
    private final Clock clock;

    Archive(DataSource reading, Storage storage, Clock clock) {
        this.reading = reading;
        this.storage = storage;
        this.clock = clock;
    }

    /** After how many days what ended may be deleted. */
    public int retentionDays() {
        return storage.retentionDays();
    }

    /**
     * The whole life of an order: what was asked, judged, sent, answered and told of it, each row with its columns by
     * name. Empty lists where there is no such order.
     */
    public ObjectNode explain(String account, String clientOrderId) {
        try (Connection connection = reading.getConnection()) {
            return Explanation.of(connection, account, clientOrderId);
        } catch (SQLException failure) {
            throw Reads.unreadable(failure);
        }
    }

    /** Who did what at or after the instant, oldest first. */
    public ArrayNode audit(Instant since) {
        try (Connection connection = reading.getConnection()) {
            return Explanation.rows(connection, AUDIT, Row.micros(since));
        } catch (SQLException failure) {
            throw Reads.unreadable(failure);
        }
    }

    /**
     * Copies the journal as it is now, while it is written.
     *
     * @param to a folder that is empty or not there; null for one beside the journal's, named by the time
     * @return that folder
     * @throws JournalException when it cannot be copied, or is kept by a server
     */
    public Path backup(@Nullable Path to) {
        Storage.Server server = storage.server();
        if (server != null) {
            throw Backup.onServer(server);
        }
        try (Connection connection = reading.getConnection()) {
            return Backup.of(connection, storage.folder(), to, clock.instant());
        } catch (SQLException failure) {
            throw Reads.unreadable(failure);
        }
    }
}
