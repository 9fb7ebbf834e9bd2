package io.azalai.venue;

import io.azalai.model.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a venue answered to a placed or cancelled order.
 *
 * @param orderId the venue's; null when the answer names none
 * @param status what the order became
 * @param filledQty base units filled at once; fills themselves come by stream or query
 * @param avgPrice quote units; null when nothing filled
 * @param reason why it ended before it was filled, in the venue's words; null when it did not, or nobody said
 * @param at the venue's time of the answer, ours where it gives none
 */
public record OrderAck(
        @Nullable String orderId,
        OrderStatus status,
        BigDecimal filledQty,
        @Nullable BigDecimal avgPrice,
        @Nullable String reason,
        Instant at) {}
