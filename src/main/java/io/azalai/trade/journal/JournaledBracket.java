package io.azalai.trade.journal;

import io.azalai.model.Bracket;
import io.azalai.model.OrderKey;
import java.time.Instant;

/**
 * What is to protect the fills of an order.
 *
 * @param clientOrderId of the order
 * @param bracket where what protects them wakes; what was given up is no longer wanted
 * @param tied whether the venue ties both to the order
 * @param open whether anything is left to do
 */
public record JournaledBracket(
        String account, String clientOrderId, Bracket bracket, boolean tied, boolean open, Instant createdAt) {

    /** What the order goes by. */
    public OrderKey key() {
        return new OrderKey(account, clientOrderId);
    }

    /** The same with other prices. */
    public JournaledBracket at(Bracket other) {
        return new JournaledBracket(account, clientOrderId, other, tied, open, createdAt);
    }

    /** The same with nothing left to do. */
    public JournaledBracket closed() {
        return new JournaledBracket(account, clientOrderId, bracket, tied, false, createdAt);
    }
}
