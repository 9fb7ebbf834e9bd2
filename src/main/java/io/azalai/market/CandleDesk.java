package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.FeedStatus;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarketEvent;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The makers of candles by listing. A listing has one once its venue sends its minutes, which it does when somebody
 * wants candles. Safe for many threads: makers are kept in a concurrent map and take turns each.
 */
final class CandleDesk {

    private final CandleSettings settings;
    private final Map<String, CandleMaker> makers = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Map<String, Instrument> instruments = new ConcurrentHashMap<>();

    CandleDesk(CandleSettings settings) {
        this.settings = settings;
    }

    void learn(Instrument instrument) {
        instruments.put(instrument.key(), instrument);
    }

    void on(Candle venues, Instant now, Consumer<Event> out) {
        if (venues.interval() == Interval.M1) {
            maker(venues.listing(), now).on(venues, tick(venues, venues.close()), now, out);
        }
    }

    private CandleMaker maker(Listing listing, Instant now) {
        return makers.computeIfAbsent(listing.key(), key -> new CandleMaker(listing, settings, ended.remove(key), now));
    }

    void on(Trade trade, Instant now, Consumer<Event> out) {
        CandleMaker maker = makers.get(trade.key());
        if (maker != null) {
            maker.on(trade, tick(trade, trade.price()), now, out);
        }
    }

    /** A venue's public data was interrupted, or is back. */
    void on(FeedStatus status, Instant now) {
        makers.values().stream()
                .filter(maker -> maker.listing().venue().equals(status.venue()))
                .forEach(maker -> maker.on(status, now));
    }

    void backfill(Listing listing, VenueBars minutes, Instant now, Consumer<Event> out) {
        CandleMaker maker = makers.get(listing.key());
        if (maker != null) {
            maker.backfill(minutes, now, out);
        }
    }

    void history(Listing listing, VenueBars hours, Instant now, Consumer<Event> out) {
        CandleMaker maker = makers.get(listing.key());
        if (maker != null) {
            maker.history(hours, now, out);
        }
    }

    void due(Instant now, Consumer<Event> out) {
        makers.forEach((key, maker) -> {
            if (maker.ends(now, out)) {
                makers.remove(key);
                ended.add(key);
            }
        });
        makers.values().forEach(maker -> maker.due(now, out));
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
