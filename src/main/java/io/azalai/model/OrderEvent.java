package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an order.
 *
 * @param execType why it is told
 * @param order the order after it
 * @param lastQuantity base units of the fill reported; null unless it is one
 * @param lastPrice quote units of the fill reported; null unless it is one
 * @param tradeId the venue's id of the fill reported; null unless it is one
 * @param reason venue or risk text; null when all is well
 */
public record OrderEvent(
        ExecType execType,
        Order order,
        @Nullable BigDecimal lastQuantity,
        @Nullable BigDecimal lastPrice,
        @Nullable String tradeId,
        @Nullable String reason,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements TradingEvent {

    @Override
    public Dataset dataset() {
        return Dataset.ORDER_EVENT;
    }

    @Override
    public Listing listing() {
        return order.listing();
    }

    @Override
    public String account() {
        return order.account();
    }

    @Override
    public Optional<String> identity() {
        return Optional.of("o|" + order.key() + "|" + execType + "|"
                + order.filledQty().toPlainString() + "|" + order.updatedAt().toEpochMilli());
    }
}
