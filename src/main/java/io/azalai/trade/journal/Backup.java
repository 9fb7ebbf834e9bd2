package io.azalai.trade.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the journal's file, as it was at one moment, and of what stands beside it and must not be older: nonces,
 * and the accounts of mode paper. A service can start from it. Confined to the call that makes it.
 */
public final class Backup {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final FileAttribute<Set<PosixFilePermission>> OURS_FILE = ours("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> OURS_FOLDER = ours("rwx------");
    private static final String FILE = "journal.db";
    private static final String NONCES = "nonces";
    /** Copied after the journal, as a venue goes on too: what happened since is read from them. */
    private static final String PAPER_ACCOUNTS = "account-*.json";

    private final Path folder;
    private final Path target;

    private Backup(Path folder, Path target) {
        this.folder = folder;
        this.target = target;
    }

    /**
     * Copies the journal of a service that does not run.
     *
     * @param to a folder that is empty or not there; null for one of the usual place, named by the time
     * @return that folder
     * @throws JournalException when it cannot be copied, or a service holds it
     */
    public static Path of(Storage storage, @Nullable Path to, Instant now) {
        Storage.Server server = storage.server();
        if (server != null) {
            throw onServer(server);
        }
        Path file = storage.folder().resolve(FILE);
        if (!Files.exists(file)) {
            throw new JournalException("there is no journal " + file + ": nothing to back up", null);
        }
        StateLock lock = StateLock.take(storage.folder());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=5000")) {
            return of(connection, storage, to, now);
        } catch (SQLException failure) {
            throw new JournalException("cannot read the journal " + file + ": " + failure.getMessage(), failure);
        } finally {
            lock.close();
        }
    }

    static JournalException onServer(Storage.Server server) {
        return new JournalException(
                "the journal is kept by the server " + server.shown() + ": back it up there, such as with pg_dump",
                null);
    }

    static Path of(Connection connection, Storage storage, @Nullable Path to, Instant now) {
        Path target = to == null ? storage.backups().resolve(NAME.format(now)) : to;
        try {
            new Backup(storage.folder(), target).make(connection);
            return target;
        } catch (IOException | SQLException failure) {
            throw new JournalException("cannot back up to " + target + ": " + failure.getMessage(), failure);
        }
    }

    /** The file gets its name last: a folder without it is no backup. */
    private void make(Connection connection) throws IOException, SQLException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        if (!Files.exists(target)) {
            Files.createDirectory(target, OURS_FOLDER);
        }
        requireEmpty();
        Path part = Files.createFile(target.resolve(FILE + ".part"), OURS_FILE);
        try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, part.toString());
            copy.execute();
        }
        requireSound(part);
        force(part);
        copy(folder.resolve(NONCES), "*", target.resolve(NONCES));
        copy(folder, PAPER_ACCOUNTS, target);
        Files.move(part, target.resolve(FILE));
        force(target);
    }

    private void requireEmpty() throws IOException {
        try (Stream<Path> there = Files.list(target)) {
            if (there.findAny().isPresent()) {
                throw new JournalException(target + " is not empty: name a folder that is, or that is not there", null);
            }
        }
    }

    private static void requireSound(Path copy) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
            if (!result.next() || !"ok".equals(result.getString(1))) {
                throw new JournalException("the copy " + copy + " is damaged: look at both disks", null);
            }
        }
    }

    /** The files of a folder that bear such a name, into another. */
    private static void copy(Path from, String names, Path into) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        if (!Files.exists(into)) {
            Files.createDirectory(into, OURS_FOLDER);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, names)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    Path copy = Files.createFile(into.resolve(file.getFileName()), OURS_FILE);
                    Files.write(copy, Files.readAllBytes(file));
                    force(copy);
                }
            }
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> ours(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
