package io.azalai.venue.aster;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Ticker;
import io.azalai.venue.AccountRequest.ReadLimits;
import io.azalai.venue.MarketRequest.ReadTickers;
import io.azalai.venue.PartRequest;
import io.azalai.venue.VenueRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests that take two calls: of tickers of futures one tells a day's figures and another the quotes (aster.md
 * section 8), and of limits each host tells what it counts itself (section 7). Stateless.
 */
final class Parts {

    /** The part of tickers that tells the figures. */
    static final String FIGURES = "ticker/24hr";

    /** The part of tickers that tells the quotes. */
    static final String QUOTES = "ticker/bookTicker";

    /** The part of limits that the host of futures counts. */
    static final String FUTURES = "fapi";

    /** The part of limits that the host of spot counts. */
    static final String SPOT = "sapi";

    private Parts() {}

    /** The parts a request takes; none when one call answers it. */
    static <R> List<PartRequest<R>> of(VenueRequest<R> request) {
        if (request instanceof ReadLimits) {
            return List.of(new PartRequest<>(request, FUTURES), new PartRequest<>(request, SPOT));
        }
        return request instanceof ReadTickers tickers && tickers.market() == Market.PERP
                ? List.of(new PartRequest<>(request, FIGURES), new PartRequest<>(request, QUOTES))
                : List.of();
    }

    /** The answer that those of the parts make: the limits of both hosts, or figures with quotes. */
    @SuppressWarnings("unchecked") // only limits and tickers have parts, and both are lists
    static <R> R joined(VenueRequest<R> request, List<R> answers) {
        List<?> first = (List<?>) answers.get(0);
        List<?> second = (List<?>) answers.get(1);
        return request instanceof ReadLimits
                ? (R) Stream.concat(first.stream(), second.stream()).toList()
                : (R) quoted((List<Ticker>) first, (List<Ticker>) second);
    }

    /** The figures, each with the quotes of the same listing. */
    private static List<Ticker> quoted(List<Ticker> figures, List<Ticker> quotes) {
        Map<Listing, Ticker> byListing =
                quotes.stream().collect(Collectors.toMap(Ticker::listing, Function.identity(), (one, other) -> other));
        return figures.stream()
                .map(day -> joined(day, byListing.get(day.listing())))
                .toList();
    }

    private static Ticker joined(Ticker day, @Nullable Ticker quotes) {
        if (quotes == null) {
            return day;
        }
        boolean newer = quotes.timestamp().isAfter(day.timestamp());
        return day.withQuotes(quotes.bidPrice(), quotes.bidQuantity(), quotes.askPrice(), quotes.askQuantity())
                .stamped(newer ? quotes.timestamp() : day.timestamp(), day.receivedAt(), day.source());
    }
}
