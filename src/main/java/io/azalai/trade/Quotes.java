package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.trade.risk.PriceQuote;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Newest prices, as the market room knows them. Safe for many threads, without IO. */
public interface Quotes {

    /** Prices of a listing; empty when none was ever seen. */
    Optional<PriceQuote> of(Listing listing);

    /** The order book of a listing as it was last seen; empty when none was. */
    default Optional<OrderBook> book(Listing listing) {
        return Optional.empty();
    }

    /** The same prices, empty where they are older than this. */
    default Quotes within(Duration age, Clock clock) {
        return listing -> of(listing)
                .filter(quote ->
                        Duration.between(quote.timestamp(), clock.instant()).compareTo(age) <= 0);
    }
}
