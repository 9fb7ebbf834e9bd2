package io.azalai.market;

import io.azalai.model.Event;
import io.azalai.model.Level;
import io.azalai.model.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The book of one listing whose venue sends it whole: the newest is published at the pace of books, an older one never.
 * Safe for many threads: one lock each, held without IO.
 */
final class SnapshotBook {

    private final int depth;
    private final Pace pace;
    private @Nullable OrderBook newest;

    SnapshotBook(int depth, Duration interval) {
        this.depth = depth;
        this.pace = new Pace(interval);
    }

    synchronized void on(OrderBook book, Instant now, Consumer<Event> out) {
        if (newest != null && book.timestamp().isBefore(newest.timestamp())) {
            return;
        }
        newest = book;
        if (pace.changed(now)) {
            out.accept(top(book));
        }
    }

    synchronized void due(Instant now, Consumer<Event> out) {
        if (newest != null && pace.due(now)) {
            out.accept(top(newest));
        }
    }

    private OrderBook top(OrderBook book) {
        if (book.bids().size() <= depth && book.asks().size() <= depth) {
            return book;
        }
        return new OrderBook(
                book.listing(),
                top(book.bids()),
                top(book.asks()),
                book.venueSequence(),
                book.timestamp(),
                book.receivedAt(),
                book.source());
    }

    private List<Level> top(List<Level> side) {
        return side.size() <= depth ? side : side.subList(0, depth);
    }
}
