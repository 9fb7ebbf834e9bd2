package io.azalai.market;

import io.azalai.model.BookDelta;
import io.azalai.model.Level;
import io.azalai.model.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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

    private final int depth;
    private final Deque<BookDelta> recent = new ArrayDeque<>();
    private Instant next = Instant.MAX;
    /** What the book is to be held against; null while nothing is. */
    private @Nullable OrderBook snapshot;

    BookAudit(int depth) {
        this.depth = depth;
    }

    /** The book begins anew. */
    void begin(Instant now) {
        recent.clear();
        snapshot = null;
        next = now.plus(FIRST);
    }

    /** Whether a snapshot should be asked for now; if so it counts as asked. */
    boolean due(Instant now) {
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(EVERY);
        return true;
    }

    /** A delta that the book has taken. */
    void applied(BookDelta delta) {
        recent.addLast(delta);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
    }

    /** The venue's book at some time, near the present. */
    void compareWith(OrderBook venues) {
        snapshot = venues;
    }

    /** What differs once the book has come to where the snapshot is; empty when nothing does, or not yet. */
    Optional<String> difference(LocalBook book, long lastSequence) {
        OrderBook venues = snapshot;
        if (venues == null || venues.venueSequence() == null || lastSequence < venues.venueSequence()) {
            return Optional.empty();
        }
        snapshot = null;
        long sequence = venues.venueSequence();
        LocalBook shadow = new LocalBook();
        shadow.replace(venues.bids(), venues.asks());
        boolean joined = lastSequence == sequence;
        for (BookDelta delta : recent) {
            if (delta.venueSequence() > sequence) {
                joined |= joins(delta, sequence);
                shadow.apply(delta.bids(), delta.asks());
            }
        }
        boolean same = same(shadow.bids(depth), book.bids(depth)) && same(shadow.asks(depth), book.asks(depth));
        return joined && !same ? Optional.of("the book differs from the venue's at " + sequence) : Optional.empty();
    }

    /** By value: streams and calls pad numbers differently. */
    private static boolean same(List<Level> one, List<Level> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).price().compareTo(other.get(i).price()) != 0
                    || one.get(i).quantity().compareTo(other.get(i).quantity()) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean joins(BookDelta delta, long sequence) {
        Long previous = delta.previousVenueSequence();
        return previous != null ? previous <= sequence : delta.firstVenueSequence() <= sequence + 1;
    }
}
