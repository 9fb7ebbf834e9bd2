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
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.sqlite.SQLiteErrorCode;

/** The SQLite file below the journal: checked for damage, migrated, refused when it is newer than this program. */
final class Database {

    private static final String OPTIONS =
            "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&foreign_keys=on&transaction_mode=IMMEDIATE";
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");
    private static final String CORRUPT = ".corrupt";
    private static final Set<Integer> DAMAGED =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);

    private final Path file;
    private final Clock clock;

    Database(Path directory, Clock clock) {
        this.file = directory.resolve("journal.db");
        this.clock = clock;
    }

    /**
     * Sets a damaged file aside as {@code *.corrupt}. What a database wrote ahead is damaged too where that is gone.
     *
     * @throws JournalException when nobody can tell, since the file cannot be read now: it may be sound
     */
    void setAsideIfDamaged() {
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
    boolean wasDamaged() {
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            return files.anyMatch(each -> each.getFileName().toString().endsWith(CORRUPT));
        } catch (IOException failure) {
            throw new JournalException("cannot read the state directory of " + file + ": " + failure, failure);
        }
    }

    private Path part(String suffix) {
        return file.resolveSibling("journal.db" + suffix);
    }

    /** A pool over the migrated database: one connection writes, the others read. */
    HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file + OPTIONS);
        config.setPoolName("journal");
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            migrate(pool);
            return pool;
        } catch (RuntimeException failure) {
            pool.close();
            throw failure;
        }
    }

    private void migrate(HikariDataSource pool) {
        try {
            Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load();
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new JournalException("cannot bring " + file + " up to date: " + failure.getMessage(), failure);
        }
    }

    private void refuseNewer(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        MigrationVersion found = current == null ? null : current.getVersion();
        if (found != null
                && current.getState().isApplied()
                && !current.getState().isResolved()) {
            throw new JournalException(
                    file + " has schema version " + found + ", newer than this program knows;"
                            + " use the program that wrote it, or another state directory",
                    null);
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
}
