package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. What waits when a transaction begins goes into it together, so that many callers share
 * one fsync. A page that must not be lost is tried again, in order, until it is written; any other fails at once.
 * After a throw that is no SQL failure it writes no more, and says so.
 * Safe for many threads: a queue in, one thread out.
 */
final class JournalWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int LARGEST_GROUP = 256;
    private static final long RETRY_MS = 250;

    private final BlockingQueue<PendingPage> waiting = new LinkedBlockingQueue<>();
    private final Map<Row.Numbered, Long> lastIds = new EnumMap<>(Row.Numbered.class);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicBoolean healthy = new AtomicBoolean(true);
    /** Why it writes no more; null while it does. */
    private volatile @Nullable JournalException ended;

    private final AtomicLong undelivered;
    private final Connection connection;
    private final Thread thread;

    /** Writes over the connection from now on; {@code undelivered} counts the outbox rows not yet delivered. */
    JournalWriter(Connection connection, AtomicLong undelivered) throws SQLException {
        this.connection = connection;
        this.undelivered = undelivered;
        connection.setAutoCommit(false);
        for (Row.Numbered table : Row.Numbered.values()) {
            lastIds.put(table, lastId(table));
        }
        connection.rollback();
        thread = new Thread(this::run, "journal");
        thread.start();
    }

    void submit(PendingPage page) {
        if (!open.get()) {
            page.failed(new JournalException("the journal is closed", null));
            return;
        }
        waiting.add(page);
        JournalException why = ended;
        if (why != null) {
            failWaiting(why);
        }
    }

    boolean healthy() {
        return healthy.get();
    }

    private void run() {
        List<PendingPage> held = new ArrayList<>();
        try {
            while (open.get() || !waiting.isEmpty()) {
                take(held);
                if (!held.isEmpty()) {
                    List<PendingPage> kept = write(List.copyOf(held));
                    held.clear();
                    held.addAll(kept);
                    healthy.set(kept.isEmpty());
                }
            }
            end(held, new JournalException("the journal was closed before it was written", null));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            broken(held, stop);
        } catch (Throwable failure) {
            LOG.error("journal writes no more", failure);
            rollback();
            broken(held, failure);
        }
    }

    private void take(List<PendingPage> held) throws InterruptedException {
        PendingPage first = waiting.poll(RETRY_MS, TimeUnit.MILLISECONDS);
        if (first != null) {
            held.add(first);
            waiting.drainTo(held, LARGEST_GROUP);
        }
    }

    private void broken(List<PendingPage> held, Throwable failure) {
        healthy.set(false);
        end(held, new JournalException("the journal writes no more since " + failure, failure));
    }

    /** Nothing is written from now on: what waits fails, and what comes later. */
    private void end(List<PendingPage> held, JournalException why) {
        ended = why;
        held.forEach(page -> page.failed(why));
        failWaiting(why);
    }

    private void failWaiting(JournalException why) {
        List<PendingPage> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(page -> page.failed(why));
    }

    /**
     * Writes the group in one transaction or, when that fails, each page in its own; answers what is still to write.
     */
    private List<PendingPage> write(List<PendingPage> group) {
        try {
            commit(group);
            return List.of();
        } catch (SQLException failure) {
            return group.size() == 1 ? keepOrFail(group.get(0), failure) : writeOneByOne(group);
        }
    }

    private List<PendingPage> writeOneByOne(List<PendingPage> group) {
        List<PendingPage> kept = new ArrayList<>();
        for (PendingPage page : group) {
            if (kept.isEmpty() || !page.insists()) {
                kept.addAll(write(List.of(page)));
            } else {
                kept.add(page);
            }
        }
        return kept;
    }

    private List<PendingPage> keepOrFail(PendingPage page, SQLException failure) {
        if (page.insists()) {
            if (healthy.get()) {
                LOG.error("journal cannot be written, trying again until it can: {}", failure.getMessage());
            }
            return List.of(page);
        }
        page.failed(new JournalException("the journal cannot be written: " + failure.getMessage(), failure));
        return List.of();
    }

    private void commit(List<PendingPage> group) throws SQLException {
        Map<String, PreparedStatement> statements = new LinkedHashMap<>();
        try {
            long more = 0;
            for (PendingPage page : group) {
                for (Row row : page.page().rows()) {
                    more += (long) row.outboxSign() * execute(row, statements);
                }
            }
            connection.commit();
            undelivered.addAndGet(more);
        } catch (SQLException failure) {
            rollback();
            throw failure;
        } finally {
            statements.values().forEach(JournalWriter::closeQuietly);
        }
        group.forEach(PendingPage::written);
    }

    private int execute(Row row, Map<String, PreparedStatement> statements) throws SQLException {
        PreparedStatement statement = statements.get(row.sql());
        if (statement == null) {
            statement = connection.prepareStatement(row.sql());
            statements.put(row.sql(), statement);
        }
        int column = 1;
        if (row.numbered() != null) {
            statement.setLong(column++, lastIds.merge(row.numbered(), 1L, Long::sum));
        }
        for (Object value : row.values()) {
            statement.setObject(column++, value);
        }
        return statement.executeUpdate();
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            LOG.warn("journal cannot roll back: {}", failure.getMessage());
        }
    }

    private long lastId(Row.Numbered table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COALESCE(MAX(id), 0) FROM " + table.table())) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private static void closeQuietly(Statement statement) {
        try {
            statement.close();
        } catch (SQLException failure) {
            LOG.debug("journal statement cannot be closed", failure);
        }
    }

    /** Writes what waits, then stops. */
    @Override
    public void close() {
        open.set(false);
        try {
            thread.join(10_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
