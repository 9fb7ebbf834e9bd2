package io.azalai.venue;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What anybody may ask: no account, no key.
 *
 * @param <R> what comes back
 */
public sealed interface MarketRequest<R> extends VenueRequest<R> {

    /** The venue's clock. */
    record ServerTime(Market market) implements MarketRequest<Instant> {}

    /** All instruments of a market; reading them also refreshes the venue's {@link Symbols}. */
    record ReadInstruments(Market market) implements MarketRequest<List<Instrument>> {}

    /** An order book snapshot of up to {@code depth} levels a side. */
    record ReadBook(Listing listing, int depth) implements MarketRequest<OrderBook> {}

    /** Funding rates and mark prices of all perpetuals. */
    record ReadFunding() implements MarketRequest<List<MarketEvent>> {}

    /** Hours between payments by venue symbol, where the venue tells them apart from the rates; later rates carry them. */
    record ReadFundingIntervals() implements MarketRequest<Map<String, Integer>> {}
}
