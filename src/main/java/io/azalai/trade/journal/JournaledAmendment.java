package io.azalai.trade.journal;

import io.azalai.model.OrderKey;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an open order was asked to become.
 *
 * @param clientOrderId the amendment's own id
 * @param target client order id of the order
 * @param contentHash what the caller asked, to tell a repeated request from a reused id
 * @param quantity base units in all
 * @param price limit price in quote units
 * @param outcome as far as known
 */
public record JournaledAmendment(
        String account,
        String clientOrderId,
        String target,
        String contentHash,
        BigDecimal quantity,
        BigDecimal price,
        Outcome outcome,
        Instant createdAt) {

    public enum Outcome {
        /** It may have been sent: the venue knows more. */
        SENT,
        DONE,
        REFUSED
    }

    /** What the amendment goes by. */
    public OrderKey key() {
        return new OrderKey(account, clientOrderId);
    }

    /** The same with what came of it. */
    public JournaledAmendment ended(Outcome end) {
        return new JournaledAmendment(account, clientOrderId, target, contentHash, quantity, price, end, createdAt);
    }
}
