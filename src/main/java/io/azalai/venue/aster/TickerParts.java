package io.azalai.venue.aster;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Ticker;
import io.azalai.venue.MarketRequest.ReadTickers;
import io.azalai.venue.PartRequest;
import io.azalai.venue.VenueRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tickers of futures: one call tells a day's figures, another the quotes (aster.md section 8). Stateless. */
final class TickerParts {

    /** The part that tells the figures. */
    static final String FIGURES = "ticker/24hr";

    /** The part that tells the quotes. */
    static final String QUOTES = "ticker/bookTicker";

    private TickerParts() {}

    /** Both parts of futures' tickers; none of any other request. */
    static <R> List<PartRequest<R>> of(VenueRequest<R> request) {
        return request instanceof ReadTickers tickers && tickers.market() == Market.PERP
                ? List.of(new PartRequest<>(request, FIGURES), new PartRequest<>(request, QUOTES))
                : List.of();
    }

    /** The figures, each with the quotes of the same listing. */
    static List<Ticker> joined(List<Ticker> figures, List<Ticker> quotes) {
        Map<Listing, Ticker> byListing =
                quotes.stream().collect(Collectors.toMap(Ticker::listing, Function.identity(), (one, other) -> other));
        return figures.stream()
                .map(day -> joined(day, byListing.get(day.listing())))
                .toList();
    }

    private static Ticker joined(Ticker day, @Nullable Ticker quotes) {
        return quotes == null
                ? day
                : new Ticker(
                        day.listing(),
                        quotes.bidPrice(),
                        quotes.bidQty(),
                        quotes.askPrice(),
                        quotes.askQty(),
                        day.lastPrice(),
                        day.volume(),
                        day.quoteVolume(),
                        day.priceChange(),
                        day.priceChangePercent(),
                        day.highPrice(),
                        day.lowPrice(),
                        quotes.timestamp().isAfter(day.timestamp()) ? quotes.timestamp() : day.timestamp(),
                        day.receivedAt(),
                        day.source());
    }
}
