package io.azalai.trade.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a journal that is written tells of the past, and copies of it. Immutable. */
public final class Archive {

    static final String AUDIT = "SELECT * FROM audit WHERE timestamp_us >= ? ORDER BY id";

    /** Of a fill whose order is not kept nobody knows the leg. */
    private static final String TRADED =
            "SELECT venue, account, market, symbol, venue_symbol, position_side FROM orders"
                    + " WHERE market = 'PERP' AND filled_qty <> '0'"
                    + " UNION SELECT f.venue, f.account, f.market, f.symbol, f.venue_symbol, 'BOTH' FROM fills f"
                    + " WHERE f.market = 'PERP' AND NOT EXISTS (SELECT 1 FROM orders o"
                    + " WHERE o.account = f.account AND o.client_order_id = f.client_order_id)";

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

    /** The perpetuals that each account traded, as far back as the journal goes. */
    public List<TradedLeg> traded() {
        return new Reads(reading).of(TRADED, Stored::leg);
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
     * @param to a folder that is empty or not there; null for one of the usual place, named by the time
     * @return that folder
     * @throws JournalException when it cannot be copied, or is kept by a server
     */
    public Path backup(@Nullable Path to) {
        Storage.Server server = storage.server();
        if (server != null) {
            throw Backup.onServer(server);
        }
        try (Connection connection = reading.getConnection()) {
            return Backup.of(connection, storage, to, clock.instant());
        } catch (SQLException failure) {
            throw Reads.unreadable(failure);
        }
    }
}
