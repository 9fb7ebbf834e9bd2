package io.azalai.trade.journal;

import io.azalai.trade.Orders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.io.TempDir;

/** A journal wherever it is kept. */
abstract class OnJournal {

    static final Clock CLOCK = Clock.fixed(Orders.NOW, ZoneOffset.UTC);

    @TempDir
    Path state;

    /** Where it is kept: the same for the whole of a test. */
    abstract Storage storage();

    /** A connection beside those of the journal. */
    abstract Connection connection() throws SQLException;

    Journal open() {
        return Journal.open(storage(), OutboxBound.USUAL, CLOCK);
    }

    static OutboxRow row(String cloudId) {
        return new OutboxRow(0, "trade.fill.v1", "k", cloudId, "{}", "{\"type\":\"fill\"}", Orders.NOW);
    }
}
