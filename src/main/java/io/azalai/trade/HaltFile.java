package io.azalai.trade;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code HALT} of the state folder: while it is there trading is halted, whatever the journal remembers.
 * Anybody may make it, with any text or none; deleting it lifts nothing. Safe for many threads: whoever goes by it and
 * changes what it stands for holds its monitor meanwhile.
 */
public final class HaltFile {

    /** How it is called. */
    public static final String NAME = "HALT";

    private static final Logger LOG = LoggerFactory.getLogger(HaltFile.class);

    private final Path file;

    /** In a state folder. */
    public HaltFile(Path state) {
        file = state.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Writes it, and has it on the disk when it returns; where that cannot be, the journal alone holds the halt. */
    void write(Instant when, String actor, String why) {
        try {
            write(file, when + " by " + actor + (why.isBlank() ? "" : ": " + why) + "\n");
        } catch (IOException unwritable) {
            LOG.error("the halt stands in the journal only, {} cannot be written: {}", file, unwritable.toString());
        }
    }

    /** Writes such a file at once and whole. */
    public static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(NAME + ".new");
        Files.writeString(draft, text);
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Deletes it.
     *
     * @throws IllegalStateException when it is still there
     */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new IllegalStateException(
                    file + " cannot be deleted, and trading stays halted while it is there: " + undeletable,
                    undeletable);
        }
    }
}
