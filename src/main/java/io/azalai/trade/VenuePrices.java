package io.azalai.trade;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.trade.account.Prices;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.venue.InvalidSymbolException;
import java.util.Collection;
import java.util.Optional;

/** Instruments from the venues and prices from the market, as the account book asks for them. */
record VenuePrices(Venues venues, Quotes quotes) implements Prices {

    @Override
    public Optional<Instrument> instrument(String venue, String symbol) {
        try {
            return Optional.of(venues.named(venue).symbols().resolve(symbol, null));
        } catch (InvalidSymbolException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public Collection<Instrument> instruments(String venue) {
        return venues.named(venue).symbols().all();
    }

    @Override
    public Optional<PriceQuote> price(Listing listing) {
        return quotes.of(listing);
    }
}
