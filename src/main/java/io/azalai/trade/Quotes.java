package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.trade.risk.PriceQuote;
import java.util.Optional;

/** Newest prices, as the market room knows them. Safe for many threads, without IO. */
public interface Quotes {

    /** Prices of a listing; empty when none was ever seen. */
    Optional<PriceQuote> of(Listing listing);
}
