package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.AggressorSide;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Candle;
import io.azalai.model.FundingRate;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.MarketRequest.ReadCandles;
import io.azalai.venue.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What public calls tell of the past becomes models (aster.md section 8). Safe for many threads: stateless. */
final class HistoryCodec {

    private final Symbols symbols;

    HistoryCodec(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The figures of 24 hours of what is listed; a price of zero is none. */
    List<Ticker> tickers(Market market, List<MarketWire.DayTicker> rows, Instant receivedAt) {
        List<Ticker> tickers = new ArrayList<>();
        for (MarketWire.DayTicker row : rows) {
            Listing listing = symbols.onWire(market, Words.given(row.symbol(), "symbol"));
            if (listing != null) {
                tickers.add(ticker(listing, row, receivedAt));
            }
        }
        return tickers;
    }

    /**
     * By which rules perpetuals pay; a row without an interval cannot be read.
     *
     * @throws JsonProcessingException when none can
     */
    static FundingRules.Answer rules(List<JsonNode> rows) throws JsonProcessingException {
        Map<String, FundingRules.Rule> rules = new HashMap<>();
        Set<String> unread = new HashSet<>();
        JsonProcessingException first = null;
        for (JsonNode row : rows) {
            String symbol = row.path("symbol").asText();
            try {
                MarketWire.FundingTerms terms = Json.MAPPER.treeToValue(row, MarketWire.FundingTerms.class);
                if (terms.fundingIntervalHours() > 0 && !symbol.isEmpty()) {
                    int hours = terms.fundingIntervalHours();
                    rules.put(symbol, new FundingRules.Rule(hours, terms.fundingFeeCap(), terms.fundingFeeFloor()));
                } else {
                    unread.add(symbol);
                }
            } catch (JsonProcessingException odd) {
                unread.add(symbol);
                first = first == null ? odd : first;
            }
        }
        if (rules.isEmpty() && first != null) {
            throw first;
        }
        return new FundingRules.Answer(rules, unread);
    }

    private static Ticker ticker(Listing listing, MarketWire.DayTicker row, Instant receivedAt) {
        boolean bid = row.bidPrice() != null;
        boolean ask = row.askPrice() != null;
        return new Ticker(
                listing,
                bid ? row.bidPrice() : null,
                bid ? row.bidQty() : null,
                ask ? row.askPrice() : null,
                ask ? row.askQty() : null,
                row.lastPrice(),
                row.volume(),
                row.quoteVolume(),
                row.priceChange(),
                row.priceChangePercent(),
                row.highPrice(),
                row.lowPrice(),
                Numbers.time(row.closeTime(), receivedAt),
                receivedAt,
                Source.REST);
    }

    /** The best of the books of what is listed; a price of zero is an empty side. */
    List<BestBidOffer> quotes(Market market, List<MarketWire.BookTicker> rows, Instant receivedAt) {
        List<BestBidOffer> quotes = new ArrayList<>();
        for (MarketWire.BookTicker row : rows) {
            Listing listing = symbols.onWire(market, Words.given(row.symbol(), "symbol"));
            if (listing != null) {
                BigDecimal bid = row.bidPrice();
                BigDecimal ask = row.askPrice();
                quotes.add(new BestBidOffer(
                        listing,
                        bid,
                        bid == null ? null : row.bidQty(),
                        ask,
                        ask == null ? null : row.askQty(),
                        Numbers.time(row.time(), receivedAt),
                        receivedAt,
                        Source.REST));
            }
        }
        return quotes;
    }

    /** The prices of the last trades of what is listed. */
    List<Ticker> lastPrices(Market market, List<MarketWire.LastPrice> rows, Instant receivedAt) {
        List<Ticker> tickers = new ArrayList<>();
        for (MarketWire.LastPrice row : rows) {
            Listing listing = symbols.onWire(market, Words.given(row.symbol(), "symbol"));
            if (listing != null) {
                tickers.add(lastPrice(listing, row, receivedAt));
            }
        }
        return tickers;
    }

    /** The same as tickers that tell nothing else. */
    List<Ticker> tickerQuotes(Market market, List<MarketWire.BookTicker> rows, Instant receivedAt) {
        return quotes(market, rows, receivedAt).stream()
                .map(quote -> Ticker.of(quote.listing(), quote.timestamp(), receivedAt, quote.source())
                        .withQuotes(quote))
                .toList();
    }

    private static Ticker lastPrice(Listing listing, MarketWire.LastPrice row, Instant receivedAt) {
        Instant at = Numbers.time(row.time(), receivedAt);
        return Ticker.of(listing, at, receivedAt, Source.REST).withLast(row.price());
    }

    /** Public trades by what one order took at one price, with the ids that the stream tells; the oldest first. */
    static List<Trade> aggregates(Listing listing, List<MarketWire.AggregateTrade> rows, Instant receivedAt) {
        return rows.stream()
                .sorted(Comparator.comparingLong(MarketWire.AggregateTrade::a))
                .map(row -> new Trade(
                        listing,
                        Long.toString(row.a()),
                        aggressor(row.m()),
                        Numbers.above(row.p(), "p"),
                        Numbers.atLeastZero(row.q(), "q"),
                        Numbers.time(row.T()),
                        receivedAt,
                        Source.REST))
                .toList();
    }

    /** Public trades, the oldest first. */
    static List<Trade> trades(Listing listing, List<MarketWire.PublicTrade> rows, Instant receivedAt) {
        return rows.stream()
                .sorted(Comparator.comparingLong(MarketWire.PublicTrade::time)
                        .thenComparingLong(MarketWire.PublicTrade::id))
                .map(row -> new Trade(
                        listing,
                        Long.toString(row.id()),
                        aggressor(row.isBuyerMaker()),
                        Numbers.above(row.price(), "price"),
                        Numbers.atLeastZero(row.qty(), "qty"),
                        Numbers.time(row.time()),
                        receivedAt,
                        Source.REST))
                .toList();
    }

    /** Who took: the seller, when the buyer was the maker. */
    static AggressorSide aggressor(@Nullable Boolean buyerIsMaker) {
        return buyerIsMaker == null ? AggressorSide.UNKNOWN : buyerIsMaker ? AggressorSide.SELL : AggressorSide.BUY;
    }

    /** Candles, the oldest first; the last is open while it has not ended by the venue's clock. */
    static List<Candle> candles(
            ReadCandles request, List<MarketWire.Kline> rows, Instant venueTime, Instant receivedAt) {
        return rows.stream()
                .sorted(Comparator.comparingLong(MarketWire.Kline::openTime))
                .map(row -> candle(request, row, venueTime, receivedAt))
                .toList();
    }

    private static Candle candle(ReadCandles request, MarketWire.Kline row, Instant venueTime, Instant receivedAt) {
        Instant closeTime = Numbers.time(row.closeTime());
        boolean closed = closeTime.isBefore(venueTime);
        return new Candle(
                request.listing(),
                request.interval(),
                Numbers.time(row.openTime()),
                closeTime,
                Numbers.above(row.open(), "open"),
                Numbers.above(row.high(), "high"),
                Numbers.above(row.low(), "low"),
                Numbers.above(row.close(), "close"),
                Numbers.atLeastZero(row.volume(), "volume"),
                row.quoteVolume(),
                row.trades(),
                row.takerBuyBase(),
                closed,
                0,
                closed ? closeTime : venueTime,
                receivedAt,
                Source.REST);
    }

    /** Rates that a listing paid, the oldest first. */
    static List<FundingRate> rates(
            Listing listing, FundingRules.Rule rule, List<MarketWire.PaidFunding> rows, Instant receivedAt) {
        return rows.stream()
                .filter(row -> listing.venueSymbol().equals(row.symbol()))
                .sorted(Comparator.comparingLong(MarketWire.PaidFunding::fundingTime))
                .map(row -> new FundingRate(
                        listing,
                        Words.given(row.fundingRate(), "fundingRate"),
                        rule.hours(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Numbers.time(row.fundingTime()),
                        receivedAt,
                        Source.REST))
                .toList();
    }
}
