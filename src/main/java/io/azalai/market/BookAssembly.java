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
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The book of one listing out of deltas and snapshots (aster.md section 6.3): deltas wait until a snapshot comes, each
 * must continue the one before, and a book that lost one or crossed is asked for again. Deltas pass to readers, who get
 * the whole book before those that continue it, and again twice a minute for consumers behind them that join late. Safe
 * for many threads: one lock each, held without IO.
 */
final class BookAssembly {

    /** Levels of a side that are published. */
    private static final int DEPTH = 20;

    /** Deltas that may wait for a snapshot: minutes at ten a second. */
    private static final int MOST_WAITING = 2_000;

    /** A book without deltas for so long is no longer wanted by anyone. */
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    private static final Duration SNAPSHOT_INTERVAL = Duration.ofSeconds(30);

    private final Listing listing;
    private final Pace pace;
    private final SnapshotRequests requests = SnapshotRequests.ofBooks();
    private final LocalBook book = new LocalBook();
    private final BookAudit audit = new BookAudit(DEPTH);
    private final Deque<BookDelta> waiting = new ArrayDeque<>();
    private String trouble = "no snapshot yet";
    private boolean live;
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
        if (live && delta.venueSequence() <= lastSequence) {
            return; // readers have it already, by another socket
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
        audit.difference(book, lastSequence).ifPresent(this::restart);
        publishOrRestart(now, out);
    }

    /** A snapshot came: it is used if a book is wanted and it is new enough. */
    synchronized void on(OrderBook snapshot, Instant now, Consumer<Event> out) {
        Long sequence = snapshot.venueSequence();
        if (sequence == null) {
            return;
        }
        if (live) {
            audit.compareWith(snapshot);
            audit.difference(book, lastSequence).ifPresent(this::restart);
            publishOrRestart(now, out);
            return;
        }
        waiting.removeIf(delta -> delta.venueSequence() <= sequence);
        BookDelta first = waiting.peek();
        if (first != null && !joins(first, sequence)) {
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

    /** Time passed: owed publications and requests go to {@code out}. */
    synchronized void due(Instant now, Consumer<Event> out) {
        if (live && pace.due(now)) {
            publish(out);
        }
        if (live && audit.due(now)) {
            out.accept(new Wanted.Book(listing, "to be compared with the venue's", now));
        } else if (!live && now.isBefore(heard.plus(ABANDONED))) {
            ask(now, out);
        }
    }

    private void publishOrRestart(Instant now, Consumer<Event> out) {
        if (live && book.isCrossed()) {
            restart("the book crossed at " + lastSequence);
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
            publish(out);
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
     * All levels as they are now, which the next delta continues; empty while they are not known or nobody wanted them.
     */
    synchronized Optional<BookDelta> whole(Instant now) {
        return live && continued && now.isBefore(heard.plus(ABANDONED)) ? whole() : Optional.empty();
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
            return joins(delta, lastSequence);
        }
        return previous != null ? previous == lastSequence : delta.firstVenueSequence() == lastSequence + 1;
    }

    private static boolean joins(BookDelta delta, long snapshotSequence) {
        Long previous = delta.previousVenueSequence();
        return previous != null ? previous <= snapshotSequence : delta.firstVenueSequence() <= snapshotSequence + 1;
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
        return new FeedStatus(listing.venue(), listing, null, state, Dataset.ORDER_BOOK.kebab(), reason, 0, now);
    }

    private void publish(Consumer<Event> out) {
        if (timestamp != null && receivedAt != null) {
            out.accept(new OrderBook(
                    listing, book.bids(DEPTH), book.asks(DEPTH), lastSequence, timestamp, receivedAt, Source.DERIVED));
        }
    }
}
