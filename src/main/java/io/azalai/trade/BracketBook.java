package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledBracket;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brackets with something left to do. Confined to the lock of {@link OrderDesk}. */
final class BracketBook {

    private final Map<OrderKey, JournaledBracket> open = new LinkedHashMap<>();
    /** Orders of each bracket as they were last seen. */
    private final Map<OrderKey, Map<OrderKey, Seen>> seen = new HashMap<>();
    /** Those whose position is closed: no later one brings them back. */
    private final Set<OrderKey> gone = new HashSet<>();
    /** When the first fill of each order was told, by our clock. */
    private final Map<OrderKey, Instant> filledAt = new HashMap<>();
    /** Which that the venue tied were seen to stand since the order filled whole. */
    private final Map<OrderKey, Set<Protection>> standing = new HashMap<>();

    private final Instant bornAt;

    /**
     * An order.
     *
     * @param at when it became this, by our clock
     */
    private record Seen(Order order, Instant at) {}

    /** With what the journal remembers. */
    BracketBook(Journal journal, Instant now) {
        bornAt = now;
        journal.openBrackets().forEach(this::put);
    }

    void put(JournaledBracket bracket) {
        OrderKey key = bracket.key();
        if (bracket.open()) {
            open.put(key, bracket);
        } else {
            open.remove(key);
            gone.remove(key);
            seen.remove(key);
            filledAt.remove(key);
            standing.remove(key);
        }
    }

    /** The bracket that an order belongs to, as the one protected or as what protects it. */
    Optional<JournaledBracket> of(Order order) {
        OrderKey key = OrderKey.of(order);
        JournaledBracket own = open.get(key);
        return Optional.ofNullable(own == null ? open.get(key.with(Protection.parentOf(key.clientOrderId()))) : own);
    }

    /** As it stands now. */
    Optional<JournaledBracket> now(JournaledBracket bracket) {
        return Optional.ofNullable(open.get(bracket.key()));
    }

    Collection<JournaledBracket> all() {
        return List.copyOf(open.values());
    }

    /** An order of a bracket was told of; whether it is another than before. */
    boolean told(JournaledBracket bracket, Order order, Instant at) {
        if (OrderKey.of(order).equals(bracket.key()) && order.filledQty().signum() > 0) {
            filledAt.putIfAbsent(bracket.key(), at);
        }
        Map<OrderKey, Seen> orders = seen.computeIfAbsent(bracket.key(), first -> new HashMap<>());
        Seen before = orders.get(OrderKey.of(order));
        if (before != null && before.order.equals(order)) {
            return false;
        }
        orders.put(OrderKey.of(order), new Seen(order, at));
        return true;
    }

    /** When the first fill of the order was told, by our clock; when this service started if that was before. */
    Instant filledAt(JournaledBracket bracket) {
        return filledAt.getOrDefault(bracket.key(), bornAt);
    }

    void stands(JournaledBracket bracket, Protection protection) {
        standing.computeIfAbsent(bracket.key(), first -> EnumSet.noneOf(Protection.class))
                .add(protection);
    }

    Set<Protection> standing(JournaledBracket bracket) {
        return Set.copyOf(standing.getOrDefault(bracket.key(), Set.of()));
    }

    /** When any order of a bracket last changed, by our clock; when this service started if none has since. */
    Instant movedAt(JournaledBracket bracket) {
        return seen.getOrDefault(bracket.key(), Map.of()).values().stream()
                .map(Seen::at)
                .max(Comparator.naturalOrder())
                .orElse(bornAt);
    }

    /**
     * When the order that a bracket protects last changed, by our clock; when this service started if it has not since.
     */
    Instant parentMovedAt(JournaledBracket bracket) {
        Seen parent = seen.getOrDefault(bracket.key(), Map.of()).get(bracket.key());
        return parent == null ? bornAt : parent.at;
    }

    boolean isGone(JournaledBracket bracket) {
        return gone.contains(bracket.key());
    }

    void goneIs(JournaledBracket bracket) {
        gone.add(bracket.key());
    }
}
