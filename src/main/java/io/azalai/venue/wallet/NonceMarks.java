package io.azalai.venue.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the nonces of each signer went, kept over restarts: a nonce that a venue has seen must not come again, even
 * when the clock was set back meanwhile. Safe for many threads: a source writes its own mark, one at a time.
 */
public interface NonceMarks {

    /** The mark of a signer, which no nonce reached; 0 when it never signed. */
    long read(String signer);

    /**
     * Keeps a mark before any nonce below it is used.
     *
     * @throws UncheckedIOException when it cannot be kept
     */
    void write(String signer, long mark);

    /** Marks in memory, forgotten at the end of the process: for those who send nothing that lasts. */
    static NonceMarks inMemory() {
        return new Remembered(new ConcurrentHashMap<>());
    }

    /** Marks in a folder, a file for each signer; the folder is made when the first is written. */
    static NonceMarks in(Path folder) {
        return new Kept(folder);
    }

    /** Marks in memory. Safe for many threads: the map is. */
    record Remembered(Map<String, Long> marks) implements NonceMarks {

        @Override
        public long read(String signer) {
            return marks.getOrDefault(signer, 0L);
        }

        @Override
        public void write(String signer, long mark) {
            marks.put(signer, mark);
        }
    }

    /** Marks in files that outlive a loss of power. */
    record Kept(Path folder) implements NonceMarks {

        @Override
        public long read(String signer) {
            Path file = folder.resolve(signer);
            try {
                return Files.exists(file)
                        ? Long.parseLong(Files.readString(file).strip())
                        : 0;
            } catch (IOException | NumberFormatException unreadable) {
                throw new IllegalStateException(
                        "the nonce mark " + file + " cannot be read; delete it if no order was sent for a minute",
                        unreadable);
            }
        }

        @Override
        public void write(String signer, long mark) {
            Path next = folder.resolve(signer + ".next");
            try {
                Files.createDirectories(folder);
                writeThrough(next, Long.toString(mark));
                Files.move(
                        next,
                        folder.resolve(signer),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
                try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                    names.force(true); // the new name too must outlive a loss of power
                }
            } catch (IOException full) {
                throw new UncheckedIOException("the nonce mark of " + signer + " cannot be kept", full);
            }
        }

        private static void writeThrough(Path file, String text) throws IOException {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
        }
    }
}
