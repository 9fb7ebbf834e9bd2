package io.azalai.trade.facts;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.timing.Failures;
import io.azalai.trade.risk.Correlation;
import io.azalai.trade.risk.CorrelationLimits;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.VenueCalls;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How alike assets have moved, by closed candles of the venues: read when an asset is first wanted, and again once
 * a bar is over (risk.md section 5). Each asset has one series, whichever venue was asked for it. What was
 * reckoned is kept until either series has another bar. Safe for many threads: series are kept in concurrent maps
 * and replaced as a whole.
 */
public final class Correlations {

    private static final Logger LOG = LoggerFactory.getLogger(Correlations.class);

    private final VenueCalls calls;
    private final CorrelationLimits limits;
    private final Interval interval;
    private final Clock clock;
    private final Map<String, Series> byBase = new ConcurrentHashMap<>();
    private final Map<Pair, Reckoned> reckoned = new ConcurrentHashMap<>();

    /**
     * An asset, and where its candles are read.
     *
     * @param base its code
     * @param listing of which it is the base
     */
    public record Asset(String base, Listing listing) {}

    private record Pair(String one, String other) {}

    /** What came of two series as they were. */
    private record Reckoned(Closes one, Closes other, Optional<BigDecimal> correlation) {}

    /** Nothing read yet. */
    public Correlations(VenueCalls calls, CorrelationLimits limits, Clock clock) {
        this.calls = calls;
        this.limits = limits;
        this.interval = limits.candles();
        this.clock = clock;
    }

    /** From -1 to 1, as risk.md section 5 has it; empty when too little is known. */
    public Optional<BigDecimal> of(String one, String other, Instant now) {
        Closes ones = closes(one);
        Closes others = closes(other);
        Reckoned before = reckoned.get(new Pair(one, other));
        if (before != null && before.one.equals(ones) && before.other.equals(others)) {
            return before.correlation;
        }
        Optional<BigDecimal> fresh = Correlation.of(ones.byTime(), others.byTime(), now, limits);
        reckoned.put(new Pair(one, other), new Reckoned(ones, others, fresh));
        return fresh;
    }

    private Closes closes(String base) {
        Series series = byBase.get(base);
        return series == null ? Closes.NONE : series.closes();
    }

    /**
     * Done once all that can be had of these is there; never fails. What is there already is not waited for, though it
     * may lack its last bar, and neither is what could not be had a moment ago.
     */
    public CompletableFuture<Void> known(Collection<Asset> assets) {
        if (isOff() || assets.size() < 2) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.allOf(assets.stream()
                .map(asset -> series(asset).known(clock.instant(), since -> read(asset, since, Lane.PLACE)))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Has these read, and what was read before, where a bar is over since. */
    public void refresh(Collection<Asset> assets) {
        if (!isOff()) {
            assets.forEach(this::series);
            byBase.forEach(this::refresh);
        }
    }

    /** What orders were judged by is reckoned again at once, so that none has to wait for it. */
    private void refresh(String base, Series series) {
        Asset asset = new Asset(base, series.listing());
        series.refresh(clock.instant(), since -> read(asset, since, Lane.POLL)).thenRun(() -> reckoned.keySet().stream()
                .filter(pair -> pair.one.equals(base) || pair.other.equals(base))
                .forEach(pair -> of(pair.one, pair.other, clock.instant())));
    }

    private boolean isOff() {
        return limits.limit().compareTo(BigDecimal.ONE) >= 0;
    }

    private Series series(Asset asset) {
        return byBase.computeIfAbsent(asset.base(), base -> new Series(asset.listing(), interval, limits.window()));
    }

    private CompletableFuture<Closes> read(Asset asset, Instant since, Lane lane) {
        Listing listing = asset.listing();
        MarketRequest.ReadCandles asked = new MarketRequest.ReadCandles(listing, interval, since, null, lane);
        return CompletableFuture.completedFuture(asked)
                .thenCompose(first -> pages(first, Closes.NONE))
                .whenComplete((read, failure) -> {
                    if (failure != null) {
                        LOG.warn(
                                "candles cannot be read to tell what moves alike venue={} symbol={}: {}",
                                listing.venue(),
                                listing.symbol(),
                                Failures.cause(failure).getMessage());
                    }
                });
    }

    private CompletableFuture<Closes> pages(MarketRequest.ReadCandles asked, Closes before) {
        return calls.send(asked.listing().venue(), asked).thenCompose(page -> {
            Closes sofar =
                    before.with(page.rows().stream().filter(Candle::closed).toList());
            Instant next = page.next();
            return next == null ? CompletableFuture.completedFuture(sofar) : pages(asked.from(next), sofar);
        });
    }
}
