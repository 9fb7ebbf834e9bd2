package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Rows become records, each reading on a connection of its own. */
record Reads(DataSource source) {

    /** How a row is read. */
    interface Row<T> {
        T of(ResultSet result) throws SQLException;
    }

    <T> List<T> of(String sql, Row<T> reading, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(reading.of(result));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    static JournalException unreadable(SQLException failure) {
        return new JournalException("the journal cannot be read: " + failure.getMessage(), failure);
    }
}
