package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The past as a file keeps it. */
class ArchiveTest extends ArchiveContract {

    @Override
    Storage storage() {
        return Storage.in(state);
    }

    @Override
    Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + state.resolve("journal.db"));
    }
}
