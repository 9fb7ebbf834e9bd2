package io.azalai.trade.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * The journal on a PostgreSQL server. Damage is the server's matter. Safe for many threads: it stays the same once it
 * is open.
 */
final class PostgresDatabase implements Database {

    private final Storage.Server server;
    private final StateLock lock;
    private final PostgresWriting writing;
    private final HikariDataSource pool;

    /**
     * Holds the journal, then brings its tables up to date.
     *
     * @param folder of what stays on this machine, such as nonces: held too
     */
    PostgresDatabase(Storage.Server server, Path folder) throws SQLException {
        this.server = server;
        this.lock = StateLock.take(folder);
        this.writing = new PostgresWriting(this::connect, server.shown());
        HikariDataSource opened = null;
        try {
            writing.hold();
            opened = pool();
            pool = opened;
            Migrations.run(
                    pool, server.shown(), "another database", "classpath:db/migration", "classpath:db/postgresql");
            writing.begin();
        } catch (SQLException | RuntimeException failure) {
            if (opened != null) {
                opened.close();
            }
            writing.close();
            lock.close();
            throw failure;
        }
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setDataSourceProperties(properties());
        config.setPoolName("journal");
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url(), properties());
    }

    /** What the address says stands above these. */
    private Properties properties() {
        Properties properties = server.properties();
        properties.setProperty(
                "ApplicationName", "azalai " + ProcessHandle.current().pid());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
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
        return false;
    }

    @Override
    public boolean isForGood(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    /** A server tidies up by itself. */
    @Override
    public void tidy() {}

    @Override
    public void close() {
        pool.close();
        writing.close();
        lock.close();
    }
}
