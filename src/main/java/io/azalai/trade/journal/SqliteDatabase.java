package io.azalai.trade.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * The journal in a SQLite file: checked for damage, migrated, refused when it is newer than this program. Safe for many
 * threads: it stays the same once it is open.
 */
final class SqliteDatabase implements Database {

    private static final String OPTIONS =
            "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&foreign_keys=on&transaction_mode=IMMEDIATE";
    /** So many pages of 4 KiB are written ahead before a commit moves them itself: sixteen megabytes. */
    private static final int MOST_PAGES_AHEAD = 4_000;

    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");
    private static final String CORRUPT = ".corrupt";
    private static final Set<Integer> DAMAGED =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);

    /** What a row is refused for: it is too big, or against what its table asks. */
    private static final Set<Integer> FOR_GOOD = Set.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT.code,
            SQLiteErrorCode.SQLITE_MISMATCH.code,
            SQLiteErrorCode.SQLITE_TOOBIG.code,
            SQLiteErrorCode.SQLITE_RANGE.code);

    private final Path file;
    private final Clock clock;
    private final StateLock lock;
    private final HikariDataSource pool;
    private final Writing writing;
    private final boolean startedOver;

    /** Takes the directory, sets a damaged file aside, and brings a sound or fresh one up to date. */
    SqliteDatabase(Path directory, Clock clock) throws SQLException {
        this.file = directory.resolve("journal.db");
        this.clock = clock;
        this.lock = StateLock.take(directory);
        HikariDataSource opened = null;
        try {
            setAsideIfDamaged();
            opened = pool();
            pool = opened;
            Migrations.run(pool, file.toString(), "another state directory", "classpath:db/migration");
            startedOver = wasDamaged() && isWithoutRiskState();
            writing = new Lasting(writer());
        } catch (SQLException | RuntimeException failure) {
            if (opened != null) {
                opened.close();
            }
            lock.close();
            throw failure;
        }
    }

    /**
     * Sets a damaged file aside as {@code *.corrupt}. What a database wrote ahead is damaged too where that is gone.
     *
     * @throws JournalException when nobody can tell, since the file cannot be read now: it may be sound
     */
    private void setAsideIfDamaged() {
        if (Files.exists(file) ? isSound() : !Files.exists(part("-wal"))) {
            return;
        }
        for (String suffix : SUFFIXES) {
            Path part = part(suffix);
            Path kept = file.resolveSibling("journal-" + clock.millis() + ".db" + suffix + CORRUPT);
            try {
                if (Files.exists(part)) {
                    Files.move(part, kept);
                }
            } catch (IOException failure) {
                throw new JournalException("cannot set the damaged " + part + " aside: " + failure, failure);
            }
        }
    }

    /** Whether a damaged file was ever set aside here. */
    private boolean wasDamaged() {
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            return files.anyMatch(each -> each.getFileName().toString().endsWith(CORRUPT));
        } catch (IOException failure) {
            throw new JournalException("cannot read the state directory of " + file + ": " + failure, failure);
        }
    }

    private Path part(String suffix) {
        return file.resolveSibling("journal.db" + suffix);
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file + OPTIONS);
        config.setPoolName("journal");
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private Connection writer() throws SQLException {
        Connection connection = pool.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint=" + MOST_PAGES_AHEAD);
        }
        return connection;
    }

    private boolean isWithoutRiskState() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1 FROM risk_state LIMIT 1")) {
            return !result.next();
        }
    }

    @Override
    public DataSource reading() {
        return pool;
    }

    @Override
    public Writing writing() {
        return writing;
    }

    @Override
    public boolean startedOver() {
        return startedOver;
    }

    @Override
    public boolean isForGood(SQLException failure) {
        return FOR_GOOD.contains(failure.getErrorCode());
    }

    /** Moves what was written ahead to its place: two syncs that would otherwise be part of somebody's commit. */
    @Override
    public void tidy() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
    }

    @Override
    public void close() {
        try {
            writing.connection().close();
        } catch (SQLException failure) {
            throw new JournalException("the journal cannot be closed: " + failure.getMessage(), failure);
        } finally {
            pool.close();
            lock.close();
        }
    }

    private boolean isSound() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=1000");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
            return result.next() && "ok".equals(result.getString(1));
        } catch (SQLException failure) {
            if (DAMAGED.contains(failure.getErrorCode())) {
                return false;
            }
            throw new JournalException(
                    "cannot read the journal " + file + ": " + failure.getMessage()
                            + "; it was left as it is: see who holds it, whether it may be read and written, and"
                            + " whether the disk works",
                    failure);
        }
    }

    /** A connection to a file is never lost. Immutable. */
    private static final class Lasting implements Writing {

        private final Connection connection;

        Lasting(Connection connection) {
            this.connection = connection;
        }

        /** Begins no transaction, which would lock the file, before it is asked for. */
        @Override
        public Connection connection() throws SQLException {
            if (connection.getAutoCommit()) {
                connection.setAutoCommit(false);
            }
            return connection;
        }

        @Override
        public void seal() {}

        @Override
        public void sealed() {}

        @Override
        public boolean isLostBy(SQLException failure) {
            return false;
        }

        @Override
        public boolean wasDurable() {
            return false;
        }
    }
}
