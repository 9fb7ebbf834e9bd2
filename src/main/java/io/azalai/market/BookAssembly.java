package io.azalai.market;

import io.azalai.model.BookDelta;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The book of one listing out of deltas and snapshots (aster.md section 6.3): deltas wait until a snapshot comes, each
 * must continue the one before, and a book that lost one or crossed is asked for again. So is one whose price comes
 * near the edge of its snapshot, and one that the venue's leaves behind. Deltas pass to readers, who get the whole book
 * before those that continue it, and again twice a minute for consumers behind them that join late. Safe for many
 * threads: one lock each, held without IO.
 */
final class BookAssembly {

    /** Levels of a side that are published. */
    private static final int DEPTH = 20;

    /** Deltas that may wait for a snapshot: minutes at ten a second. */
    private static final int MOST_WAITING = 2_000;

    /** A book without deltas for so long is none that late readers should begin with. */
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    /** Smaller update ids so much later are no repetition: the venue counts anew. */
    private static final Duration ANEW = Duration.ofSeconds(5);

    private static final Duration SNAPSHOT_INTERVAL = Duration.ofSeconds(30);

    private final Listing listing;
    private final Pace pace;
    private final SnapshotRequests requests = SnapshotRequests.ofBooks();
    private final BookAudit audit = new BookAudit();
    private final Deque<BookDelta> waiting = new ArrayDeque<>();
    private String trouble = "no snapshot yet";
    private LocalBook book = new LocalBook();
    private boolean live;
    /** Whether its stream was lost, or fell silent, since when no delta came. */
    private boolean away;

    private boolean told;
    private boolean continued;
    private Instant snapshotDue = Instant.MIN;
    private long lastSequence;
    private Instant heard = Instant.MIN;
    private @Nullable Instant timestamp;
    private @Nullable Instant receivedAt;

    BookAssembly(Listing listing, Duration interval) {
        this.listing = listing;
        this.pace = new Pace(interval);
    }

    /** A delta came: what follows from it goes to {@code out}. */
    synchronized void on(BookDelta delta, Instant now, Consumer<Event> out) {
        heard = now;
        away = false;
        if (live && delta.venueSequence() <= lastSequence) {
            if (!isLater(delta.timestamp())) {
                return; // readers have it already, by another socket
            }
            restart("update ids begin anew after " + lastSequence);
        }
        if (live && continued && !now.isBefore(snapshotDue) && follows(delta)) {
            snapshotDue = now.plus(SNAPSHOT_INTERVAL);
            whole().ifPresent(out);
        }
        out.accept(delta);
        if (!live) {
            keep(delta);
            ask(now, out);
            return;
        }
        if (!follows(delta)) {
            restart("a delta was lost after " + lastSequence);
            keep(delta);
            ask(now, out);
            return;
        }
        apply(delta);
        compare();
        publishOrRestart(now, out);
    }

    /**
     * A snapshot came: a book that waits for one is built on it, if it is new enough; a live one is only compared with
     * it, as its levels are told as they change.
     */
    synchronized void on(OrderBook snapshot, Instant now, Consumer<Event> out) {
        Long sequence = snapshot.venueSequence();
        if (sequence == null || away) {
            return;
        }
        if (live) {
            compare(snapshot, sequence, now, out);
        } else {
            build(snapshot, sequence, now, out);
        }
    }

    private void compare(OrderBook snapshot, long sequence, Instant now, Consumer<Event> out) {
        if (sequence < lastSequence && isTimed(snapshot) && isLater(snapshot.timestamp())) {
            restart("update ids begin anew after " + lastSequence);
        } else {
            audit.compareWith(snapshot, sequence, now);
            compare();
        }
        if (!live) {
            ask(now, out);
        }
    }

    private void build(OrderBook snapshot, long sequence, Instant now, Consumer<Event> out) {
        waiting.removeIf(delta -> delta.venueSequence() <= sequence);
        BookDelta first = waiting.peek();
        if (first != null && !first.joins(sequence)) {
            trouble = "the snapshot is older than the deltas";
            ask(now, out);
            return;
        }
        start(snapshot, sequence);
        audit.begin(now);
        while (live && !waiting.isEmpty()) {
            BookDelta next = waiting.remove();
            if (follows(next)) {
                apply(next);
            } else if (next.venueSequence() > lastSequence) {
                restart("a delta was lost after " + lastSequence);
            }
        }
        publishOrRestart(now, out);
    }

    /** Its stream is lost, or silent: the book is told no more before a delta continues it, or the stream is back. */
    synchronized void lost() {
        away = true;
    }

    /** Its stream is back: what no delta has continued since may have missed some. */
    synchronized void restored() {
        if (away && live) {
            restart("its stream was away after " + lastSequence);
        }
        away = false;
    }

    /** Whether a snapshot is still of use. */
    synchronized boolean lacks() {
        return !away && (!live || audit.isAsked() || book.isThin(DEPTH));
    }

