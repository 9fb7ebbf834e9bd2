package io.azalai.trade.account;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.trade.risk.PriceQuote;
import java.util.Collection;
import java.util.Optional;

/** What the book has to know of the market. Answers come at once, without IO. */
public interface Prices {

    /** Metadata of a symbol, canonical or the venue's own; empty when there is no such instrument. */
    Optional<Instrument> instrument(String venue, String symbol);

    Collection<Instrument> instruments(String venue);

    /** Newest prices of a listing; empty when none was ever seen. */
    Optional<PriceQuote> price(Listing listing);
}
