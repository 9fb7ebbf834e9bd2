package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    /** How many pages wait at most, of those that need not be written. */
    static final int MOST_WAITING = 10_000;

    private static final long RETRY_MS = 250;
    private static final int PATIENCE_LOOKS = 5;

    private final BlockingQueue<PendingPage> waiting = new LinkedBlockingQueue<>();
    /** What goes with whatever is written next. */
    private final Queue<PendingPage> notes = new ConcurrentLinkedQueue<>();
    /** How many of those are not written yet. */
    private final AtomicInteger noted = new AtomicInteger();

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
    private final Numbering numbering;
    /** A commit whose answer was lost: it is asked for once the connection is back. */
    private @Nullable Transaction unanswered;

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
        numbering = Numbering.after(connection);
        connection.rollback();
        thread = new Thread(this::run, "journal");
        thread.start();
    }

    /**
     * Takes a page; one that need not be written is not taken where too many wait.
     *
     * @return done when it is on the disk, failed when it is not
     */
    CompletableFuture<Void> submit(PendingPage page) {
        if (!open.get()) {
            page.failed(new JournalException("the journal is closed", null));
        } else if (!page.insists() && waiting.size() >= MOST_WAITING) {
            page.failed(new JournalException("the journal does not keep up: " + MOST_WAITING + " writes wait", null));
        } else {
            waiting.add(page);
            JournalException why = ended;
            if (why != null) {
                failWaiting(why);
            }
        }
        return page.done();
    }

    /** Keeps a page to go with what is written next, or alone a quarter of a second from now, while not too many do. */
    void note(Page page) {
        if (ended != null || noted.get() >= MOST_WAITING) {
            return;
        }
        noted.incrementAndGet();
        PendingPage note = new PendingPage(page, true, () -> {});
        note.done().whenComplete((done, failure) -> noted.decrementAndGet());
        notes.add(note);
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
        return new PendingPage(page, false, () -> {});
    }

    /**
     * Writes the group in one transaction or, when that fails, each page in its own; answers what is still to write.
     */
    private List<PendingPage> write(List<PendingPage> group) {
        List<PendingPage> left = group;
        try {
            Connection connection = writing.connection();
            settleUnanswered();
            left = group.stream().filter(page -> !page.isSettled()).toList();
            commit(left, connection);
            healthy.set(true);
            return List.of();
        } catch (SQLException failure) {
            return left.size() == 1 || writing.isLostBy(failure) ? keepOrFail(left, failure) : writeOneByOne(left);
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
            if ((page.insists() && !forGood) || isUnanswered(page)) {
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

    private void commit(List<PendingPage> pages, Connection connection) throws SQLException {
        boolean asked = false;
        Transaction transaction = new Transaction(pages, connection, numbering);
        try (transaction) {
            transaction.execute();
            writing.seal();
            asked = true;
            connection.commit();
        } catch (SQLException failure) {
            unanswered = asked && writing.isLostBy(failure) ? transaction : null;
            rollback(failure);
            throw failure;
        }
        writing.sealed();
        kept(transaction);
    }

    private void kept(Transaction transaction) {
        undelivered.addAndGet(transaction.more());
        transaction.kept();
    }

    private boolean isUnanswered(PendingPage page) {
        Transaction asked = unanswered;
        return asked != null && asked.pages().contains(page);
    }

    /** With the connection back it is known what became of the commit during which it was lost. */
    private void settleUnanswered() {
        boolean durable = writing.wasDurable();
        Transaction asked = unanswered;
        unanswered = null;
        if (asked == null) {
            return;
        }
        if (durable) {
            kept(asked);
        } else {
            asked.pages().stream()
                    .filter(page -> !page.insists())
                    .forEach(page -> page.failed(new JournalException(
                            "the connection to the journal was lost before this was written", null)));
        }
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
