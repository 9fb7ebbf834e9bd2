package io.azalai.venue;

/** What a venue can do; what is absent fails with an error that says so. */
public enum Capability {
    SPOT,
    PERP,
    /** Order books arrive as differences. */
    BOOK_DELTAS,
    LIMIT_ORDERS,
    MARKET_ORDERS,
    POST_ONLY,
    REDUCE_ONLY,
    CANCEL_ALL,
    LEVERAGE,
    /** Orders can be asked for by our client order id. */
    QUERY_BY_CLIENT_ID,
    PRIVATE_STREAMS
}
