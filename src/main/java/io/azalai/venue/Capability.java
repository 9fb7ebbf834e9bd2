package io.azalai.venue;

/** What a venue can do in a market; what is absent fails with an error that says so. */
public enum Capability {
    /** Order books arrive as differences. */
    BOOK_DELTAS,
    /** Candles, by stream and by call. */
    CANDLES,
    OPEN_INTEREST,
    /** Liquidations of anybody, by stream. */
    LIQUIDATIONS,
    FUNDING_HISTORY,
    PREDICTED_FUNDING,
    LIMIT_ORDERS,
    MARKET_ORDERS,
    POST_ONLY,
    /** Fill or kill. */
    FOK,
    REDUCE_ONLY,
    /** Stop and take-profit orders, market and limit. */
    TRIGGER_ORDERS,
    /** A trigger order that closes whatever the position is by then. */
    CLOSE_ON_TRIGGER,
    /** Take-profit and stop-loss that the venue itself ties to an order. */
    BRACKETS,
    BATCHES,
    AMEND,
    CANCEL_ALL,
    /** All open orders go when we fall silent. */
    DEAD_MAN_SWITCH,
    LEVERAGE,
    MARGIN_MODE,
    ISOLATED_MARGIN,
    /** A long and a short position side by side. */
    HEDGE_MODE,
    TWAP,
    /** Between spot and perpetuals of one account. */
    TRANSFER,
    /** Orders can be asked for by our client order id. */
    QUERY_BY_CLIENT_ID,
    ORDER_HISTORY,
    PRIVATE_STREAMS
}
