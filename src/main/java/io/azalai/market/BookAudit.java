package io.azalai.market;

import io.azalai.model.BookDelta;
import io.azalai.model.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Holds a live book against the venue's now and then: a snapshot, carried on by the deltas that came after it, must
 * show the same best levels. Guarded by the lock of the book it belongs to.
 */
final class BookAudit {

    /** First soon after a start, when a mistake in joining deltas would show. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofMinutes(10);

    /** Deltas a snapshot may be late by: ten seconds at ten a second. */
    private static final int REMEMBERED = 100;

    /** So long may the deltas take to come to where a snapshot is: they come ten times a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Deque<BookDelta> recent = new ArrayDeque<>();
    private Instant next = Instant.MAX;
    private boolean asked;
    /** What the book is to be held against; null while nothing is. */
    private @Nullable Venues snapshot;

    /**
     * The venue's book.
     *
     * @param book as it was at {@code sequence}, or carried on from there
     * @param sequence update id of the snapshot
     * @param overdue when ours should have come to it
     */
    record Venues(LocalBook book, long sequence, Instant overdue) {}

    /** The book begins anew. */
    void begin(Instant now) {
        recent.clear();
        snapshot = null;
        asked = false;
        next = now.plus(FIRST);
    }

    /** Whether a snapshot should be asked for now; if so it counts as asked. */
    boolean due(Instant now) {
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(EVERY);
        asked = true;
        return true;
    }

    /** Whether a snapshot was asked for that has not come. */
    boolean isAsked() {
        return asked;
    }

    /** A delta that the book has taken. */
    void applied(BookDelta delta) {
        recent.addLast(delta);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
    }

    /** The venue's book at some time, near the present. */
    void compareWith(OrderBook venues, long sequence, Instant now) {
        asked = false;
        LocalBook book = new LocalBook();
        book.replace(venues.bids(), venues.asks());
        snapshot = new Venues(book, sequence, now.plus(PATIENCE));
    }

    /** The venue's book where ours is, told once; null while ours is behind, or the deltas between are forgotten. */
    @Nullable Venues reached(long lastSequence) {
        Venues venues = snapshot;
        if (venues == null || lastSequence < venues.sequence()) {
            return null;
        }
        snapshot = null;
        boolean joined = lastSequence == venues.sequence();
        for (BookDelta delta : recent) {
            if (delta.venueSequence() > venues.sequence()) {
                joined |= delta.joins(venues.sequence());
                venues.book().apply(delta.bids(), delta.asks());
            }
        }
        return joined ? venues : null;
    }

    /** The venue's book that ours should have come to long ago, told once; null where there is none. */
    @Nullable Venues missed(Instant now) {
        Venues venues = snapshot;
        if (venues == null || now.isBefore(venues.overdue())) {
            return null;
        }
        snapshot = null;
        return venues;
    }
}
