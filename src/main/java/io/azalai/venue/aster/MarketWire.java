package io.azalai.venue.aster;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.azalai.model.Level;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Public data in the venue's own words, letter by letter (aster.md sections 3.1, 3.2 and 6.2).
 * What the venue leaves out of some of its answers or frames is null then, and what it sends as null too.
 */
final class MarketWire {

    private MarketWire() {}

    /** {@code GET time}. */
    record Time(Long serverTime) {
        Time {
            Words.given(serverTime, "serverTime");
        }
    }

    /** {@code GET exchangeInfo}. */
    record ExchangeInfo(List<Symbol> symbols, List<Limit> rateLimits) {
        ExchangeInfo {
            rateLimits = rateLimits == null ? List.of() : List.copyOf(rateLimits);
            symbols = List.copyOf(Words.given(symbols, "symbols"));
        }
    }

    /**
     * A limit of a host.
     *
     * @param rateLimitType REQUEST_WEIGHT of the address, or ORDERS of the account
     * @param interval SECOND, TEN_SECONDS, MINUTE or DAY
     * @param intervalNum how many of them
     */
    record Limit(String rateLimitType, String interval, int intervalNum, int limit) {}

    /**
     * A row of exchangeInfo.
     *
     * @param contractType absent on spot
     * @param marginAsset absent on spot
     * @param onboardDate since when futures are listed; {@code listingTime} says so of spot
     */
    record Symbol(
            String symbol,
            String status,
            String baseAsset,
            String quoteAsset,
            @Nullable String contractType,
            @Nullable String marginAsset,
            @Nullable Long onboardDate,
            @Nullable Long listingTime,
            List<Filter> filters,
            List<String> orderTypes,
            List<String> timeInForce) {
        Symbol {
            orderTypes = orderTypes == null ? List.of() : List.copyOf(orderTypes);
            timeInForce = timeInForce == null ? List.of() : List.copyOf(timeInForce);
            filters = filters == null ? List.of() : List.copyOf(filters);
        }
    }

    /** One rule of a symbol; which fields are there depends on its type. */
    record Filter(
            String filterType,
            @Nullable BigDecimal tickSize,
            @Nullable BigDecimal minPrice,
            @Nullable BigDecimal maxPrice,
            @Nullable BigDecimal multiplierUp,
            @Nullable BigDecimal multiplierDown,
            @Nullable BigDecimal ltMultiplierUp,
            @Nullable BigDecimal ltMultiplierDown,
            @Nullable BigDecimal bidMultiplierUp,
            @Nullable BigDecimal bidMultiplierDown,
            @Nullable BigDecimal askMultiplierUp,
            @Nullable BigDecimal askMultiplierDown,
            @Nullable BigDecimal stepSize,
            @Nullable BigDecimal minQty,
            @Nullable BigDecimal maxQty,
            @Nullable BigDecimal notional,
            @Nullable BigDecimal minNotional,
            @Nullable BigDecimal maxNotional,
            @Nullable BigDecimal limit) {}

    /** {@code GET depth}: rows of price and quantity, best first. */
    record Depth(long lastUpdateId, @Nullable Long T, List<List<BigDecimal>> bids, List<List<BigDecimal>> asks) {}

    /** A row of {@code GET premiumIndex}; the rate is null where the venue leaves it blank. */
    record PremiumIndex(
            String symbol,
            BigDecimal markPrice,
            @Nullable BigDecimal indexPrice,

            @JsonDeserialize(using = Numbers.Bare.class) @Nullable BigDecimal lastFundingRate,

            @Nullable Long nextFundingTime,
            long time) {
        PremiumIndex {
            Words.given(symbol, "symbol");
            Numbers.atLeastZero(markPrice, "markPrice");
            indexPrice = Numbers.unlessZero(indexPrice);
        }
    }

    /** A row of {@code GET fundingInfo}; cap and floor are null where the venue leaves them out. */
    record FundingTerms(
            String symbol,
            int fundingIntervalHours,

            @JsonDeserialize(using = Numbers.Bare.class) @Nullable BigDecimal fundingFeeCap,

            @JsonDeserialize(using = Numbers.Bare.class) @Nullable BigDecimal fundingFeeFloor) {}

