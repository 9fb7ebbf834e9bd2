package io.azalai.trade.journal;

import io.azalai.settings.Block;
import io.azalai.settings.Secret;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The block {@code storage} of the configuration: where what must survive a restart is kept, and for how long.
 *
 * @param folder of the journal's file and of all that stays on this machine
 * @param backups folder of copies that are to lie nowhere else: beside that of all modes
 * @param server that keeps the journal instead of a file; null where none is configured
 * @param retentionDays after which what ended is deleted
 */
public record Storage(Path folder, Path backups, @Nullable Server server, int retentionDays) {

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int USUAL_DAYS = 90;
    private static final int FEWEST_DAYS = 7;

    /**
     * A PostgreSQL server.
     *
     * @param url a JDBC address, without user and password
     */
    public record Server(String url, String user, Secret password) {

        /** A file: without user and password. */
        Server(String url) {
            this(url, "", new Secret(""));
        }

        /** User and password, as far as they are given. */
        Properties properties() {
            Properties properties = new Properties();
            if (!user.isEmpty()) {
                properties.setProperty("user", user);
            }
            if (!password.value().isEmpty()) {
                properties.setProperty("password", password.value());
            }
            return properties;
        }

        /** The address without what follows the question mark, as errors show it. */
        String shown() {
            return url.replaceFirst("\\?.*", "");
        }
    }

    /** With copies beside the folder. */
    public Storage(Path folder, @Nullable Server server, int retentionDays) {
        this(folder, beside(folder), server, retentionDays);
    }

    private static Path beside(Path folder) {
        return folder.resolveSibling("backups");
    }

    /** All in a folder, kept as long as usual. */
    public static Storage in(Path folder) {
        return new Storage(folder, null, USUAL_DAYS);
    }

    /** All in another folder, and nothing on a server. */
    public Storage within(Path other) {
        return new Storage(other, other.startsWith(folder) ? backups : beside(other), null, retentionDays);
    }

    /**
     * Reads the block.
     *
     * @param home that a relative folder starts at
     */
    public static Storage read(Block block, Path home) {
        int days = block.whole("retention_days", USUAL_DAYS);
        if (days < FEWEST_DAYS) {
            block.problem(
                    "retention_days", "is " + days, "write 7 or more: ids of orders answer for a day after their end");
        }
        return new Storage(home.resolve(block.text("state_dir", "state")), server(block), days);
    }

    private static @Nullable Server server(Block block) {
        String url = block.text("url", "");
        if (url.isEmpty()) {
            return null;
        }
        if (!url.startsWith(POSTGRESQL)) {
            block.problem(
                    "url", "is not the address of a PostgreSQL server", "write jdbc:postgresql://host:5432/database");
        } else if (url.matches(".*[?&](user|password)=.*") || url.contains("@")) {
            block.problem("url", "names a user or a password", "write them into storage.user and storage.password");
        }
        return new Server(url, block.text("user", ""), block.secret("password").orElse(new Secret("")));
    }
}
