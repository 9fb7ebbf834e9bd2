package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.azalai.model.AggressorSide;
import io.azalai.model.Candle;
import io.azalai.model.FundingRate;
import io.azalai.model.Interval;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderBook;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked in public and how it is answered: aster.md sections 3.1, 3.3, 3.6 and 8. */
class MarketReadsTest {

    private static final Listing BTC = Naming.perpetual("BTC", "USDT", "USDT", "BTCUSDT");
    private static final Listing BTC_SPOT = Naming.pair("BTC", "USDT", "BTCUSDT");
    private static final Instant SINCE = Instant.ofEpochMilli(1499040000000L);

    private final AsterFixture aster = new AsterFixture();

    @Test
    void books_funding_and_its_terms_are_polled() {
        for (OrderBook book : List.of(
                aster.ask(new MarketRequest.ReadBook(BTC, 1000), AsterFixture.sample("futures-rest-depth")),
                aster.ask(new MarketRequest.ReadBook(BTC_SPOT, 100), AsterFixture.sample("spot-rest-depth")))) {
            assertThat(book.venueSequence()).isEqualTo(1027024L);
            assertThat(book.timestamp()).isEqualTo(Instant.ofEpochMilli(1589436922959L));
            assertThat(book.bids())
                    .containsExactly(new Level(new BigDecimal("4.00000000"), new BigDecimal("431.00000000")));
            assertThat(book.asks())
                    .containsExactly(new Level(new BigDecimal("4.00000200"), new BigDecimal("12.00000000")));
        }
        List<MarketEvent> funding =
                aster.ask(new MarketRequest.ReadFunding(), AsterFixture.sample("futures-rest-premiumIndex-all"));
        MarkPrice mark = (MarkPrice) funding.get(0);
        FundingRate rate = (FundingRate) funding.get(1);
        assertThat(funding).hasSize(2);
        assertThat(mark.listing()).isEqualTo(BTC);
        assertThat(mark.markPrice()).isEqualByComparingTo("11793.63104562");
        assertThat(mark.indexPrice()).isEqualByComparingTo("11781.80495970");
        assertThat(rate.rate()).isEqualByComparingTo("0.00038246");
        assertThat(rate.nextFundingTime()).isEqualTo(Instant.ofEpochMilli(1597392000000L));
        assertThat(rate.timestamp()).isEqualTo(Instant.ofEpochMilli(1597370495002L));
        assertThat(aster.ask(new MarketRequest.ReadFundingIntervals(), AsterFixture.sample("futures-rest-fundingInfo")))
                .containsEntry("INJUSDT", 8);
        assertThat(aster.ask(new MarketRequest.ServerTime(Market.PERP), AsterFixture.sample("futures-rest-time")))
                .isEqualTo(Instant.ofEpochMilli(1499827319559L));
    }

    @Test
    void funding_that_is_blank_costs_its_row_the_rate_only_and_a_row_without_a_price_costs_no_other() {
        String row = AsterFixture.sample("futures-rest-premiumIndex-one");
        String blank = row.replace("\"0.00038246\"", "\"\"");
        String dead = row.replace("\"11793.63104562\"", "\"\"");

        List<MarketEvent> told =
                aster.ask(new MarketRequest.ReadFunding(), "[" + String.join(",", dead, blank, row) + "]");

        assertThat(told)
                .extracting(Object::getClass)
                .containsExactly(MarkPrice.class, MarkPrice.class, FundingRate.class);
        assertThat(catchThrowableOfType(
                                VenueException.class,
                                () -> aster.ask(new MarketRequest.ReadFunding(), "[" + dead + "]"))
                        .code())
                .isEqualTo("UNREADABLE");
    }

    @Test
    void a_row_that_cannot_be_read_costs_no_other_of_tickers_quotes_and_prices() {
        String ticker = AsterFixture.sample("futures-rest-ticker24hr-one");
        String quote = AsterFixture.sample("futures-rest-bookTicker-one");

        assertThat(aster.ask(
                        new MarketRequest.ReadTickers(Market.PERP, null),
                        "[" + ticker.replaceAll("\"volume\": *\"[^\"]*\"", "\"volume\":\"\"") + "," + ticker + "]"))
                .hasSize(1);
        assertThat(aster.ask(
                        new MarketRequest.ReadQuotes(Market.PERP, null),
                        "[" + quote.replaceAll("\"bidPrice\": *\"[^\"]*\"", "\"bidPrice\":\"\"") + "," + quote + "]"))
                .hasSize(1);
    }

    @Test
    void bounds_of_funding_may_be_written_with_an_exponent_but_not_without_end() {
        String terms = AsterFixture.sample("futures-rest-fundingInfo").replace("0.02", "3.0E-4");
        String absurd = terms.replace("3.0E-4", "3.0E-999999");

        assertThat(aster.ask(new MarketRequest.ReadFundingIntervals(), absurd))
                .containsKey("INJUSDT")
                .doesNotContainKey("ZORAUSDT");
        assertThat(aster.ask(new MarketRequest.ReadFundingIntervals(), terms))
                .containsEntry("ZORAUSDT", 4)
                .containsEntry("INJUSDT", 8);
    }

