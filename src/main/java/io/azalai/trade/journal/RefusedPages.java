package io.azalai.trade.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts that the database refuses for what they are, and would refuse whenever they are tried: they are kept in a file
 * beside, so that they hold up no others. Safe for many threads: the writer's alone adds, an atomic counter is read.
 */
final class RefusedPages {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedPages.class);
    private static final Set<StandardOpenOption> APPENDING =
            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path file;
    private final Clock clock;
    private final AtomicLong count = new AtomicLong();

    RefusedPages(Path folder, Clock clock) {
        this.file = folder.resolve("journal-refused.txt");
        this.clock = clock;
    }

    void add(Page page, SQLException why) {
        StringBuilder text = new StringBuilder();
        for (Row row : page.rows()) {
            text.append(clock.instant())
                    .append(' ')
                    .append(String.valueOf(why.getMessage()).replaceAll("\\s+", " "))
                    .append(" | ")
                    .append(row.sql())
                    .append(" | ")
                    .append(row.values().toString().replaceAll("\\s+", " "))
                    .append('\n');
        }
        try (FileChannel channel = FileChannel.open(
                file, APPENDING, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            LOG.error("journal refuses a fact, it is kept in {}: {}", file, why.getMessage());
        } catch (IOException failure) {
            LOG.error("journal refuses a fact ({}), and {} cannot be written", why.getMessage(), file, failure);
        }
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
