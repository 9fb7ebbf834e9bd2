package io.azalai.trade.journal;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to protect the fills of an order.
 *
 * @param clientOrderId of the order
 * @param takeProfit trigger price in quote units; null where none is wanted or it was given up
 * @param stopLoss trigger price in quote units; null where none is wanted or it was given up
 * @param tied whether the venue ties both to the order
 * @param open whether anything is left to do
 */
public record JournaledBracket(
        String account,
        String clientOrderId,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal stopLoss,
        boolean tied,
        boolean open,
        Instant createdAt) {

    /** The same with other prices. */
    public JournaledBracket at(@Nullable BigDecimal otherTakeProfit, @Nullable BigDecimal otherStopLoss) {
        return new JournaledBracket(account, clientOrderId, otherTakeProfit, otherStopLoss, tied, open, createdAt);
    }

    /** The same with nothing left to do. */
    public JournaledBracket closed() {
        return new JournaledBracket(account, clientOrderId, takeProfit, stopLoss, tied, false, createdAt);
    }
}
