package io.azalai.market;

import io.azalai.model.BestBidOffer;
import io.azalai.model.BookPart;
import io.azalai.model.Level;
import io.azalai.model.Listing;
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
 * The book of one listing whose venue sends it in parts of different depth and pace: deep and slow, shallow and fast,
 * the best prices alone (hyperliquid.md section 6.2). The newest part speaks for the prices it reaches, an older one
 * only for those beyond; a side that the newest says is empty is empty. A part is dropped once its connection is lost,
 * or it is so much older than the newest that it would have been sent again. Safe for many threads: one lock each, held
 * without IO.
 */
final class CompositeBook {

    private static final String BEST = "bbo";
    private static final String FAST = "fast";

    /** The deep part comes each 5.4 s, changed or not (section 6.2). */
    private static final Duration OLDEST = Duration.ofSeconds(20);

    private final Listing listing;
    private final int depth;
    private final Pace pace;
    private final Map<String, OrderBook> parts = new HashMap<>();

    CompositeBook(Listing listing, int depth, Duration interval) {
        this.listing = listing;
        this.depth = depth;
        this.pace = new Pace(interval);
    }

    Listing listing() {
        return listing;
    }

    /** A part came, named by its only {@link BookPart}; one older than its like is dropped. */
    synchronized void on(OrderBook part, Instant now, Consumer<OrderBook> out) {
        take(part.parts().get(0).source(), part, now, out);
    }

    /** The best prices came; before any deeper part they make no book. */
    synchronized void on(BestBidOffer best, Instant now, Consumer<OrderBook> out) {
        OrderBook part = new OrderBook(
                best.listing(),
                side(best.bidPrice(), best.bidQuantity()),
                side(best.askPrice(), best.askQuantity()),
                null,
                best.timestamp(),
                best.receivedAt(),
                best.source());
        take(BEST, part, now, out);
    }

    /** A stream of the venue is lost: what it brought is forgotten, that of fast books or all else. */
    synchronized void forget(String channel) {
        boolean fast = channel.endsWith("-" + FAST);
        parts.keySet().removeIf(source -> source.equals(FAST) == fast);
    }

    synchronized void due(Instant now, Consumer<OrderBook> out) {
        if (pace.due(now) && isBook()) {
            out.accept(merged());
        }
    }

    private void take(String source, OrderBook part, Instant now, Consumer<OrderBook> out) {
        OrderBook before = parts.get(source);
        if (before != null && part.timestamp().isBefore(before.timestamp())) {
            return;
        }
        parts.put(source, part);
        Instant newest = parts.values().stream()
                .map(OrderBook::timestamp)
                .max(Comparator.naturalOrder())
                .orElse(part.timestamp());
        parts.values().removeIf(old -> old.timestamp().isBefore(newest.minus(OLDEST)));
        if (pace.changed(now) && isBook()) {
            out.accept(merged());
        }
    }

    /** The best prices alone make no book. */
    private boolean isBook() {
        return parts.keySet().stream().anyMatch(source -> !source.equals(BEST));
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
                listing, bids, asks, null, sources, newest.timestamp(), newest.receivedAt(), Source.DERIVED);
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
