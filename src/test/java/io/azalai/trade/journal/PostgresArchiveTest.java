package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** The past as a PostgreSQL server keeps it. */
class PostgresArchiveTest extends ArchiveContract {

    private final Storage.Server place = Postgres.shared().place();

    @Override
    Storage storage() {
        return new Storage(state, place, 90);
    }

    @Override
    Connection connection() throws SQLException {
        return Postgres.connection(place);
    }
}
