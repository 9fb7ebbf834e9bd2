package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What stays true of a journal: when it was begun and whose it is, which is a mode's, with networks and accounts. The
 * orders, losses and cash flows of one are never to be taken for another's.
 *
 * @param storage where it lies, for the message
 */
record Facts(DataSource pool, Storage storage) {

    private static final String BORN = "born_at_us";
    private static final String OWNER = "owner: ";

    /** When it was begun: now, where it never was before. */
    Instant birth(Instant now) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            String born = Long.toString(Row.micros(now));
            keep(connection, BORN, born);
            return Row.instant(Long.parseLong(kept(connection).getOrDefault(BORN, born)));
        }
    }

    /**
     * Writes down whose it is, as far as that is not written yet; what is not named now stays as it was.
     *
     * @throws JournalException when any of it is another's, with all that differs
     */
    void requireOwner(Map<String, String> owner) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Map<String, String> kept = kept(connection);
            String others = new TreeMap<>(owner)
                    .entrySet().stream()
                            .filter(fact ->
                                    !fact.getValue().equals(kept.getOrDefault(OWNER + fact.getKey(), fact.getValue())))
                            .map(fact -> fact.getKey() + " is " + kept.get(OWNER + fact.getKey()) + " there and "
                                    + fact.getValue() + " now")
                            .collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                throw new JournalException(
                        place() + " remembers something else: " + others
                                + "; name another in storage.state_dir or storage.url, or move this one away",
                        null);
            }
            for (Map.Entry<String, String> fact : owner.entrySet()) {
                keep(connection, OWNER + fact.getKey(), fact.getValue());
            }
        }
    }

    private String place() {
        Storage.Server server = storage.server();
        return server == null ? "the state directory " + storage.folder() : "the journal " + server.shown();
    }

    private static Map<String, String> kept(Connection connection) throws SQLException {
        Map<String, String> kept = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT name, text FROM facts");
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                kept.put(result.getString("name"), result.getString("text"));
            }
        }
        return kept;
    }

    private static void keep(Connection connection, String name, String text) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO facts (name, text) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, name);
            insert.setString(2, text);
            insert.executeUpdate();
        }
    }
}
