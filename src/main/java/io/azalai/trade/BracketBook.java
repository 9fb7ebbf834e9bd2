package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledBracket;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brackets with something left to do. Confined to the lock of {@link OrderDesk}. */
final class BracketBook {

    private final Map<String, JournaledBracket> open = new LinkedHashMap<>();

    /** With what the journal remembers. */
    BracketBook(Journal journal) {
        journal.openBrackets().forEach(this::put);
    }

    void put(JournaledBracket bracket) {
        String key = key(bracket.account(), bracket.clientOrderId());
        if (bracket.open()) {
            open.put(key, bracket);
        } else {
            open.remove(key);
        }
    }

    /** The bracket that an order belongs to, as the one protected or as what protects it. */
    Optional<JournaledBracket> of(Order order) {
        JournaledBracket own = open.get(key(order.account(), order.clientOrderId()));
        return Optional.ofNullable(
                own == null ? open.get(key(order.account(), Protection.parentOf(order.clientOrderId()))) : own);
    }

    /** As it stands now. */
    Optional<JournaledBracket> now(JournaledBracket bracket) {
        return Optional.ofNullable(open.get(key(bracket.account(), bracket.clientOrderId())));
    }

    Collection<JournaledBracket> all() {
        return List.copyOf(open.values());
    }

    private static String key(String account, String clientOrderId) {
        return account + "|" + clientOrderId;
    }
}
