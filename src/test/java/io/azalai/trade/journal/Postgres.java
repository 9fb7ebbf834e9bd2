package io.azalai.trade.journal;

import io.azalai.settings.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server on loopback. One is shared by all tests of a JVM. Confined to the test's thread. */
public final class Postgres implements AutoCloseable {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static Postgres shared;

    private final Path data;
    private EmbeddedPostgres server;

    private Postgres() {
        try {
            data = Files.createTempDirectory("azalai-postgres");
            server = started(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private EmbeddedPostgres started(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** The server of this JVM, started on first use. */
    public static synchronized Postgres shared() {
        if (shared == null) {
            shared = new Postgres();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A server of one's own. */
    public static Postgres own() {
        return new Postgres();
    }

    /** A place for a journal of one's own. */
    public Storage.Server place() {
        String schema = "place" + SCHEMAS.incrementAndGet();
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?currentSchema=" + schema;
        Storage.Server place = new Storage.Server(url, "postgres", new Secret("postgres"));
        try (Connection connection = connection(place);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            return place;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Connection connection(Storage.Server place) throws SQLException {
        return DriverManager.getConnection(
                place.url(), place.user(), place.password().value());
    }

    /** Ends all of the server at once, as a crash does. */
    void crash() throws IOException, InterruptedException {
        long process = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        new ProcessBuilder("kill", "-QUIT", Long.toString(process)).start().waitFor();
        ProcessHandle.of(process)
                .ifPresent(gone -> gone.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    /** The same server again, with what it kept. */
    void restart() throws IOException {
        int port = server.getPort();
        server.close();
        server = started(port);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
