package io.azalai.model;

import java.time.Instant;

/** Public data of one listing. */
public sealed interface MarketEvent extends Event
        permits Ticker,
                BestBidOffer,
                OrderBook,
                BookDelta,
                Trade,
                Candle,
                FundingRate,
                MarkPrice,
                OpenInterest,
                Liquidation,
                Instrument {

    /** Where it is listed. */
    Listing listing();

    /** Local receive time. */
    Instant receivedAt();

    /** How it came to be known. */
    Source source();

    @Override
    default String venue() {
        return listing().venue();
    }

    @Override
    default Listing where() {
        return listing();
    }

    @Override
    default String key() {
        return listing().key();
    }
}
