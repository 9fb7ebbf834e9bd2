package io.azalai.market;

import io.azalai.model.Level;
import io.azalai.model.Wanted;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of one book, changed by absolute quantities. A side whose snapshot told as many levels as were asked for
 * is known up to the worst of them: what changes beyond is left out, for there it would have holes (aster.md section
 * 6.3). Guarded by the lock of the book it belongs to.
 */
final class LocalBook {

    private final Side bids = new Side(Comparator.reverseOrder());
    private final Side asks = new Side(Comparator.naturalOrder());

    void replace(List<Level> newBids, List<Level> newAsks) {
        bids.replace(newBids);
        asks.replace(newAsks);
    }

    /** Sets levels; quantity zero removes one, also one that is not there. */
    void apply(List<Level> changedBids, List<Level> changedAsks) {
        bids.apply(changedBids);
        asks.apply(changedAsks);
    }

    /** Whether the best bid reaches the best ask: the book is corrupt. */
    boolean isCrossed() {
        return !bids.levels.isEmpty()
                && !asks.levels.isEmpty()
                && bids.levels.firstKey().compareTo(asks.levels.firstKey()) >= 0;
    }

    /** Whether fewer levels than {@code depth} are known of a side that may have more. */
    boolean isThin(int depth) {
        return bids.isThin(depth) || asks.isThin(depth);
    }

    /** Whether both show the same best levels, by value: streams and calls pad numbers differently. */
    boolean isLike(LocalBook other, int depth) {
        return bids.isLike(other.bids, depth) && asks.isLike(other.asks, depth);
    }

    List<Level> bids(int depth) {
        return bids.best(depth);
    }

    List<Level> asks(int depth) {
        return asks.best(depth);
    }

    /** One side, best first. Guarded like its book. */
    private static final class Side {

        private final Comparator<BigDecimal> bestFirst;
        private final NavigableMap<BigDecimal, Level> levels;
        /** The worst price up to which all levels are known; null where all are. */
        private @Nullable BigDecimal edge;

        Side(Comparator<BigDecimal> bestFirst) {
            this.bestFirst = bestFirst;
            this.levels = new TreeMap<>(bestFirst);
        }

        void replace(List<Level> all) {
            levels.clear();
            edge = null;
            apply(all);
            edge = levels.size() < Wanted.Book.LEVELS ? null : levels.lastKey();
        }

        void apply(List<Level> changed) {
            changed.forEach(this::set);
        }

        private void set(Level level) {
            if (level.quantity().signum() == 0) {
                levels.remove(level.price());
            } else if (edge == null || bestFirst.compare(level.price(), edge) <= 0) {
                levels.put(level.price(), level);
            }
        }

        boolean isThin(int depth) {
            return edge != null && levels.size() < depth;
        }

        List<Level> best(int depth) {
            return levels.values().stream().limit(depth).toList();
        }

        boolean isLike(Side other, int depth) {
            Iterator<Level> ours = levels.values().iterator();
            Iterator<Level> theirs = other.levels.values().iterator();
            for (int i = 0; i < depth && ours.hasNext() && theirs.hasNext(); i++) {
                Level our = ours.next();
                Level their = theirs.next();
                if (our.price().compareTo(their.price()) != 0 || our.quantity().compareTo(their.quantity()) != 0) {
                    return false;
                }
            }
            return Math.min(levels.size(), depth) == Math.min(other.levels.size(), depth);
        }
    }
}