    @Test
    void funding_of_one_symbol_comes_without_a_list() {
        List<MarketEvent> told =
                aster.ask(new MarketRequest.ReadFunding(), AsterFixture.sample("futures-rest-premiumIndex-one"));

        assertThat(((MarkPrice) told.get(0)).markPrice()).isEqualByComparingTo("11793.63104562");
        FundingRate rate = (FundingRate) told.get(1);
        assertThat(rate.rate()).isEqualByComparingTo("0.00038246");
        assertThat(rate.predictedRate()).isEqualByComparingTo("0.00038246");
        assertThat(rate.indexPrice()).isEqualByComparingTo("11781.80495970");
        assertThat(rate.nextFundingTime()).isEqualTo(Instant.ofEpochMilli(1597392000000L));
        assertThat(rate.cap()).as("before the venue has told its bounds").isNull();
    }

    @Test
    void a_book_has_as_many_levels_as_were_asked_for() {
        OrderBook book = aster.ask(
                new MarketRequest.ReadBook(BTC, 3),
                "{\"lastUpdateId\":1,\"bids\":[[\"5\",\"1\"],[\"4\",\"1\"],[\"3\",\"1\"],[\"2\",\"1\"],[\"1\",\"1\"]],"
                        + "\"asks\":[[\"6\",\"1\"],[\"7\",\"1\"],[\"8\",\"1\"],[\"9\",\"1\"],[\"10\",\"1\"]]}");

        assertThat(book.bids()).hasSize(3);
        assertThat(book.asks()).hasSize(3);
    }

    @Test
    void a_spot_symbol_without_a_book_has_an_empty_one() {
        OrderBook book = aster.ask(new MarketRequest.ReadBook(BTC_SPOT, 20), "[]");

        assertThat(book.bids()).isEmpty();
        assertThat(book.asks()).isEmpty();
        assertThat(book.venueSequence()).isNull();
    }

    @Test
    void a_day_is_told_without_quotes_on_futures_and_with_them_on_spot() {
        Ticker futures = aster.ask(
                        new MarketRequest.ReadTickers(Market.PERP, BTC),
                        AsterFixture.sample("futures-rest-ticker24hr-one"))
                .get(0);
        Ticker spot = aster.ask(
                        new MarketRequest.ReadTickers(Market.SPOT, BTC_SPOT),
                        AsterFixture.sample("spot-rest-ticker24hr-one"))
                .get(0);

        assertThat(futures.lastPrice()).isEqualByComparingTo("4.000002");
        assertThat(futures.priceChangePercent()).isEqualByComparingTo("-95.960");
        assertThat(futures.volume()).isEqualByComparingTo("8913.3");
        assertThat(futures.quoteVolume()).isEqualByComparingTo("15.3");
        assertThat(List.of(futures, spot)).allSatisfy(day -> {
            assertThat(day.priceChange()).isEqualByComparingTo("-94.999998");
            assertThat(day.highPrice()).isEqualByComparingTo("100");
            assertThat(day.lowPrice()).isEqualByComparingTo("0.1");
        });
        assertThat(futures.timestamp()).isEqualTo(Instant.ofEpochMilli(1499869899040L));
        assertThat(futures.bidPrice()).isNull();
        assertThat(spot.bidPrice()).isEqualByComparingTo("866.66");
        assertThat(spot.askQuantity()).isEqualByComparingTo("1.217");
    }

    @Test
    void all_of_a_market_are_asked_at_once_and_what_is_not_listed_is_left_out() {
        MarketRequest.ReadTickers all = new MarketRequest.ReadTickers(Market.PERP, null);
        String btc = AsterFixture.sample("futures-rest-ticker24hr-one");
        String observed =
                AsterFixture.sample("futures-rest-ticker24hr-observed").replace("ETHUSDT", "GONEUSDT");

        assertThat(aster.query(all)).isNull();
        assertThat(aster.venue.requests().charges(all)).extracting("units").contains(40);
        assertThat(aster.ask(all, "[" + observed + "," + btc + "]"))
                .singleElement()
                .satisfies(ticker -> assertThat(ticker.listing().symbol()).isEqualTo("BTC/USDT:USDT"));
    }

    @Test
    void trades_are_told_oldest_first_and_in_base_units() {
        Trade futures = aster.ask(new MarketRequest.ReadTrades(BTC, 500), AsterFixture.sample("futures-rest-trades"))
                .get(0);
        Trade spot = aster.ask(new MarketRequest.ReadTrades(BTC_SPOT, 500), AsterFixture.sample("spot-rest-trades"))
                .get(0);

        assertThat(futures.tradeId()).isEqualTo("28457");
        assertThat(futures.side()).isEqualTo(AggressorSide.SELL);
        assertThat(spot.side()).isEqualTo(AggressorSide.BUY);
        assertThat(spot.quantity()).isEqualByComparingTo("5");
        assertThat(aster.query(new MarketRequest.ReadTrades(BTC, 5000))).isEqualTo("symbol=BTCUSDT&limit=1000");
    }

