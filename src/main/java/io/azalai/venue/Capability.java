package io.azalai.venue;

import io.azalai.model.Dataset;
import java.util.Map;
import java.util.Optional;

/** What a venue can do in a market; what is absent fails with an error that says so. */
public enum Capability {
    /** Order books arrive as differences. */
    BOOK_DELTAS,
    /** Candles, by stream and by call. */
    CANDLES,
    /** Mark and index prices. */
    MARK_PRICES,
    FUNDING_RATES,
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
    PRIVATE_STREAMS;

    private static final Map<Dataset, Capability> TELLING = Map.of(
            Dataset.BOOK_DELTA, BOOK_DELTAS,
            Dataset.CANDLE, CANDLES,
            Dataset.MARK_PRICE, MARK_PRICES,
            Dataset.FUNDING_RATE, FUNDING_RATES,
            Dataset.OPEN_INTEREST, OPEN_INTEREST,
            Dataset.LIQUIDATION, LIQUIDATIONS);

    /** What a venue needs to tell a dataset; empty where every venue does. */
    public static Optional<Capability> toTell(Dataset dataset) {
        return Optional.ofNullable(TELLING.get(dataset));
    }
}
