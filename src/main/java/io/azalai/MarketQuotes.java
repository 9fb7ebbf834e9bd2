package io.azalai;

import io.azalai.market.ReferencePrice;
import io.azalai.market.ReferencePrices;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.trade.Quotes;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.venue.ClockDifference;
import io.azalai.venue.OpenVenue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prices of the market room as orders are judged by them: stamped by our clock. Immutable. */
final class MarketQuotes implements Quotes {

    private final ReferencePrices prices;
    private final Map<String, OpenVenue> venues;

    MarketQuotes(ReferencePrices prices, List<OpenVenue> venues) {
        this.prices = prices;
        this.venues = venues.stream().collect(Collectors.toUnmodifiableMap(OpenVenue::name, Function.identity()));
    }

    @Override
    public Optional<PriceQuote> of(Listing listing) {
        return prices.of(listing).map(price -> PriceQuote.of(price.price(), ours(listing.venue(), price)));
    }

    /**
     * The venue's time as our clock has it. A clock of ours that seems behind is behind, for nothing is told before it
     * was made; one that seems far ahead may be right, with a venue that is late, and then its prices are old.
     */
    private Instant ours(String venue, ReferencePrice price) {
        Duration ahead = Optional.ofNullable(venues.get(venue))
                .flatMap(OpenVenue::clock)
                .filter(difference -> difference.ahead().isNegative() || difference.isSmall())
                .map(ClockDifference::ahead)
                .orElse(Duration.ZERO);
        return price.timestamp().plus(ahead);
    }

    @Override
    public Optional<OrderBook> book(Listing listing) {
        return prices.book(listing);
    }
}
