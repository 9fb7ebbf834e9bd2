package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages that are written together, and what that changes once it is durable. Confined to the writer's thread. */
final class Transaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final List<PendingPage> pages;
    private final Connection connection;
    private final Numbering numbering;
    private final Numbering.Draft numbers;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();
    private long more;

    Transaction(List<PendingPage> pages, Connection connection, Numbering numbering) {
        this.pages = pages;
        this.connection = connection;
        this.numbering = numbering;
        this.numbers = numbering.draft();
    }

    List<PendingPage> pages() {
        return pages;
    }

    /** How it changes the number of outbox rows not yet delivered. */
    long more() {
        return more;
    }

    /** Hands every row to the database; nothing is committed. */
    void execute() throws SQLException {
        for (PendingPage page : pages) {
            for (Row row : page.page().rows()) {
                more += (long) row.outboxSign() * execute(row);
            }
        }
    }

    private int execute(Row row) throws SQLException {
        PreparedStatement statement = statements.get(row.sql());
        if (statement == null) {
            statement = connection.prepareStatement(row.sql());
            statements.put(row.sql(), statement);
        }
        int column = 1;
        if (row.numbered() != null) {
            statement.setLong(column++, numbering.id(row.numbered()));
        }
        String ended = null;
        for (Object value : row.values()) {
            if (value instanceof Unnumbered object) {
                ended = object.ends() ? object.series() : null;
                statement.setObject(column++, object.ends() ? "" : object.text(numbers.next(object.series())));
            } else {
                statement.setObject(column++, value);
            }
        }
        int changed = statement.executeUpdate();
        if (ended != null && changed > 0) {
            numbers.end(ended);
        }
        return changed;
    }

    /** It is durable. */
    void kept() {
        numbers.keep();
        pages.forEach(PendingPage::written);
    }

    @Override
    public void close() {
        for (PreparedStatement statement : statements.values()) {
            try {
                statement.close();
            } catch (SQLException failure) {
                LOG.debug("journal statement cannot be closed", failure);
            }
        }
    }
}
