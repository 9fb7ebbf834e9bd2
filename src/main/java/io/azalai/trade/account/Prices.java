package io.azalai.trade.account;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.trade.risk.PriceQuote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What the book has to know of the market and of what accounts pay and have set. Answers come at once, without IO. */
public interface Prices {

    /** Metadata of a symbol, canonical or the venue's own; empty when there is no such instrument. */
    Optional<Instrument> instrument(String venue, String symbol);

    Collection<Instrument> instruments(String venue);

    /** Newest prices of a listing; empty when none was ever seen. */
    Optional<PriceQuote> price(Listing listing);

    /** The order book of a listing; empty when none is held that is fresh. */
    Optional<OrderBook> book(Listing listing, Instant now);

    /** What an account pays to take, as a fraction; where that is not known, no less than it may be. */
    BigDecimal takerFee(String account, Listing listing);

    /** How alike two base assets have moved, from -1 to 1; empty when too little is known of one. */
    Optional<BigDecimal> correlation(String one, String other, Instant now);

    /** The leverage a caller has set for a perpetual of an account; empty when none has. */
    Optional<Integer> chosenLeverage(String account, Listing listing);
}