    /** Time passed: owed publications and requests go to {@code out}. */
    synchronized void due(Instant now, Consumer<Event> out) {
        if (away) {
            return;
        }
        if (live && pace.due(now)) {
            publish(now, out);
        }
        BookAudit.Venues missed = live ? audit.missed(now) : null;
        if (missed != null && !book.isLike(missed.book(), DEPTH)) {
            restart("no delta came after " + lastSequence + ", but the venue's book is another at "
                    + missed.sequence());
        }
        if (live && audit.due(now)) {
            out.accept(new Wanted.Book(listing, "to be compared with the venue's", now));
        } else if (!live) {
            ask(now, out);
        }
    }

    /** Once ours is where it is, the venue's book shows the same, or reaches further where ours comes near its edge. */
    private void compare() {
        BookAudit.Venues venues = audit.reached(lastSequence);
        if (venues == null) {
            return;
        }
        if (book.isThin(DEPTH)) {
            snapshotDue = Instant.MIN;
            requests.done();
        } else if (!book.isLike(venues.book(), DEPTH)) {
            restart("the book differs from the venue's at " + venues.sequence());
        }
        book = venues.book();
    }

    private void publishOrRestart(Instant now, Consumer<Event> out) {
        if (live && book.isCrossed()) {
            restart("the book crossed at " + lastSequence);
        } else if (live && book.isThin(1)) {
            restart("the price left the snapshot at " + lastSequence);
        }
        if (!live) {
            ask(now, out);
            return;
        }
        if (told) {
            told = false;
            out.accept(status(FeedState.UP, null, now));
        }
        if (pace.changed(now)) {
            publish(now, out);
        }
    }

    private void start(OrderBook snapshot, long sequence) {
        book.replace(snapshot.bids(), snapshot.asks());
        live = true;
        continued = false;
        snapshotDue = Instant.MIN;
        lastSequence = sequence;
        timestamp = snapshot.timestamp();
        receivedAt = snapshot.receivedAt();
        requests.done();
    }

    Listing listing() {
        return listing;
    }

    /**
     * All levels as they are now, which the next delta continues; empty while they are not known, or none came lately.
     */
    synchronized Optional<BookDelta> whole(Instant now) {
        return live && !away && continued && now.isBefore(heard.plus(ABANDONED)) ? whole() : Optional.empty();
    }

    /** Only between two deltas can readers go on from it: what a snapshot of the venue brings comes by another way. */
    private Optional<BookDelta> whole() {
        if (timestamp == null || receivedAt == null) {
            return Optional.empty();
        }
        return Optional.of(new BookDelta(
                listing,
                book.bids(Integer.MAX_VALUE),
                book.asks(Integer.MAX_VALUE),
                lastSequence,
                lastSequence,
                null,
                true,
                timestamp,
                receivedAt,
                Source.DERIVED));
    }

    private void restart(String reason) {
        live = false;
        trouble = reason;
        waiting.clear();
    }

    private void keep(BookDelta delta) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.remove();
        }
        waiting.add(delta);
    }

    private void apply(BookDelta delta) {
        book.apply(delta.bids(), delta.asks());
        audit.applied(delta);
        continued = true;
        lastSequence = delta.venueSequence();
        timestamp = delta.timestamp();
        receivedAt = delta.receivedAt();
    }

    private boolean follows(BookDelta delta) {
        Long previous = delta.previousVenueSequence();
        if (!continued) {
            return delta.joins(lastSequence);
        }
        return previous != null ? previous == lastSequence : delta.firstVenueSequence() == lastSequence + 1;
    }

    /** By far: what comes again by another socket is no later than what came before. */
    private boolean isLater(Instant venueTime) {
        return timestamp != null && venueTime.isAfter(timestamp.plus(ANEW));
    }

    /** Whether the venue told its time; else it is the one of receipt. */
    private static boolean isTimed(OrderBook snapshot) {
        return !snapshot.timestamp().equals(snapshot.receivedAt());
    }

    private void ask(Instant now, Consumer<Event> out) {
        if (requests.due(now)) {
            if (!told) {
                told = true;
                out.accept(status(FeedState.RESYNC, trouble, now));
            }
            out.accept(new Wanted.Book(listing, trouble, now));
        }
    }

    private FeedStatus status(FeedState state, @Nullable String reason, Instant now) {
        return new FeedStatus(
                listing.venue(),
                List.of(FeedStatus.Part.of(listing, Dataset.ORDER_BOOK, Dataset.BOOK_DELTA)),
                null,
                state,
                Dataset.ORDER_BOOK.kebab(),
                reason,
                0,
                now);
    }

    private void publish(Instant now, Consumer<Event> out) {
        if (book.isThin(DEPTH) && requests.due(now)) {
            out.accept(new Wanted.Book(listing, "the price comes near the snapshot's edge", now));
        }
        if (timestamp != null && receivedAt != null) {
            out.accept(new OrderBook(
                    listing, book.bids(DEPTH), book.asks(DEPTH), lastSequence, timestamp, receivedAt, Source.DERIVED));
        }
    }
}
