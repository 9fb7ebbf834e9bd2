package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedStatus;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarketEvent;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import io.azalai.model.Wanted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The makers of candles by listing. A listing has one from the first minute its venue sends, which it does when
 * somebody wants candles, until nobody does. What they tell leaves by {@link #due} alone, so that no candle overtakes
 * the one before it. Safe for many threads: makers are kept in a concurrent map and take turns each.
 */
final class CandleDesk {

    private final CandleSettings settings;
    private final Predicate<Listing> wanted;
    private final Map<String, CandleMaker> makers = new ConcurrentHashMap<>();
    private final Map<String, CandleMaker.Past> ended = new ConcurrentHashMap<>();
    private final Map<String, VenueTime> times = new ConcurrentHashMap<>();
    private final Map<String, Instrument> instruments = new ConcurrentHashMap<>();
    private final CandleQueue told = new CandleQueue();

    /** A desk; {@code wanted} says whether anybody wants candles of a listing now. */
    CandleDesk(CandleSettings settings, Predicate<Listing> wanted) {
        this.settings = settings;
        this.wanted = wanted;
    }

    /** Somebody wants other candles than before: those that nobody wants end at once, for their trades stop coming. */
    void interestChanged() {
        makers.values().stream()
                .map(CandleMaker::listing)
                .filter(wanted.negate())
                .forEach(listing -> makers.computeIfPresent(listing.key(), (key, maker) -> {
                    ended.put(key, maker.past());
                    return null;
                }));
    }

    void learn(Instrument instrument) {
        instruments.put(instrument.key(), instrument);
    }

    /** A minute that comes although nobody wants it was on its way. */
    void on(Candle venues, Instant now) {
        CandleMaker maker = venues.interval() == Interval.M1 ? maker(venues.listing(), now) : null;
        if (maker != null) {
            maker.on(venues, tick(venues, venues.close()), now, told::add);
        }
    }

    private @Nullable CandleMaker maker(Listing listing, Instant now) {
        CandleMaker maker = makers.get(listing.key());
        return maker != null || !wanted.test(listing)
                ? maker
                : makers.computeIfAbsent(listing.key(), key -> begin(listing, now));
    }

    private CandleMaker begin(Listing listing, Instant now) {
        CandleMaker.Past past = ended.getOrDefault(listing.key(), CandleMaker.Past.NONE);
        return new CandleMaker(listing, settings, time(listing.venue()), past, now);
    }

    private VenueTime time(String venue) {
        return times.computeIfAbsent(venue, none -> new VenueTime());
    }

    void on(Trade trade, Instant now) {
        if (trade.source() == Source.WS) {
            time(trade.venue()).heard(trade.timestamp(), now);
        }
        CandleMaker maker = makers.get(trade.key());
        if (maker != null) {
            maker.on(trade, tick(trade, trade.price()), now, told::add);
        }
    }

    /** A venue's public data was interrupted, or is back: candles suffer whose trades come by it. */
    void on(FeedStatus status, Instant now) {
        makers.values().stream()
                .filter(maker -> status.concerns(maker.listing(), Dataset.TRADE))
                .forEach(maker -> maker.on(status, now));
    }

    void backfill(Listing listing, VenueBars minutes, Instant now) {
        CandleMaker maker = makers.get(listing.key());
        if (maker != null) {
            maker.backfill(minutes, now, told::add);
        }
    }

    void history(Listing listing, VenueBars hours, Instant now) {
        CandleMaker maker = makers.get(listing.key());
        if (maker != null) {
            maker.history(hours, now, told::add);
        }
    }

    /** Whether the venue's candles that were asked for are still of use. */
    boolean lacks(Wanted.Bars asked) {
        CandleMaker maker = makers.get(asked.listing().key());
        return maker != null && maker.lacks(asked.purpose());
    }

    /** Time passed: all that was told since goes to {@code out}, in its order. For one thread at a time. */
    void due(Instant now, Consumer<Event> out) {
        makers.values().forEach(maker -> maker.due(now, told::add));
        told.drain(out);
    }

    /**
     * The step between two prices at this one: of five significant figures where the venue counts so (hyperliquid.md
     * 5.3).
     */
    private BigDecimal tick(MarketEvent event, BigDecimal price) {
        Instrument instrument = instruments.get(event.key());
        if (instrument == null) {
            return BigDecimal.ONE.scaleByPowerOfTen(-price.scale());
        }
        Integer figures = instrument.priceSignificantFigures();
        return figures == null || price.signum() == 0
                ? instrument.tickSize()
                : instrument
                        .tickSize()
                        .max(BigDecimal.ONE
                                .scaleByPowerOfTen(price.precision() - price.scale() - figures)
                                .min(BigDecimal.ONE));
    }
}
