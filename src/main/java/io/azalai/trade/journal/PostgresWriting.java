package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing connection to a PostgreSQL server. A lock of the server's, held as long as the connection lives, keeps
 * other services out. Each transaction counts on from the one before in the fact {@code writer}: a service that lost
 * its lock to another writes nothing more, and a commit whose answer was lost is known for what it was. Confined to one
 * thread at a time.
 */
final class PostgresWriting implements Database.Writing {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWriting.class);
    private static final String WRITER = "writer";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String LOCK = "hashtext('azalai journal'), hashtext(current_schema())";

    /** Weaker ones answer before it is on the disk; a dead service's session ends within half a minute. */
    private static final String SESSION =
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit')"
                    + " IN ('off', 'local', 'remote_write');"
                    + " SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

    private static final String HOLDER =
            "SELECT coalesce(host(a.client_addr), 'this machine'), a.application_name, a.backend_start"
                    + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory'"
                    + " AND l.granted AND l.objsubid = 2 AND l.classid::bigint = hashtext('azalai journal') & 4294967295"
                    + " AND l.objid::bigint = hashtext(current_schema()) & 4294967295";

    private final Opening opening;
    private final String name;
    /** Null while it is lost. */
    private @Nullable Connection connection;

    private long epoch;
    private long written;
    private boolean durable;

    /** How a connection is made. */
    interface Opening {
        Connection open() throws SQLException;
    }

    PostgresWriting(Opening opening, String name) {
        this.opening = opening;
        this.name = name;
    }

    /**
     * Takes the lock.
     *
     * @throws JournalException when another service has it, naming it
     */
    void hold() throws SQLException {
        Connection opened = opening.open();
        if (!isLocked(opened)) {
            String holder = holder(opened);
            opened.close();
            throw new JournalException(
                    "the journal " + name + " is in use by " + holder
                            + "; stop it, or give this one a database of its own (storage.url)",
                    null);
        }
        connection = opened;
    }

    /** Begins a row of transactions of its own, once the tables are there. */
    void begin() throws SQLException {
        Connection open = connection();
        try (Statement statement = open.createStatement()) {
            statement.execute("INSERT INTO facts (name, text) VALUES ('writer', '0:0') ON CONFLICT DO NOTHING");
        }
        epoch = Long.parseLong(kept(open).replaceFirst(":.*", "")) + 1;
        try (PreparedStatement update = open.prepareStatement("UPDATE facts SET text = ? WHERE name = ?")) {
            update.setString(1, mark(0));
            update.setString(2, WRITER);
            update.executeUpdate();
        }
        open.commit();
    }

    @Override
    public Connection connection() throws SQLException {
        Connection open = connection;
        if (open != null) {
            return open;
        }
        Connection again = opening.open();
        try {
            requireOurs(again);
        } catch (SQLException | JournalException failure) {
            again.close();
            throw failure;
        }
        LOG.info("journal {} can be reached again", name);
        connection = again;
        return again;
    }

    private void requireOurs(Connection again) throws SQLException {
        boolean locked = isLocked(again);
        String kept = kept(again);
        again.commit();
        if (!kept.equals(mark(written)) && !kept.equals(mark(written + 1))) {
            throw taken();
        }
        if (!locked) {
            throw new SQLException("the journal " + name + " is still locked by " + holder(again));
        }
        durable = kept.equals(mark(written + 1));
        written += durable ? 1 : 0;
    }

    private JournalException taken() {
        return new JournalException(
                "another service has written to the journal " + name + " since: stop one of them", null);
    }

    @Override
    public void seal() throws SQLException {
        try (PreparedStatement update =
                connection().prepareStatement("UPDATE facts SET text = ? WHERE name = ? AND text = ?")) {
            update.setString(1, mark(written + 1));
            update.setString(2, WRITER);
            update.setString(3, mark(written));
            if (update.executeUpdate() != 1) {
                throw taken();
            }
        }
    }

    @Override
    public void sealed() {
        written++;
    }

    @Override
    public boolean isLostBy(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (connection != null && (state.startsWith("08") || state.startsWith("57P"))) {
            drop();
        }
        return connection == null;
    }

    @Override
    public boolean wasDurable() {
        boolean answer = durable;
        durable = false;
        return answer;
    }

    /** Gives the journal back. */
    void close() {
        Connection open = connection;
        if (open == null) {
            return;
        }
        try (Statement statement = open.createStatement()) {
            open.rollback();
            statement.execute("SELECT pg_advisory_unlock_all()");
        } catch (SQLException gone) {
            LOG.debug("journal cannot be unlocked, its connection ends", gone);
        }
        drop();
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException gone) {
            LOG.debug("journal connection cannot be closed", gone);
        }
    }

    /** A session that ended a moment ago may hold the lock a moment longer. */
    private static boolean isLocked(Connection opened) throws SQLException {
        try (Statement statement = opened.createStatement()) {
            statement.execute(SESSION);
            opened.setAutoCommit(false);
            statement.execute("SET LOCAL lock_timeout = '3s'");
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            opened.commit();
            return true;
        } catch (SQLException failure) {
            if (!LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                throw failure;
            }
            opened.rollback();
            return false;
        }
    }

    private static String holder(Connection opened) throws SQLException {
        try (Statement statement = opened.createStatement();
                ResultSet result = statement.executeQuery(HOLDER)) {
            return result.next()
                    ? result.getString(2) + " of " + result.getString(1) + " since " + result.getString(3)
                    : "another service";
        }
    }

    private static String kept(Connection open) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet result = statement.executeQuery("SELECT text FROM facts WHERE name = 'writer'")) {
            return result.next() ? result.getString(1) : "";
        }
    }

    private String mark(long number) {
        return epoch + ":" + number;
    }
}