    @Test
    void candles_are_read_by_position_with_eleven_columns_or_twelve() {
        MarketRequest.ReadCandles asked = new MarketRequest.ReadCandles(BTC, Interval.W1, SINCE, null);
        Page<Candle> futures = aster.ask(asked, AsterFixture.sample("futures-rest-klines"));
        Page<Candle> spot = aster.ask(
                new MarketRequest.ReadCandles(BTC_SPOT, Interval.W1, SINCE, null),
                AsterFixture.sample("spot-rest-klines"));

        assertThat(aster.query(asked)).isEqualTo("symbol=BTCUSDT&startTime=1499040000000&limit=1500&interval=1w");
        Candle candle = futures.rows().get(0);
        assertThat(candle.openTime()).isEqualTo(SINCE);
        assertThat(candle.closeTime()).isEqualTo(Instant.ofEpochMilli(1499644799999L));
        assertThat(candle.open()).isEqualByComparingTo("0.01634790");
        assertThat(candle.high()).isEqualByComparingTo("0.8");
        assertThat(candle.low()).isEqualByComparingTo("0.015758");
        assertThat(candle.close()).isEqualByComparingTo("0.015771");
        assertThat(candle.volume()).isEqualByComparingTo("148976.11427815");
        assertThat(candle.quoteVolume()).isEqualByComparingTo("2434.19055334");
        assertThat(candle.trades()).isEqualTo(308);
        assertThat(candle.takerBuyVolume()).isEqualByComparingTo("1756.87402397");
        assertThat(candle.closed()).isTrue();
        assertThat(futures.next()).isNull();
        assertThat(spot.rows()).singleElement().matches(Candle::closed);
    }

    @Test
    void the_last_candle_is_open_until_the_venues_clock_has_passed_its_end() {
        long open = AsterFixture.NOW.toEpochMilli() - 30_000;
        String row = "[[" + open + ",\"1\",\"1\",\"1\",\"1\",\"2\"," + (open + 59_999) + ",\"2\",1,\"1\",\"1\",\"0\"]]";

        assertThat(aster.ask(new MarketRequest.ReadCandles(BTC, Interval.M1, SINCE, null), row)
                        .rows())
                .singleElement()
                .matches(candle -> !candle.closed());
    }

    @Test
    void fifteen_hundred_candles_are_a_page_whose_rest_begins_at_the_newest() {
        ArrayNode rows = AsterFixture.JSON.createArrayNode();
        for (int i = 0; i < 1500; i++) {
            long open = SINCE.toEpochMilli() + i * 60_000L;
            rows.addArray()
                    .add(open)
                    .add("1")
                    .add("1")
                    .add("1")
                    .add("1")
                    .add("2")
                    .add(open + 59_999)
                    .add("2")
                    .add(1)
                    .add("1")
                    .add("1");
        }
        Page<Candle> page = aster.ask(new MarketRequest.ReadCandles(BTC, Interval.M1, SINCE, null), rows.toString());

        assertThat(page.next()).isEqualTo(SINCE.plus(Duration.ofMinutes(1499)));
    }

    @Test
    void an_interval_the_venue_lacks_is_refused_before_sending() {
        VenueException refused = catchThrowableOfType(
                VenueException.class, () -> aster.query(new MarketRequest.ReadCandles(BTC, Interval.S5, SINCE, null)));

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused.code()).isEqualTo("NOT_SUPPORTED");
        assertThat(refused).hasMessageContaining("5s");
    }

    @Test
    void paid_rates_are_read_in_pages_of_a_thousand() {
        Instant since = Instant.ofEpochMilli(1570608000000L);
        MarketRequest.ReadFundingHistory asked = new MarketRequest.ReadFundingHistory(BTC, since, since.plusSeconds(9));
        List<FundingRate> rates = aster.ask(asked, AsterFixture.sample("futures-rest-fundingRate"))
                .rows();

        assertThat(aster.query(asked))
                .isEqualTo("symbol=BTCUSDT&startTime=1570608000000&endTime=1570608009000&limit=1000");
        assertThat(rates).hasSize(2);
        assertThat(rates.get(0).rate()).isEqualByComparingTo("-0.0375");
        assertThat(rates.get(1).timestamp()).isEqualTo(Instant.ofEpochMilli(1570636800000L));
    }

    @Test
    void spot_has_no_rates() {
        assertThat(catchThrowableOfType(
                                VenueException.class,
                                () -> aster.query(new MarketRequest.ReadFundingHistory(BTC_SPOT, SINCE, null)))
                        .code())
                .isEqualTo("NOT_SUPPORTED");
        assertThat(catchThrowableOfType(
                                VenueException.class, () -> aster.query(new MarketRequest.ReadPredictedFunding()))
                        .code())
                .isEqualTo("NOT_SUPPORTED");
    }
}
