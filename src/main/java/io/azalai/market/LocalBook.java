package io.azalai.market;

import io.azalai.model.Level;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Both sides of one book, changed by absolute quantities. Guarded by the lock of the book
 * it belongs to. */
final class LocalBook {

    private final NavigableMap<BigDecimal, Level> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, Level> asks = new TreeMap<>();

    void replace(List<Level> newBids, List<Level> newAsks) {
        bids.clear();
        asks.clear();
        apply(newBids, newAsks);
    }

    /** Sets levels; quantity zero removes one, also one that is not there. */
    void apply(List<Level> changedBids, List<Level> changedAsks) {
        changedBids.forEach(level -> set(bids, level));
        changedAsks.forEach(level -> set(asks, level));
    }

    /** Whether the best bid reaches the best ask: the book is corrupt. */
    boolean isCrossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0;
    }

    List<Level> bids(int depth) {
        return bids.values().stream().limit(depth).toList();
    }

    List<Level> asks(int depth) {
        return asks.values().stream().limit(depth).toList();
    }

    private static void set(NavigableMap<BigDecimal, Level> side, Level level) {
        if (level.quantity().signum() == 0) {
            side.remove(level.price());
        } else {
            side.put(level.price(), level);
        }
    }
}
