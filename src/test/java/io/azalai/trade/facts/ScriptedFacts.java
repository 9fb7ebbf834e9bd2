package io.azalai.trade.facts;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Source;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.FeeRates;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** A venue that tells hours and fees as a test set them, two hours in one answer. Confined to the testing thread. */
final class ScriptedFacts implements VenueCalls {

    static final Listing BTC = Listing.of("hyperliquid", Market.PERP, "BTC/USDC:USDC", "BTC");
    static final Listing ETH = Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH");

    private static final int ROWS = 2;

    final List<VenueRequest<?>> requests = new ArrayList<>();
    final Map<Listing, NavigableMap<Instant, BigDecimal>> hours = new HashMap<>();
    BigDecimal taker = new BigDecimal("0.0003");
    boolean reachable = true;
    /** How many hours of each listing, the newest, are not over yet. */
    int open;

    /** Closing prices of the hours that end with the one that is over at an instant. */
    void closes(Listing listing, Instant until, String... prices) {
        NavigableMap<Instant, BigDecimal> closes = hours.computeIfAbsent(listing, none -> new TreeMap<>());
        Instant begin = until.minus(Interval.H1.length().multipliedBy(prices.length));
        for (String price : prices) {
            closes.put(begin, new BigDecimal(price));
            begin = Interval.H1.endOf(begin);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
        requests.add(request);
        if (!reachable) {
            return CompletableFuture.failedFuture(new VenueUnavailableException(
                    new VenueException.Details(venue, request.operation(), "503", "down", Outcome.NOT_SENT)));
        }
        Object answer = request instanceof AccountRequest.ReadFees
                ? new FeeRates(BigDecimal.ZERO, taker)
                : page((MarketRequest.ReadCandles) request);
        return CompletableFuture.completedFuture((R) answer);
    }

    private Page<Candle> page(MarketRequest.ReadCandles asked) {
        NavigableMap<Instant, BigDecimal> all = hours.getOrDefault(asked.listing(), new TreeMap<>());
        List<Candle> rows = all.tailMap(asked.since(), true).entrySet().stream()
                .map(hour -> candle(asked.listing(), hour.getKey(), hour.getValue(), all))
                .toList();
        return rows.size() <= ROWS
                ? Page.last(rows)
                : new Page<>(rows.subList(0, ROWS), rows.get(ROWS).openTime());
    }

    private Candle candle(Listing listing, Instant begin, BigDecimal price, NavigableMap<Instant, BigDecimal> all) {
        boolean closed = all.tailMap(begin, false).size() >= open;
        Instant end = Interval.H1.endOf(begin);
        return new Candle(
                listing,
                Interval.H1,
                begin,
                end.minusMillis(1),
                price,
                price,
                price,
                price,
                BigDecimal.ONE,
                null,
                null,
                null,
                closed,
                0,
                end,
                end,
                Source.REST);
    }
}
