package io.azalai.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the disk takes for a page appended and synced, as a journal's transaction is: the floor of an order's latency.
 * Confined to one thread.
 */
final class DiskSync implements AutoCloseable {

    private static final int PAGE = 4096;

    private final FileChannel file;

    /** Writes a file of its own beside the journal. */
    DiskSync(Path folder) throws IOException {
        file = FileChannel.open(folder.resolve("sync.probe"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Nanoseconds that one took. */
    long nanos() throws IOException {
        ByteBuffer page = ByteBuffer.allocate(PAGE);
        long before = System.nanoTime();
        file.write(page, file.size());
        file.force(false);
        return System.nanoTime() - before;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
