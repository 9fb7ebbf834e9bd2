package io.azalai.trade;

import io.azalai.model.Fill;

/** A fill again, under our client order id. */
final class FillCopies {

    private FillCopies() {}

    static Fill of(Fill fill, String clientOrderId) {
        return new Fill(
                fill.listing(),
                fill.account(),
                fill.tradeId(),
                fill.orderId(),
                clientOrderId,
                fill.side(),
                fill.price(),
                fill.quantity(),
                fill.fee(),
                fill.feeAsset(),
                fill.liquidity(),
                fill.realizedPnl(),
                fill.dir(),
                fill.timestamp(),
                fill.receivedAt(),
                fill.source());
    }
}
