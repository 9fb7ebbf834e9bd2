package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledAmendment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The amendments of the last day, by their own ids. Confined to the lock of {@link OrderDesk}. */
final class Amendments {

    private final Map<OrderKey, JournaledAmendment> byId = new HashMap<>();

    /** With what the journal remembers. */
    Amendments(Journal journal, Instant now) {
        journal.amendments(now.minus(OrderDesk.MEMORY)).forEach(this::put);
    }

    /** Has the book count those of before a restart as it did when they were let in: as orders of their own. */
    void count(LiveOrders orders, AccountBook book) {
        byId.values().stream()
                .sorted(Comparator.comparing(JournaledAmendment::createdAt))
                .forEach(amendment -> orders.of(amendment.key().with(amendment.target()))
                        .map(life -> asked(amendment, life.order()))
                        .ifPresent(asked -> book.remember(asked, true)));
    }

    private static Order asked(JournaledAmendment amendment, Order order) {
        BigDecimal left = amendment.quantity().subtract(order.filledQty()).max(BigDecimal.ZERO);
        return OrderCopy.of(order)
                .numbers(left, amendment.price())
                .asked(amendment.clientOrderId(), amendment.createdAt());
    }

    Optional<JournaledAmendment> find(OrderKey key) {
        return Optional.ofNullable(byId.get(key));
    }

    void put(JournaledAmendment amendment) {
        byId.put(amendment.key(), amendment);
    }

    void remove(JournaledAmendment amendment) {
        byId.remove(amendment.key());
    }

    /** Those whose outcome is open, for the journal was written and no answer came. */
    List<JournaledAmendment> open() {
        return byId.values().stream()
                .filter(amendment -> amendment.outcome() == JournaledAmendment.Outcome.SENT)
                .toList();
    }

    /** Forgets those of before the instant. */
    void forget(Instant before) {
        byId.values().removeIf(amendment -> amendment.createdAt().isBefore(before));
    }
}
