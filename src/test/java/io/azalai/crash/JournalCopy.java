package io.azalai.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service that is dead has left in its journal, read from a copy: whoever opens the file itself mends what the
 * service is to mend. Confined to the test's thread.
 */
final class JournalCopy implements AutoCloseable {

    private final Connection connection;

    private JournalCopy(Connection connection) {
        this.connection = connection;
    }

    /** Of the journal in a state directory; false where it has none yet. */
    static boolean exists(Path state) {
        return Files.exists(state.resolve("journal.db"));
    }

    static JournalCopy of(Path state, Path into) throws IOException, SQLException {
        Files.createDirectories(into);
        for (String suffix : List.of("", "-wal")) {
            Path part = state.resolve("journal.db" + suffix);
            Path copy = into.resolve("journal.db" + suffix);
            Files.deleteIfExists(copy);
            Files.deleteIfExists(into.resolve("journal.db-shm"));
            if (Files.exists(part)) {
                Files.copy(part, copy);
            }
        }
        return new JournalCopy(DriverManager.getConnection("jdbc:sqlite:" + into.resolve("journal.db")));
    }

    /** Rows by the names of their columns; null stands for itself. */
    List<Map<String, String>> rows(String sql) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The only value of the only row. */
    String value(String sql) throws SQLException {
        return String.valueOf(rows(sql).get(0).values().iterator().next());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
