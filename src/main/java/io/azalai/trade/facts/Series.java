package io.azalai.trade.facts;

import io.azalai.model.Interval;
import io.azalai.model.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The closed bars of one asset, as many as a window of returns needs. Safe for many threads: one lock, without IO. */
final class Series {

    private static final Duration AFTER_READING = Duration.ofSeconds(5);

    private final Listing listing;
    private final Interval interval;
    private final int bars;
    private volatile Closes closes = Closes.NONE;
    private @Nullable CompletableFuture<Void> reading;
    private Instant nextReading = Instant.MIN;

    /** Without any bar. */
    Series(Listing listing, Interval interval, int window) {
        this.listing = listing;
        this.interval = interval;
        this.bars = window + 1;
    }

    Listing listing() {
        return listing;
    }

    Closes closes() {
        return closes;
    }

    /** Done once there are bars, or they could not be had; never fails. */
    CompletableFuture<Void> known(Instant now, Function<Instant, CompletableFuture<Closes>> read) {
        return closes.isEmpty() ? begun(now, read) : CompletableFuture.completedFuture(null);
    }

    /** Reads what is over by now and not there; done after that, and never failed. */
    CompletableFuture<Void> refresh(Instant now, Function<Instant, CompletableFuture<Closes>> read) {
        boolean lacks = closes.isEmpty()
                || closes.byTime().lastKey() < interval.openOf(now).toEpochMilli();
        return lacks ? begun(now, read) : CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> begun(Instant now, Function<Instant, CompletableFuture<Closes>> read) {
        CompletableFuture<Void> mine;
        synchronized (this) {
            if (reading != null) {
                return reading;
            }
            if (now.isBefore(nextReading)) {
                return CompletableFuture.completedFuture(null);
            }
            nextReading = now.plus(AFTER_READING);
            mine = new CompletableFuture<>();
            reading = mine;
        }
        read.apply(since(now)).whenComplete((told, failure) -> {
            synchronized (this) {
                reading = null;
                if (told != null && !told.isEmpty()) {
                    closes = closes.with(told, bars);
                }
            }
            mine.complete(null);
        });
        return mine;
    }

    /** The whole window; later the last bar there is, and what came after it. */
    private Instant since(Instant now) {
        Instant window = interval.openOf(now).minus(interval.length().multipliedBy(bars));
        if (closes.isEmpty()) {
            return window;
        }
        Instant last = Instant.ofEpochMilli(closes.byTime().lastKey()).minus(interval.length());
        return last.isAfter(window) ? last : window;
    }
}
