package io.azalai.simulator.matching;

import io.azalai.model.Level;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Resting orders of one product: best price first, within a price oldest first. Guarded by the engine's lock. */
final class Book {

    private final String symbol;
    private final NavigableMap<BigDecimal, Map<Long, LiveOrder>> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, Map<Long, LiveOrder>> asks = new TreeMap<>();
    private final NavigableSet<BigDecimal> changedBids = new TreeSet<>(Comparator.reverseOrder());
    private final NavigableSet<BigDecimal> changedAsks = new TreeSet<>();
    private long updateId;
    private long announcedId;

    Book(String symbol) {
        this.symbol = symbol;
    }

    void add(LiveOrder order) {
        side(order.side())
                .computeIfAbsent(order.limit(), price -> new LinkedHashMap<>())
                .put(order.id, order);
        changed(order.side(), order.limit());
    }

    void remove(LiveOrder order) {
        if (order.request().price() == null) {
            return;
        }
        NavigableMap<BigDecimal, Map<Long, LiveOrder>> side = side(order.side());
        Map<Long, LiveOrder> queue = side.get(order.limit());
        if (queue == null || queue.remove(order.id) == null) {
            return;
        }
        if (queue.isEmpty()) {
            side.remove(order.limit());
        }
        changed(order.side(), order.limit());
    }

    /** Notes that a price's quantity is another one now. */
    void changed(Side side, BigDecimal price) {
        (side == Side.BUY ? changedBids : changedAsks).add(price);
        updateId++;
    }

    /**
     * Whom an incoming order meets next: the oldest order at the best price of the other side that its limit allows.
     */
    Optional<LiveOrder> counterpart(LiveOrder incoming) {
        var best = opposite(incoming.side()).firstEntry();
        return best == null || !incoming.accepts(best.getKey())
                ? Optional.empty()
                : best.getValue().values().stream().findFirst();
    }

    /** What an order would trade at once, best first. */
    List<Level> reachable(LiveOrder incoming) {
        List<Level> levels = new ArrayList<>();
        BigDecimal missing = incoming.remaining();
        for (var level : opposite(incoming.side()).entrySet()) {
            if (missing.signum() == 0 || !incoming.accepts(level.getKey())) {
                break;
            }
            BigDecimal taken = missing.min(quantity(level.getValue().values()));
            levels.add(new Level(level.getKey(), taken));
            missing = missing.subtract(taken);
        }
        return levels;
    }

    /**
     * How much of an order the others would fill at once: nothing of its own account, behind whose orders nothing is
     * reached if it ends there, of those that only reduce no more than is left of their positions, and of those of
     * which one fill ends the others only the first.
     */
    BigDecimal fillable(LiveOrder incoming) {
        Map<String, BigDecimal> filled = new HashMap<>();
        Set<LiveOrder> ended = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (var level : opposite(incoming.side()).entrySet()) {
            if (!incoming.accepts(level.getKey())) {
                break;
            }
            for (LiveOrder resting : level.getValue().values()) {
                if (ended.contains(resting)) {
                    continue;
                }
                if (resting.account != incoming.account) {
                    String position =
                            resting.account.name + "|" + resting.request().leg();
                    BigDecimal taken = resting.allowedAfter(filled.getOrDefault(position, BigDecimal.ZERO));
                    filled.merge(position, taken, BigDecimal::add);
                    sum = sum.add(taken);
                    if (taken.signum() > 0) {
                        ended.addAll(resting.siblings);
                    }
                } else if (incoming.request().selfTrade() != SelfTrade.CANCEL_RESTING) {
                    return sum;
                }
            }
        }
        return sum;
    }

    BookView view(int depth, Instant time) {
        return new BookView(symbol, updateId, levels(bids, depth), levels(asks, depth), time);
    }

    /** The best price that everybody may see. */
    Optional<BigDecimal> best(Side side) {
        return side(side).entrySet().stream()
                .filter(level -> !shown(level.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What changed since the last call; empty when nothing did. */
    Optional<BookChange> takeChange(Instant time) {
        if (updateId == announcedId) {
            return Optional.empty();
        }
        BookChange change = new BookChange(
                symbol,
                announcedId + 1,
                updateId,
                announcedId,
                levels(bids, changedBids),
                levels(asks, changedAsks),
                time);
        changedBids.clear();
        changedAsks.clear();
        announcedId = updateId;
        return Optional.of(change);
    }

    private NavigableMap<BigDecimal, Map<Long, LiveOrder>> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private NavigableMap<BigDecimal, Map<Long, LiveOrder>> opposite(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    private static List<DepthLevel> levels(NavigableMap<BigDecimal, Map<Long, LiveOrder>> side, int depth) {
        return side.entrySet().stream()
                .map(level -> level(level.getKey(), shown(level.getValue())))
                .filter(level -> level.orders() > 0)
                .limit(depth)
                .toList();
    }

    private static List<Level> levels(
            NavigableMap<BigDecimal, Map<Long, LiveOrder>> side, NavigableSet<BigDecimal> prices) {
        return prices.stream()
                .map(price -> new Level(price, quantity(shown(side.getOrDefault(price, Map.of())))))
                .toList();
    }

    private static DepthLevel level(BigDecimal price, List<LiveOrder> orders) {
        return new DepthLevel(price, quantity(orders), orders.size());
    }

    /** Orders that everybody may see. */
    private static List<LiveOrder> shown(Map<Long, LiveOrder> queue) {
        return queue.values().stream()
                .filter(order -> !order.request().hidden())
                .toList();
    }

    private static BigDecimal quantity(Collection<LiveOrder> orders) {
        return orders.stream().map(LiveOrder::remaining).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
