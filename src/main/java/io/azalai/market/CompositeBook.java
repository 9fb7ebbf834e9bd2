package io.azalai.market;

import io.azalai.model.BestBidOffer;
import io.azalai.model.BookPart;
import io.azalai.model.Level;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The book of one listing whose venue sends it in parts of different depth and pace: deep and slow, shallow and fast, the
 * best prices alone (hyperliquid.md section 6.2). The newest part speaks for the prices it reaches, an older one only for
 * those beyond; a side that the newest says is empty is empty. Safe for many threads: one lock each, held without IO.
 */
final class CompositeBook {

    private static final String BEST = "bbo";

    private final int depth;
    private final Pace pace;
    private final Map<String, OrderBook> parts = new HashMap<>();

    CompositeBook(int depth, Duration interval) {
        this.depth = depth;
        this.pace = new Pace(interval);
    }

    /** A part came, named by its only {@link BookPart}; one older than its like is dropped. */
    synchronized void on(OrderBook part, Instant now, Consumer<OrderBook> out) {
        take(part.parts().get(0).source(), part, now, out);
    }

    /** The best prices came; before any deeper part they make no book. */
    synchronized void on(BestBidOffer best, Instant now, Consumer<OrderBook> out) {
        OrderBook part = new OrderBook(
                best.listing(),
                side(best.bidPrice(), best.bidQty()),
                side(best.askPrice(), best.askQty()),
                null,
                best.timestamp(),
                best.receivedAt(),
                best.source());
        take(BEST, part, now, out);
    }

    synchronized void due(Instant now, Consumer<OrderBook> out) {
        if (pace.due(now)) {
            out.accept(merged());
        }
    }

    private void take(String source, OrderBook part, Instant now, Consumer<OrderBook> out) {
        OrderBook before = parts.get(source);
        if (before != null && part.timestamp().isBefore(before.timestamp())) {
            return;
        }
        parts.put(source, part);
        if (pace.changed(now)) {
            out.accept(merged());
        }
    }

    private OrderBook merged() {
        List<Map.Entry<String, OrderBook>> newestFirst = new ArrayList<>(parts.entrySet());
        newestFirst.sort(Map.Entry.comparingByValue(
                Comparator.comparing(OrderBook::timestamp).reversed()));
        OrderBook newest = newestFirst.get(0).getValue();
        List<Level> bids = new ArrayList<>(depth);
        List<Level> asks = new ArrayList<>(depth);
        List<BookPart> sources = new ArrayList<>(newestFirst.size());
        boolean noBids = false;
        boolean noAsks = false;
        for (Map.Entry<String, OrderBook> part : newestFirst) {
            OrderBook book = part.getValue();
            noBids |= bids.isEmpty() && book.bids().isEmpty();
            noAsks |= asks.isEmpty() && book.asks().isEmpty();
            int bid = noBids ? 0 : extend(bids, book.bids(), 1);
            int ask = noAsks ? 0 : extend(asks, book.asks(), -1);
            if (bid > 0 || ask > 0) {
                sources.add(new BookPart(part.getKey(), book.timestamp(), bid, ask));
            }
        }
        return new OrderBook(
                newest.listing(), bids, asks, null, sources, newest.timestamp(), newest.receivedAt(), Source.DERIVED);
    }

    /** Adds the levels that lie beyond those there are; answers how many. */
    private int extend(List<Level> side, List<Level> older, int outward) {
        BigDecimal edge = side.isEmpty() ? null : side.get(side.size() - 1).price();
        int before = side.size();
        for (Level level : older) {
            boolean beyond = edge == null || edge.compareTo(level.price()) * outward > 0;
            if (beyond && side.size() < depth) {
                side.add(level);
            }
        }
        return side.size() - before;
    }

    private static List<Level> side(@Nullable BigDecimal price, @Nullable BigDecimal quantity) {
        return price == null || quantity == null ? List.of() : List.of(new Level(price, quantity));
    }
}
