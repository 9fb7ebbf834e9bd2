package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.AggressorSide;
import io.azalai.model.Candle;
import io.azalai.model.FundingRate;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Public rows of the past become models: candles, trades, funding (hyperliquid.md sections 2.3, 2.4 and 10). */
final class HistoryCodec {

    private static final BigDecimal HOURLY_CAP = new BigDecimal("0.04");
    private static final Map<String, AggressorSide> SIDES = Map.of("B", AggressorSide.BUY, "A", AggressorSide.SELL);

    private HistoryCodec() {}

    /** A candle, closed once its last millisecond is past; its time is its end, while it lasts the receive time. */
    static Candle candle(Listing listing, MarketWire.Candle wire, Instant receivedAt, Source source) {
        Instant closeTime = Numbers.time(wire.end());
        boolean closed = closeTime.isBefore(receivedAt);
        return new Candle(
                listing,
                Interval.ofCode(wire.i()),
                Numbers.time(wire.t()),
                closeTime,
                wire.o(),
                wire.h(),
                wire.l(),
                wire.c(),
                wire.v(),
                null,
                wire.n(),
                null,
                closed,
                0,
                closed ? closeTime : receivedAt,
                receivedAt,
                source);
    }

    static Trade trade(Listing listing, MarketWire.Trade wire, Instant receivedAt) {
        return new Trade(
                listing,
                Long.toString(wire.tid()),
                aggressor(wire.side()),
                wire.px(),
                wire.sz(),
                Numbers.time(wire.time()),
                receivedAt,
                Source.REST);
    }

    /** Who took, by the word of a trade. */
    static AggressorSide aggressor(String wireWord) {
        return SIDES.getOrDefault(wireWord, AggressorSide.UNKNOWN);
    }

    /** A rate that was paid at the time of its row. */
    static FundingRate paid(Listing listing, MarketWire.Funding wire, Instant receivedAt) {
        return rate(listing, wire.fundingRate(), 1, null, null, Numbers.time(wire.time()), receivedAt);
    }

    /** The rate that is expected; it is paid at the next full hour, whatever time the venue names. */
    static FundingRate predicted(Listing listing, MarketWire.Predicted wire, Instant receivedAt) {
        Integer hours = wire.fundingIntervalHours();
        return rate(
                listing,
                wire.fundingRate(),
                hours == null ? 1 : hours,
                nextFunding(receivedAt),
                wire.fundingRate(),
                receivedAt,
                receivedAt);
    }

    /** The most an hour's rate can be (section 8.1); null of dexes that others deploy, whose multipliers change it. */
    static @Nullable BigDecimal cap(Listing listing) {
        return Naming.dexOf(listing.venueSymbol()).isEmpty() ? HOURLY_CAP : null;
    }

    /** When funding is paid next: each full hour (section 8.1). */
    static Instant nextFunding(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    /** Mids by coin, those of listed coins: a mid stands for the last price where no trade is known (section 10). */
    static List<Ticker> mids(Symbols symbols, JsonNode mids, Instant receivedAt, Source source) {
        List<Ticker> tickers = new ArrayList<>();
        mids.properties().forEach(mid -> {
            Listing listing = symbols.onWire(Naming.marketOf(mid.getKey()), mid.getKey());
            if (listing != null) {
                BigDecimal price =
                        Numbers.unlessZero(Numbers.decimal(mid.getValue().asText()));
                if (price != null) {
                    tickers.add(
                            Ticker.of(listing, receivedAt, receivedAt, source).withLast(price));
                }
            }
        });
        return List.copyOf(tickers);
    }

    private static FundingRate rate(
            Listing listing,
            BigDecimal rate,
            int hours,
            @Nullable Instant next,
            @Nullable BigDecimal predicted,
            Instant timestamp,
            Instant receivedAt) {
        BigDecimal cap = predicted == null || hours != 1 ? null : cap(listing);
        BigDecimal floor = cap == null ? null : cap.negate();
        return new FundingRate(
                listing, rate, hours, next, null, null, predicted, cap, floor, timestamp, receivedAt, Source.REST);
    }
}