    /**
     * A row of {@code GET ticker/24hr}.
     *
     * @param bidPrice only spot tells quotes by this call, as {@code bidQty}, {@code askPrice} and {@code askQty}
     */
    record DayTicker(
            String symbol,
            @Nullable BigDecimal bidPrice,
            @Nullable BigDecimal bidQty,
            @Nullable BigDecimal askPrice,
            @Nullable BigDecimal askQty,
            @Nullable BigDecimal lastPrice,
            @Nullable BigDecimal volume,
            @Nullable BigDecimal quoteVolume,
            @Nullable BigDecimal priceChange,
            @Nullable BigDecimal priceChangePercent,
            @Nullable BigDecimal highPrice,
            @Nullable BigDecimal lowPrice,
            @Nullable Long closeTime) {

        /** Zero is no price. */
        DayTicker {
            Words.given(symbol, "symbol");
            bidPrice = Numbers.unlessZero(bidPrice);
            askPrice = Numbers.unlessZero(askPrice);
            lastPrice = Numbers.unlessZero(lastPrice);
            highPrice = Numbers.unlessZero(highPrice);
            lowPrice = Numbers.unlessZero(lowPrice);
            for (BigDecimal amount : Arrays.asList(bidQty, askQty, volume, quoteVolume)) {
                Numbers.unlessZero(amount);
            }
        }
    }

    /** A row of {@code GET ticker/bookTicker}; a side without orders has the price zero. */
    record BookTicker(
            String symbol,
            @Nullable BigDecimal bidPrice,
            @Nullable BigDecimal bidQty,
            @Nullable BigDecimal askPrice,
            @Nullable BigDecimal askQty,
            @Nullable Long time) {
        BookTicker {
            Words.given(symbol, "symbol");
            bidPrice = Numbers.unlessZero(bidPrice);
            askPrice = Numbers.unlessZero(askPrice);
            for (BigDecimal amount : Arrays.asList(bidQty, askQty)) {
                Numbers.unlessZero(amount);
            }
        }
    }

    /** A row of {@code GET ticker/price}. */
    record LastPrice(
            String symbol,
            @Nullable BigDecimal price,
            @Nullable Long time) {
        LastPrice {
            Words.given(symbol, "symbol");
            price = Numbers.unlessZero(price);
        }
    }

    /** A row of {@code GET aggTrades}: what one order took at one price, {@code f} to {@code l} of {@code trades}. */
    record AggregateTrade(
            long a,
            BigDecimal p,
            BigDecimal q,
            long T,
            @Nullable Boolean m) {}

    /** A row of {@code GET trades}; {@code qty} is in base units, also on spot, whose {@code baseQty} is bogus. */
    record PublicTrade(
            long id,
            BigDecimal price,
            BigDecimal qty,
            long time,
            @Nullable Boolean isBuyerMaker) {}

    /** A row of {@code GET klines}: an array, of which only the first ten elements are sure. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Kline(
            long openTime,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            long closeTime,
            BigDecimal quoteVolume,
            long trades,
            BigDecimal takerBuyBase) {}

    /** A row of {@code GET fundingRate}. */
    record PaidFunding(String symbol, BigDecimal fundingRate, long fundingTime) {}

    /** {@code k} of a kline frame, as it is read. Confined to one decoding. */
    static final class KlineFrame {
        @Nullable Instant t;

        @Nullable Instant T;

        @Nullable String i;

        @Nullable BigDecimal o;

        @Nullable BigDecimal c;

        @Nullable BigDecimal h;

        @Nullable BigDecimal l;

        @Nullable BigDecimal v;

        @Nullable BigDecimal q;

        @Nullable BigDecimal V;

        @Nullable Long n;

        @Nullable Boolean x;
    }

    /** {@code o} of a forceOrder frame; {@code ap} is what it filled at on average. */
    record ForcedOrder(
            String s,
            String S,
            BigDecimal q,
            BigDecimal p,
            @Nullable BigDecimal ap,
            @Nullable BigDecimal z,
            long T) {}

    /**
     * A frame of a market stream, all kinds in one: a letter means what its event says. What a kind does not carry is
     * null. Confined to one decoding.
     */
    static final class Frame {

        /** What the levels of a frame of depth are. */
        enum Levels {
            /** All that the stream is of, the best ones. */
            BEST,
            /** Those that changed. */
            CHANGED,
            /** The one or the other. */
            UNTOLD
        }

        @Nullable String e;

        @Nullable String s;

        @Nullable Instant eventTime;

        @Nullable Instant T;

        @Nullable Long id;

        @Nullable Long firstTrade;

        @Nullable Long lastTrade;

        @Nullable Long U;

        @Nullable Long u;

        @Nullable Long pu;

        @Nullable BigDecimal b;

        @Nullable BigDecimal B;

        @Nullable BigDecimal a;

        @Nullable BigDecimal A;

        @Nullable BigDecimal p;

        @Nullable BigDecimal P;

        @Nullable BigDecimal q;

        @Nullable BigDecimal r;

        @Nullable BigDecimal i;

        @Nullable BigDecimal c;

        @Nullable BigDecimal o;

        @Nullable KlineFrame kline;

        @Nullable ForcedOrder forced;

        @Nullable BigDecimal h;

        @Nullable BigDecimal l;

        @Nullable BigDecimal v;

        @Nullable Boolean m;

        /** What its levels are, which a bare frame does not say. */
        Levels levels = Levels.UNTOLD;

        @Nullable List<Level> bids;

        @Nullable List<Level> asks;
    }
}
