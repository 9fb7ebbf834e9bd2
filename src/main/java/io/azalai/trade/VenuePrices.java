package io.azalai.trade;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.trade.account.Prices;
import io.azalai.trade.facts.Correlations;
import io.azalai.trade.facts.Fees;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.venue.InvalidSymbolException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Instruments, fees and settings from the venues and prices from the market, as the account book asks for them.
 *
 * @param freshBook how old an order book may be
 */
record VenuePrices(
        Venues venues, Quotes quotes, Duration freshBook, Fees fees, Correlations correlations, Margins margins)
        implements Prices {

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

    @Override
    public Optional<OrderBook> book(Listing listing, Instant now) {
        Instant oldest = now.minus(freshBook);
        return quotes.book(listing).filter(book -> !book.receivedAt().isBefore(oldest));
    }

    @Override
    public BigDecimal takerFee(String account, Listing listing) {
        return fees.taker(account, listing);
    }

    @Override
    public Optional<BigDecimal> correlation(String one, String other, Instant now) {
        return correlations.of(one, other, now);
    }

    @Override
    public Optional<Integer> chosenLeverage(String account, Listing listing) {
        return margins.leverage(account, listing);
    }
}
