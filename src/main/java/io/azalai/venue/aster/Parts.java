package io.azalai.venue.aster;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Ticker;
import io.azalai.venue.AccountRequest.ReadLimits;
import io.azalai.venue.LimitState;
import io.azalai.venue.MarketRequest.ReadTickers;
import io.azalai.venue.PartRequest;
import io.azalai.venue.VenueRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
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

    private static final Map<Class<?>, Shares<?, ?>> SHARED = Map.of(
            ReadLimits.class,
            new Shares<ReadLimits, List<LimitState>>(limits -> List.of(FUTURES, SPOT), Parts::both),
            ReadTickers.class,
            new Shares<ReadTickers, List<Ticker>>(
                    tickers -> tickers.market() == Market.PERP ? List.of(FIGURES, QUOTES) : List.of(), Parts::quoted));

    /**
     * How one kind of request is parted.
     *
     * @param names of its parts; none when one call answers it
     * @param joined the answer that those of the parts make
     */
    private record Shares<Q extends VenueRequest<R>, R>(Function<Q, List<String>> names, BinaryOperator<R> joined) {}

    private Parts() {}

    /** The parts a request takes; none when one call answers it. */
    static <R> List<PartRequest<R>> of(VenueRequest<R> request) {
        return shares(request).stream()
                .flatMap(shares -> shares.names.apply(request).stream())
                .map(name -> new PartRequest<>(request, name))
                .toList();
    }

    /** The answer that those of the parts make: the limits of both hosts, or figures with quotes. */
    static <R> R joined(VenueRequest<R> request, List<R> answers) {
        return shares(request).orElseThrow().joined.apply(answers.get(0), answers.get(1));
    }

    @SuppressWarnings("unchecked") // the table pairs each class of request with its own row
    private static <R> Optional<Shares<VenueRequest<R>, R>> shares(VenueRequest<R> request) {
        return Optional.ofNullable((Shares<VenueRequest<R>, R>) SHARED.get(request.getClass()));
    }

    private static List<LimitState> both(List<LimitState> futures, List<LimitState> spot) {
        return Stream.concat(futures.stream(), spot.stream()).toList();
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
