package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of what is written: ids of rows, each given once, and numbers of series, without gaps. Confined to the
 * writer's thread.
 */
final class Numbering {

    private final Map<Row.Numbered, Long> ids = new EnumMap<>(Row.Numbered.class);
    /** The last number of each series that was committed. */
    private final Map<String, Long> series = new HashMap<>();

    /** Goes on after the ids that are there. */
    static Numbering after(Connection connection) throws SQLException {
        Numbering numbering = new Numbering();
        for (Row.Numbered table : Row.Numbered.values()) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT COALESCE(MAX(id), 0) FROM " + table.table())) {
                numbering.ids.put(table, result.next() ? result.getLong(1) : 0);
            }
        }
        return numbering;
    }

    /** The next id of a table; one whose row is not written after all is left out. */
    long id(Row.Numbered table) {
        return ids.merge(table, 1L, Long::sum);
    }

    /** Begins numbers of series that count once they are kept. */
    Draft draft() {
        return new Draft();
    }

    /** Numbers of one transaction. */
    final class Draft {

        private static final long ENDED = 0;

        private final Map<String, Long> drawn = new HashMap<>();

        /** Counts on from what was committed. */
        long next(String name) {
            long first = series.getOrDefault(name, 0L) + 1;
            return drawn.merge(name, first, (before, unused) -> before + 1);
        }

        /** Nothing more of the series is expected: one that begins under its name is another. */
        void end(String name) {
            drawn.put(name, ENDED);
        }

        /** The transaction is durable. */
        void keep() {
            drawn.forEach((name, last) -> {
                if (last == ENDED) {
                    series.remove(name);
                } else {
                    series.put(name, last);
                }
            });
        }
    }
}
