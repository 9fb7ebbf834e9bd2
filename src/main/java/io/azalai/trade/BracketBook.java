package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledBracket;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brackets with something left to do. Confined to the lock of {@link OrderDesk}. */
final class BracketBook {

    private final Map<OrderKey, JournaledBracket> open = new LinkedHashMap<>();

    /** With what the journal remembers. */
    BracketBook(Journal journal) {
        journal.openBrackets().forEach(this::put);
    }

    void put(JournaledBracket bracket) {
        if (bracket.open()) {
            open.put(bracket.key(), bracket);
        } else {
            open.remove(bracket.key());
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
}
