package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. What waits when a transaction begins goes into it together, so that many callers share
 * one fsync. A page that must not be lost is tried again, in order, until it is written, unless the database refuses it
 * for what it is; any other fails at once.
 * After a throw that is no SQL failure it writes no more, and says so.
 * Safe for many threads: a queue in, one thread out.
 */
final class JournalWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int LARGEST_GROUP = 256;
    private static final long RETRY_MS = 250;
    private static final int PATIENCE_LOOKS = 5;

    private final BlockingQueue<PendingPage> waiting = new LinkedBlockingQueue<>();
    /** What goes with whatever is written next. */
    private final Queue<PendingPage> notes = new ConcurrentLinkedQueue<>();

    private final Map<Row.Numbered, Long> lastIds = new EnumMap<>(Row.Numbered.class);
    /** The last number of each series that was committed. */
    private final Map<String, Long> lastNumbers = new HashMap<>();

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicBoolean healthy = new AtomicBoolean(true);
    /** Why it writes no more; null while it does. */
    private volatile @Nullable JournalException ended;

    /** The number of the write that is under way; zero while none is. */
    private volatile long inHand;

    private volatile boolean hangs;
    private long seen;
    private int looks;

    private final Database database;
    private final Database.Writing writing;
    private final AtomicLong undelivered;
    private final RefusedPages refused;
    private final Clock clock;
    private final Thread thread;
    /** What a commit whose answer was lost would have written: it is asked for once the connection is back. */
    private Commit last = new Commit(List.of(), 0, Map.of());

    /**
     * Writes from now on.
     *
     * @param undelivered counts the outbox rows not yet delivered
     * @param refused takes what can never be written
     */
    JournalWriter(Database database, AtomicLong undelivered, RefusedPages refused, Clock clock) throws SQLException {
        this.database = database;
        this.writing = database.writing();
        this.undelivered = undelivered;
        this.refused = refused;
        this.clock = clock;
        Connection connection = writing.connection();
        for (Row.Numbered table : Row.Numbered.values()) {
            lastIds.put(table, lastId(connection, table));
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

    /** Keeps a page to go with what is written next, or alone a quarter of a second from now. */
    void note(PendingPage page) {
        if (ended == null) {
            notes.add(page);
        }
    }

    /** Whether the last write succeeded, and none hangs. */
    boolean healthy() {
        return healthy.get() && !hangs;
    }

    /** Once a second: whether it is still the same write that is under way. */
    synchronized void look() {
        long now = inHand;
        looks = now != 0 && now == seen ? looks + 1 : 0;
        seen = now;
        hangs = looks >= PATIENCE_LOOKS;
    }

    private void run() {
        List<PendingPage> held = new ArrayList<>();
        long begun = 0;
        try {
            while (open.get() || !waiting.isEmpty() || !notes.isEmpty()) {
                take(held);
                if (held.isEmpty() && !healthy.get()) {
                    held.add(probe());
                }
                if (!held.isEmpty()) {
                    inHand = ++begun;
                    List<PendingPage> kept = write(List.copyOf(held));
                    inHand = 0;
                    hangs = false;
                    held.clear();
                    held.addAll(kept);
                }
            }
            end(held, new JournalException("the journal was closed before it was written", null));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            broken(held, stop);
        } catch (Throwable failure) {
            LOG.error("journal writes no more", failure);
            broken(held, failure);
        }
    }

    private void take(List<PendingPage> held) throws InterruptedException {
        PendingPage first = waiting.poll(RETRY_MS, TimeUnit.MILLISECONDS);
        for (PendingPage note = notes.poll(); note != null; note = notes.poll()) {
            held.add(note);
        }
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
        notes.clear();
        failWaiting(why);
    }

    private void failWaiting(JournalException why) {
        List<PendingPage> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(page -> page.failed(why));
    }

    /** Where nothing waits that could tell whether writing works again. */
    private PendingPage probe() {
        Page page = new Page().fact("probed_at", clock.instant().toString());
        return new PendingPage(page, false, () -> {}, new CompletableFuture<>());
    }

    /**
     * Writes the group in one transaction or, when that fails, each page in its own; answers what is still to write.
     */
    private List<PendingPage> write(List<PendingPage> group) {
        try {
            commit(group);
            healthy.set(true);
            return List.of();
        } catch (SQLException failure) {
            return group.size() == 1 || writing.isLostBy(failure) ? keepOrFail(group, failure) : writeOneByOne(group);
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

    private List<PendingPage> keepOrFail(List<PendingPage> group, SQLException failure) {
        boolean forGood = group.size() == 1 && database.isForGood(failure);
        if (!forGood && healthy.getAndSet(false)) {
            LOG.error("journal cannot be written: {}", failure.getMessage());
        }
        List<PendingPage> kept = new ArrayList<>();
        for (PendingPage page : group) {
            if (page.insists() && !forGood) {
                kept.add(page);
            } else {
                giveUp(page, failure);
            }
        }
        return kept;
    }

    private void giveUp(PendingPage page, SQLException failure) {
        if (page.insists()) {
            refused.add(page.page(), failure);
            page.follow();
        }
        page.failed(new JournalException("the journal cannot be written: " + failure.getMessage(), failure));
    }

    private void commit(List<PendingPage> group) throws SQLException {
        Map<String, PreparedStatement> statements = new LinkedHashMap<>();
        List<PendingPage> pages = group;
        long more = 0;
        Map<String, Long> numbers = new HashMap<>();
        try {
            Connection connection = writing.connection();
            pages = without(group, durableAfterAll());
            for (PendingPage page : pages) {
                for (Row row : page.page().rows()) {
                    more += (long) row.outboxSign() * execute(row, connection, statements, numbers);
                }
            }
            writing.seal();
            last = new Commit(pages, more, numbers);
            connection.commit();
        } catch (SQLException failure) {
            rollback(failure);
            throw failure;
        } finally {
            statements.values().forEach(JournalWriter::closeQuietly);
        }
        writing.sealed();
        lastNumbers.putAll(numbers);
        undelivered.addAndGet(more);
        pages.forEach(PendingPage::written);
    }

    /** What the commit before wrote though its answer was lost; what has failed meanwhile stays so. */
    private List<PendingPage> durableAfterAll() {
        if (!writing.wasDurable()) {
            return List.of();
        }
        lastNumbers.putAll(last.numbers());
        undelivered.addAndGet(last.more());
        last.pages().forEach(PendingPage::written);
        return last.pages();
    }

    private static List<PendingPage> without(List<PendingPage> group, List<PendingPage> written) {
        return group.stream().filter(page -> !written.contains(page)).toList();
    }

    private int execute(
            Row row, Connection connection, Map<String, PreparedStatement> statements, Map<String, Long> numbers)
            throws SQLException {
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
            statement.setObject(
                    column++, value instanceof Unnumbered object ? object.text(next(object, numbers)) : value);
        }
        return statement.executeUpdate();
    }

    /** Counts on from what was committed; {@code numbers} are those of this transaction. */
    private long next(Unnumbered object, Map<String, Long> numbers) {
        long last = lastNumbers.getOrDefault(object.series(), 0L);
        return numbers.merge(object.series(), last + 1, (before, first) -> before + 1);
    }

    private void rollback(SQLException why) {
        if (writing.isLostBy(why)) {
            return;
        }
        try {
            writing.connection().rollback();
        } catch (SQLException failure) {
            LOG.warn("journal cannot roll back: {}", failure.getMessage());
        }
    }

    private static long lastId(Connection connection, Row.Numbered table) throws SQLException {
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

    /**
     * A commit, as it was tried.
     *
     * @param more how it changes the number of outbox rows not yet delivered
     * @param numbers the last of each series
     */
    private record Commit(List<PendingPage> pages, long more, Map<String, Long> numbers) {}
}
