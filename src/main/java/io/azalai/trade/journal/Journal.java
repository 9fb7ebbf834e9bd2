package io.azalai.trade.journal;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.OrderKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Durable memory of the order path. One process holds a state directory. Safe for many
 * threads: writes go through one writer, reads have connections of their own.
 */
public final class Journal implements AutoCloseable {

    private final Reads reads;
    private final Archive archive;
    private final Database database;
    private final RefusedPages refused;
    private final JournalWriter writer;
    private final Outbox outbox;
    private final Instant bornAt;

    private Journal(Storage storage, OutboxBound outboxBound, Clock clock, Map<String, String> owner)
            throws SQLException {
        database = database(storage, clock);
        reads = new Reads(database.reading());
        archive = new Archive(database.reading(), storage, clock);
        try {
            Facts facts = new Facts(database.reading(), storage);
            facts.requireOwner(owner);
            bornAt = facts.birth(clock.instant());
            AtomicLong undelivered = Outbox.undelivered(reads);
            refused = new RefusedPages(storage.folder(), clock);
            writer = new JournalWriter(database, undelivered, refused, clock);
            outbox = new Outbox(database.reading(), writer, undelivered, outboxBound);
            outbox.age(clock.instant());
        } catch (SQLException | RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private static Database database(Storage storage, Clock clock) throws SQLException {
        Storage.Server server = storage.server();
        return server == null
                ? new SqliteDatabase(storage.folder(), clock)
                : new PostgresDatabase(server, storage.folder());
    }

    /**
     * Opens the journal, making or migrating it where needed. A damaged file is kept as {@code *.corrupt} and a fresh
     * one begun: see {@link #startedOver}.
     *
     * @param outboxBound how much may wait for Kafka
     * @throws JournalException when it is in use, cannot be used, or holds a newer schema
     */
    public static Journal open(Storage storage, OutboxBound outboxBound, Clock clock) {
        return open(storage, outboxBound, clock, Map.of());
    }

    /**
     * The same for the state of one owner, told apart by these facts.
     *
     * @throws JournalException also when it is the state of another
     */
    public static Journal open(Storage storage, OutboxBound outboxBound, Clock clock, Map<String, String> owner) {
        try {
            return new Journal(storage, outboxBound, clock, owner);
        } catch (SQLException failure) {
            throw new JournalException("cannot open the journal: " + failure.getMessage(), failure);
        }
    }

    /** Opens the journal in a folder. */
    public static Journal open(Path directory, OutboxBound outboxBound, Clock clock) {
        return open(Storage.in(directory), outboxBound, clock);
    }

    /**
     * Whether a damaged journal was set aside and the one begun after it has kept no risk state yet: at this start, or
     * at one before that came to nothing.
     */
    public boolean startedOver() {
        return database.startedOver();
    }

    /** When this journal was begun: what happened before is not ours. */
    public Instant bornAt() {
        return bornAt;
    }

    /** Whether the last write succeeded and none hangs; without IO. */
    public boolean isHealthy() {
        return writer.healthy();
    }

    /** Once a second: whether a write hangs. */
    public void look() {
        writer.look();
    }

    /** Work that writes need not wait for: once a second, on another thread than {@link #look}. */
    public void tidy() {
        try {
            database.tidy();
        } catch (SQLException failure) {
            throw new JournalException("the journal cannot be tidied: " + failure.getMessage(), failure);
        }
    }

    /** How many facts the database has refused for what they are since the start: they stand in a file beside. */
    public long refused() {
        return refused.count();
    }

    /** Writes a page once; done when it is on the disk, failed with a {@link JournalException} when it is not. */
    public CompletableFuture<Void> write(Page page) {
        return write(page, () -> {});
    }

    /**
     * Writes a page once; done when it is on the disk, failed with a {@link JournalException} when it is not.
     *
     * @param then runs on the journal's thread once it is durable, in the order of writing; it must not block
     */
    public CompletableFuture<Void> write(Page page, Runnable then) {
        return writer.submit(new PendingPage(page, false, then));
    }

    /**
     * Writes a page of facts that have happened already: it is tried again until it is written.
     *
     * @param then runs on the journal's thread once it is, in the order of writing; it must not block
     */
    public CompletableFuture<Void> record(Page page, Runnable then) {
        return writer.submit(new PendingPage(page, true, then));
    }

    /** Keeps a page to go with what is written next, or alone within a quarter of a second: nobody waits for it. */
    public void note(Page page) {
        writer.note(page);
    }

    /** Deletes orders that ended, their fills and what was told of them, as far as it is older than the instant. */
    public CompletableFuture<Void> prune(Instant olderThan) {
        return write(OldRows.deletion(olderThan));
    }

    /** What waits for Kafka. */
    public Outbox outbox() {
        return outbox;
    }

    /**
     * Orders that are not terminal, those that changed at or after the instant, and those that open brackets have to do
     * with, oldest first.
     */
    public List<JournaledOrder> orders(Instant changedSince) {
        return reads.of(
                "SELECT * FROM orders WHERE status NOT IN " + OldRows.ENDED + " OR updated_at_us >= ? OR "
                        + OldRows.PROTECTED + " ORDER BY created_at_us",
                Stored::order,
                Row.micros(changedSince));
    }

    /**
     * Orders that ended after the one instant and at or before the other, oldest first.
     *
     * @param most of them, but for those that ended at the same time as the last
     */
    public List<JournaledOrder> ended(Instant after, Instant until, int most) {
        return reads.of(
                OldRows.ENDED_BETWEEN,
                Stored::order,
                Row.micros(after),
                Row.micros(after),
                Row.micros(until),
                most - 1,
                Row.micros(until));
    }

    /** An order by its id, however old; the newest where the id was used again. */
    public Optional<JournaledOrder> order(String account, String clientOrderId) {
        return reads
                .of(
                        "SELECT * FROM orders WHERE account = ? AND client_order_id = ? ORDER BY created_at_us DESC",
                        Stored::order,
                        account,
                        clientOrderId)
                .stream()
                .findFirst();
    }

    /**
     * An order by what its venue calls it, however old; the newest where the id was used again.
     *
     * @param called our id as the venue knows it; null to go by the venue's own
     * @param orderId the venue's own, of that listing; null to go by ours. An order over time has one of another row of
     *     numbers
     */
    public Optional<JournaledOrder> onWire(
            Listing listing, String account, @Nullable String called, @Nullable String orderId, boolean overTime) {
        return reads
                .of(
                        "SELECT * FROM orders WHERE venue = ? AND account = ? AND venue_client_order_id = ?"
                                + " AND market = ? AND venue_symbol = ?"
                                + " UNION ALL SELECT * FROM orders WHERE venue = ? AND account = ? AND order_id = ?"
                                + " AND market = ? AND venue_symbol = ? AND (order_type = 'TWAP') = (? = 1)"
                                + " ORDER BY created_at_us DESC LIMIT 1",
                        Stored::order,
                        listing.venue(),
                        account,
                        Objects.requireNonNullElse(called, ""),
                        listing.market().name(),
                        listing.venueSymbol(),
                        listing.venue(),
                        account,
                        Objects.requireNonNullElse(orderId, ""),
                        listing.market().name(),
                        listing.venueSymbol(),
                        overTime ? 1 : 0)
                .stream()
                .findFirst();
    }

    /** Brackets with something left to do, oldest first. */
    public List<JournaledBracket> openBrackets() {
        return reads.of("SELECT * FROM brackets WHERE still_open = 1 ORDER BY created_at_us", Stored::bracket);
    }

    /** What callers chose for symbols. */
    public List<MarginChoice> choices() {
        return reads.of("SELECT * FROM margin_choices", Stored::choice);
    }

    /** Cancels that are to be sent again. */
    public List<OrderKey> waitingCancels() {
        return reads.of("SELECT * FROM waiting_cancels", Stored::cancel);
    }

    /** Amendments asked for at or after the instant, oldest first. */
    public List<JournaledAmendment> amendments(Instant since) {
        return reads.of(
                "SELECT * FROM amendments WHERE created_at_us >= ? ORDER BY created_at_us",
                Stored::amendment,
                Row.micros(since));
    }

    /** Ids of funding told that was paid at or after the instant. */
    public List<String> payments(Instant since) {
        return reads.of(
                "SELECT id FROM payments WHERE timestamp_us >= ?", row -> row.getString("id"), Row.micros(since));
    }

    /** Whether funding was told under this id. */
    public boolean holdsPayment(String id) {
        return !reads.of("SELECT 1 FROM payments WHERE id = ?", result -> result.getInt(1), id)
                .isEmpty();
    }

    /** What it tells of the past, and copies of it. */
    public Archive archive() {
        return archive;
    }

    /** Fills at or after the instant, oldest first. */
    public List<Fill> fills(Instant since) {
        return reads.of(
                "SELECT * FROM fills WHERE timestamp_us >= ? ORDER BY timestamp_us", Stored::fill, Row.micros(since));
    }

    /** Fills of all orders that had this id, oldest first. */
    public List<Fill> fills(String account, String clientOrderId) {
        return reads.of(
                "SELECT * FROM fills WHERE account = ? AND client_order_id = ? ORDER BY timestamp_us",
                Stored::fill,
                account,
                clientOrderId);
    }

    /**
     * Whether this fill is kept: it is known by its market, account, symbol, trade and order, as the venue names them.
     */
    public boolean holds(Fill fill) {
        return !reads.of(
                        "SELECT 1 FROM fills WHERE venue = ? AND account = ? AND market = ? AND venue_symbol = ?"
                                + " AND trade_id = ? AND order_id = ?",
                        result -> result.getInt(1),
                        fill.venue(),
                        fill.account(),
                        fill.listing().market().name(),
                        fill.listing().venueSymbol(),
                        fill.tradeId(),
                        fill.orderId())
                .isEmpty();
    }

    /** Until when the fills of an account have been read; empty before the first reading. */
    public Optional<Instant> fillsRead(String venue, String account) {
        return reads
                .of(
                        "SELECT until_us FROM fills_read WHERE venue = ? AND account = ?",
                        result -> Row.instant(result.getLong(1)),
                        venue,
                        account)
                .stream()
                .findFirst();
    }

    /** Until when something else of an account was read; empty before the first reading. */
    public Optional<Instant> readUntil(Reading.Kind kind, String venue, String account) {
        return reads
                .of(
                        "SELECT until_us FROM readings WHERE kind = ? AND venue = ? AND account = ?",
                        result -> Row.instant(result.getLong(1)),
                        kind.name(),
                        venue,
                        account)
                .stream()
                .findFirst();
    }

    /** One part of the risk state, if it was ever kept. */
    public Optional<String> riskState(String name) {
        return reads.of("SELECT text FROM risk_state WHERE name = ?", result -> result.getString(1), name).stream()
                .findFirst();
    }

    /** The latches in force. */
    public List<JournaledLatch> latches() {
        return reads.of("SELECT * FROM latches ORDER BY since_us", Stored::latch);
    }

    /** Writes what waits, then gives the directory back. */
    @Override
    public void close() {
        writer.close();
        database.close();
    }
}
