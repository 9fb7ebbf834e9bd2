package io.azalai.api;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.timing.Failures;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One ticker out of several calls: the figures of 24 hours, the top of the book, and what else a venue tells elsewhere
 * (the mapping tables of both venues' specifications). Safe for many threads: one map of the hours that were read.
 */
final class TickerReading {

    interface Sender {
        <R> CompletableFuture<R> send(VenueRequest<R> request);
    }

    private static final int TOP = 5;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_SCALE = 6;

    /** So long the hours of a symbol serve again (hyperliquid.md section 10). */
    private static final Duration SERVES = Duration.ofSeconds(60);

    /** How far back a minute's close still stands for the last price. */
    private static final Duration LAST_MINUTES = Duration.ofHours(1);

    private final Sender venue;
    private final Clock clock;
    private final Map<Listing, Hours> read = new ConcurrentHashMap<>();

    TickerReading(Sender venue, Clock clock) {
        this.venue = venue;
        this.clock = clock;
    }

    CompletableFuture<Ticker> of(Listing listing) {
        return venue.send(new MarketRequest.ReadTickers(listing.market(), listing))
                .thenApply(tickers -> only(listing, tickers))
                .thenCompose(day -> isWhole(day) ? CompletableFuture.completedFuture(day) : completed(day));
    }

    /** Whether the venue's ticker tells all there is to tell, as Aster's does (aster.md section 8). */
    private static boolean isWhole(Ticker day) {
        return day.lastPrice() != null && day.highPrice() != null;
    }

    private CompletableFuture<Ticker> completed(Ticker day) {
        CompletableFuture<OrderBook> book = venue.send(new MarketRequest.ReadBook(day.listing(), TOP));
        CompletableFuture<Optional<BigDecimal>> last = last(day.listing());
        return range(day)
                .thenCombine(
                        book.thenCombine(last, (top, price) -> new Quotes(top, price.orElse(null))),
                        (hours, quotes) -> composed(day, quotes, hours));
    }

    /**
     * The price of the newest trade, else the last minute's close; nodes may not know trades (hyperliquid.md 2.3, 10).
     */
    private CompletableFuture<Optional<BigDecimal>> last(Listing listing) {
        return venue.send(new MarketRequest.ReadTrades(listing, 1))
                .exceptionally(failure -> {
                    if (Failures.cause(failure) instanceof VenueException refused && refused.isNotServed()) {
                        return List.of();
                    }
                    throw new CompletionException(Failures.cause(failure));
                })
                .thenCompose(trades -> trades.isEmpty()
                        ? minute(listing)
                        : CompletableFuture.completedFuture(
                                Optional.of(trades.get(trades.size() - 1).price())));
    }

    private CompletableFuture<Optional<BigDecimal>> minute(Listing listing) {
        Instant since = clock.instant().minus(LAST_MINUTES);
        return venue.send(new MarketRequest.ReadCandles(listing, Interval.M1, since, null))
                .thenApply(page -> page.rows().isEmpty()
                        ? Optional.empty()
                        : Optional.of(page.rows().get(page.rows().size() - 1).close()));
    }

    /** Hours are read only where the venue's figures lack the extremes. */
    private CompletableFuture<List<Candle>> range(Ticker day) {
        if (day.highPrice() != null) {
            return CompletableFuture.completedFuture(List.of());
        }
        Instant now = clock.instant();
        Hours known = read.get(day.listing());
        if (known != null && now.isBefore(known.readAt().plus(SERVES))) {
            return CompletableFuture.completedFuture(known.candles());
        }
        Instant since = Interval.H1.openOf(now.minus(Interval.D1.length()));
        return venue.send(new MarketRequest.ReadCandles(day.listing(), Interval.H1, since, null))
                .thenApply(page -> {
                    read.put(day.listing(), new Hours(now, page.rows()));
                    return page.rows();
                });
    }

    /** Candles of the last day. */
    private record Hours(Instant readAt, List<Candle> candles) {}

    private static Ticker only(Listing listing, List<Ticker> tickers) {
        return tickers.stream()
                .filter(ticker -> ticker.listing().equals(listing))
                .findFirst()
                .orElseThrow(() -> new InvalidSymbolException(new VenueException.Details(
                        listing.venue(),
                        "tickers",
                        "INVALID_SYMBOL",
                        "the venue tells nothing of " + listing.symbol(),
                        Outcome.REJECTED)));
    }

    /**
     * What calls of their own tell.
     *
     * @param last price of the newest trade; null when there is none
     */
    private record Quotes(OrderBook book, @Nullable BigDecimal last) {

        Optional<Level> bid() {
            return book.bids().stream().findFirst();
        }

        Optional<Level> ask() {
            return book.asks().stream().findFirst();
        }
    }

    private static Ticker composed(Ticker day, Quotes quotes, List<Candle> hours) {
        BigDecimal last = quotes.last() == null ? day.lastPrice() : quotes.last();
        BigDecimal open = open(day);
        BigDecimal change = last == null || open == null ? day.priceChange() : last.subtract(open);
        return day.withQuotes(
                        quotes.bid().map(Level::price).orElse(null),
                        quotes.bid().map(Level::quantity).orElse(null),
                        quotes.ask().map(Level::price).orElse(null),
                        quotes.ask().map(Level::quantity).orElse(null))
                .withPrices(
                        last,
                        change,
                        percent(day, change, open),
                        day.highPrice() == null ? extreme(hours, Candle::high, BigDecimal::max) : day.highPrice(),
                        day.lowPrice() == null ? extreme(hours, Candle::low, BigDecimal::min) : day.lowPrice())
                .stamped(quotes.book().timestamp(), quotes.book().receivedAt(), Source.DERIVED);
    }

    /** The price 24 hours ago; null where the venue does not let it be told. */
    private static @Nullable BigDecimal open(Ticker day) {
        BigDecimal last = day.lastPrice();
        BigDecimal change = day.priceChange();
        return last == null || change == null ? null : last.subtract(change);
    }

    private static @Nullable BigDecimal percent(Ticker day, @Nullable BigDecimal change, @Nullable BigDecimal open) {
        if (change == null || open == null) {
            return day.priceChangePercent();
        }
        return open.signum() == 0
                ? BigDecimal.ZERO
                : change.multiply(HUNDRED).divide(open, PERCENT_SCALE, java.math.RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal extreme(
            List<Candle> hours,
            Function<Candle, BigDecimal> price,
            java.util.function.BinaryOperator<BigDecimal> further) {
        return hours.stream().map(price).reduce(further).orElse(null);
    }
}
