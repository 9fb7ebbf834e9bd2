package io.azalai.trade;

import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import org.jspecify.annotations.Nullable;

/** A fill again, under the listing and the client id that its order has with us, and with what closed the position. */
final class FillCopies {

    private FillCopies() {}

    static Fill of(Fill fill, Order order, @Nullable ClosedBy closedBy) {
        return new Fill(
                order.listing(),
                fill.account(),
                fill.tradeId(),
                fill.orderId(),
                order.clientOrderId(),
                fill.side(),
                fill.price(),
                fill.quantity(),
                fill.fee(),
                fill.feeAsset(),
                fill.liquidity(),
                fill.realizedPnl(),
                direction(fill, closedBy),
                closedBy,
                fill.twapId(),
                fill.timestamp(),
                fill.receivedAt(),
                fill.source());
    }

    /** The venue's text of it, or ours for what closed the position; null where there is neither. */
    static @Nullable String direction(Fill fill, @Nullable ClosedBy closedBy) {
        return fill.direction() == null && closedBy != null ? closedBy.text() : fill.direction();
    }
}
