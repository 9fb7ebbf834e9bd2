package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import org.jspecify.annotations.Nullable;

/** A fill again, under the listing and the client id that its order has with us, and in the words of its venue. */
final class FillCopies {

    private FillCopies() {}

    static Fill of(Fill fill, Order order, @Nullable String dir) {
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
                dir,
                fill.twapId(),
                fill.timestamp(),
                fill.receivedAt(),
                fill.source());
    }
}
