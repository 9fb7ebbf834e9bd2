package io.azalai.venue.aster;

import io.azalai.model.Level;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public data in the venue's own words, letter by letter (aster.md sections 3.1, 3.2 and 6.2). */
final class MarketWire {

    private MarketWire() {}

    /** {@code GET time}. */
    record Time(long serverTime) {}

    /** {@code GET exchangeInfo}. */
    record Listings(List<Symbol> symbols) {
        Listings {
            symbols = symbols == null ? List.of() : List.copyOf(symbols);
        }
    }

    /**
     * A row of exchangeInfo.
     *
     * @param contractType absent on spot
     * @param marginAsset absent on spot
     */
    record Symbol(
            String symbol,
            String status,
            String baseAsset,
            String quoteAsset,
            @Nullable String contractType,
            @Nullable String marginAsset,
            List<Filter> filters) {
        Symbol {
            filters = filters == null ? List.of() : List.copyOf(filters);
        }
    }

    /** One rule of a symbol; which fields are there depends on its type. */
    record Filter(
            String filterType,
            @Nullable BigDecimal tickSize,
            @Nullable BigDecimal stepSize,
            @Nullable BigDecimal minQty,
            @Nullable BigDecimal maxQty,
            @Nullable BigDecimal notional,
            @Nullable BigDecimal minNotional) {}

    /** {@code GET depth}: rows of price and quantity, best first. */
    record Depth(long lastUpdateId, @Nullable Long T, List<List<BigDecimal>> bids, List<List<BigDecimal>> asks) {}

    /** A row of {@code GET premiumIndex}. */
    record PremiumIndex(
            String symbol,
            BigDecimal markPrice,
            @Nullable BigDecimal indexPrice,
            @Nullable BigDecimal lastFundingRate,
            long nextFundingTime,
            long time) {}

    /** A row of {@code GET fundingInfo}. */
    record FundingTerms(String symbol, int fundingIntervalHours) {}

    /**
     * A frame of a market stream, all kinds in one: a letter means what its event says. What a kind does not carry is
     * null. Confined to one decoding.
     */
    static final class Frame {
        @Nullable String e;

        @Nullable String s;

        @Nullable Instant eventTime;

        @Nullable Instant T;

        @Nullable Long id;

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

        @Nullable BigDecimal h;

        @Nullable BigDecimal l;

        @Nullable BigDecimal v;

        @Nullable Boolean m;

        @Nullable List<Level> bids;

        @Nullable List<Level> asks;
    }
}
