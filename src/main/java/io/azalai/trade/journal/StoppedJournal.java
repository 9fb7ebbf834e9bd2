package io.azalai.trade.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The journal of a service that does not run, to read in: nothing of it is migrated, set aside or written. A file is
 * held meanwhile, so that no service starts on it. Immutable.
 */
public record StoppedJournal(Storage storage) {

    /** The life of an order: as {@link Archive#explain}. */
    public ObjectNode explain(String account, String clientOrderId) {
        return read(connection -> Explanation.of(connection, account, clientOrderId));
    }

    /** Who did what: as {@link Archive#audit}. */
    public ArrayNode audit(Instant since) {
        return read(connection -> Explanation.rows(connection, Archive.AUDIT, Row.micros(since)));
    }

    private <T> T read(Reading<T> reading) {
        Storage.Server server = storage.server();
        if (server != null) {
            return read(server.url(), server, reading);
        }
        Path file = storage.folder().resolve("journal.db");
        if (!Files.exists(file)) {
            throw new JournalException("there is no journal " + file, null);
        }
        StateLock lock = StateLock.take(storage.folder());
        try {
            return read("jdbc:sqlite:" + file + "?busy_timeout=5000", new Storage.Server(file.toString()), reading);
        } finally {
            lock.close();
        }
    }

    private static <T> T read(String url, Storage.Server server, Reading<T> reading) {
        try (Connection connection = DriverManager.getConnection(url, server.properties())) {
            return reading.of(connection);
        } catch (SQLException failure) {
            throw new JournalException(
                    "cannot read the journal " + server.shown() + ": " + failure.getMessage()
                            + "; one of an earlier version is brought up to date by a start",
                    failure);
        }
    }

    private interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }
}
