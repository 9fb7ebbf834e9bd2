package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledBracket;
import java.time.Instant;
import java.util.Collection;
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
    /** Orders of brackets as they were last seen. */
    private final Map<OrderKey, Order> seen = new HashMap<>();
    /** When an order of a bracket last changed, by our clock. */
    private final Map<OrderKey, Instant> moved = new HashMap<>();
    /** Those whose position is closed: no later one brings them back. */
    private final Set<OrderKey> gone = new HashSet<>();

    private final Instant bornAt;

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
            moved.remove(key);
            gone.remove(key);
            seen.keySet().removeIf(order -> bracketOf(order).equals(key));
        }
    }

    /** The bracket that an order belongs to, as the one protected or as what protects it. */
    Optional<JournaledBracket> of(Order order) {
        OrderKey key = OrderKey.of(order);
        JournaledBracket own = open.get(key);
        return Optional.ofNullable(own == null ? open.get(bracketOf(key)) : own);
    }

    private static OrderKey bracketOf(OrderKey order) {
        return order.with(Protection.parentOf(order.clientOrderId()));
    }

    /** As it stands now. */
    Optional<JournaledBracket> now(JournaledBracket bracket) {
        return Optional.ofNullable(open.get(bracket.key()));
    }

    Collection<JournaledBracket> all() {
        return List.copyOf(open.values());
    }

    /** An order of a bracket was told of, changed or not. */
    void told(JournaledBracket bracket, Order order, Instant at) {
        if (!order.equals(seen.put(OrderKey.of(order), order))) {
            moved.put(bracket.key(), at);
        }
    }

    /** When an order of a bracket last changed, by our clock; when this service started if none has since. */
    Instant movedAt(JournaledBracket bracket) {
        return moved.getOrDefault(bracket.key(), bornAt);
    }

    boolean isGone(JournaledBracket bracket) {
        return gone.contains(bracket.key());
    }

    void goneIs(JournaledBracket bracket) {
        gone.add(bracket.key());
    }
}
