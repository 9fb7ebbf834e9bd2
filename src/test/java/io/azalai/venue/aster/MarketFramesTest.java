package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.AggressorSide;
import io.azalai.model.BestBidOffer;
import io.azalai.model.BookDelta;
import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.FundingRate;
import io.azalai.model.Interval;
import io.azalai.model.Level;
import io.azalai.model.Liquidation;
import io.azalai.model.MarkPrice;
import io.azalai.model.OrderBook;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.UnreadableFrameException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of the public streams become models: aster.md sections 6.2 and 8. */
class MarketFramesTest {

    private final AsterFixture aster = new AsterFixture();

    @Test
    void a_best_bid_and_offer_comes_in_the_shapes_of_both_markets() throws Exception {
        BestBidOffer futures = (BestBidOffer) only("futures-market", "ws-futures-bookTicker-observed");
        BestBidOffer spot = (BestBidOffer) one(
                "spot-market",
                "{\"u\":400900217,\"s\":\"BTCUSDT\",\"b\":\"25.3519\",\"B\":\"31.21\",\"a\":\"0.0\",\"A\":\"0\"}");

        assertThat(futures.bidPrice()).isEqualByComparingTo("122046.7");
        assertThat(futures.askQuantity()).isEqualByComparingTo("0.001");
        assertThat(futures.timestamp()).isEqualTo(Instant.ofEpochMilli(1754896692922L));
        assertThat(spot.askPrice()).isNull();
        assertThat(spot.timestamp()).isEqualTo(AsterFixture.NOW);
    }

    @Test
    void a_symbol_without_a_mark_price_costs_no_other_of_its_frame() throws Exception {
        String live = AsterFixture.sample("ws-futures-markPrice");
        String dead = live.replace("11794.15000000", "0.00000000");

        assertThat(aster.frame("futures-market", "[" + dead + "," + live + "]"))
                .extracting(Object::getClass)
                .containsExactly(MarkPrice.class, FundingRate.class);
        assertThat(aster.frame("futures-market", dead)).isEmpty();
    }

    @Test
    void a_difference_keeps_the_three_update_ids() throws Exception {
        BookDelta delta = (BookDelta) only("futures-market", "ws-futures-depth-observed");

        assertThat(delta.firstVenueSequence()).isEqualTo(156391349814L);
        assertThat(delta.venueSequence()).isEqualTo(156391349814L);
        assertThat(delta.previousVenueSequence()).isEqualTo(156391348236L);
        assertThat(delta.bids()).containsExactly(new Level(new BigDecimal("114988.3"), new BigDecimal("0.147")));
    }

    @Test
    void the_taker_sells_when_the_buyer_is_the_maker() throws Exception {
        Trade trade = (Trade) only("futures-market", "ws-futures-aggTrade");

        assertThat(trade.side()).isEqualTo(AggressorSide.SELL);
        assertThat(trade.tradeId()).isEqualTo("5933014");
        assertThat(trade.price()).isEqualByComparingTo("0.001");
        assertThat(trade.count()).as("from 100 to 105").isEqualTo(6);
    }

    @Test
    void a_mark_price_frame_is_mark_and_funding_with_the_symbols_interval() throws Exception {
        aster.ask(
                new MarketRequest.ReadFundingIntervals(),
                "[{\"symbol\":\"BTCUSDT\",\"fundingIntervalHours\":4,\"fundingFeeCap\":0.03,"
                        + "\"fundingFeeFloor\":-0.02}]");
        List<Event> events = aster.frame("futures-market", AsterFixture.sample("ws-futures-markPrice"));

        MarkPrice mark = (MarkPrice) events.get(0);
        assertThat(mark.markPrice()).isEqualByComparingTo("11794.15");
        assertThat(mark.indexPrice()).isEqualByComparingTo("11784.62659091");
        FundingRate funding = (FundingRate) events.get(1);
        assertThat(funding.rate()).isEqualByComparingTo("0.00038167");
        assertThat(funding.predictedRate()).isEqualByComparingTo("0.00038167");
        assertThat(funding.nextFundingTime()).isEqualTo(Instant.ofEpochMilli(1562306400000L));
        assertThat(funding.intervalHours()).isEqualTo(4);
        assertThat(funding.cap()).isEqualByComparingTo("0.03");
        assertThat(funding.floor()).isEqualByComparingTo("-0.02");
    }

    /** A symbol that pays no funding any more, as one in settlement, has zero for its next payment. */
    @Test
    void a_payment_time_of_zero_is_none_and_costs_no_symbol_its_price() throws Exception {
        String live = AsterFixture.sample("ws-futures-markPrice");
        String settling = live.replace("1562306400000", "0");

        List<Event> events = aster.frame("futures-market", "[" + settling + "," + live + "]");

        assertThat(events)
                .extracting(Object::getClass)
                .containsExactly(MarkPrice.class, FundingRate.class, MarkPrice.class, FundingRate.class);
        assertThat(((FundingRate) events.get(1)).nextFundingTime()).isNull();
    }

    @Test
    void a_ticker_has_no_bid_and_ask() throws Exception {
        Ticker ticker = (Ticker) only("futures-market", "ws-futures-ticker");

        assertThat(ticker.lastPrice()).isEqualByComparingTo("0.0025");
        assertThat(ticker.priceChangePercent()).isEqualByComparingTo("250");
        assertThat(ticker.volume()).isEqualByComparingTo("10000");
        assertThat(ticker.highPrice()).isEqualByComparingTo("0.0025");
        assertThat(ticker.lowPrice()).isEqualByComparingTo("0.001");
        assertThat(ticker.bidPrice()).isNull();
    }

    @Test
    void differences_of_both_markets_are_read() throws Exception {
        BookDelta futures = (BookDelta) only("futures-market", "ws-futures-depth-diff");
        BookDelta spot = (BookDelta) only("spot-market", "ws-spot-depth-diff");

        assertThat(futures.timestamp()).isEqualTo(Instant.ofEpochMilli(123456788));
        assertThat(futures.venueSequence()).isEqualTo(160);
        assertThat(futures.previousVenueSequence()).isEqualTo(149);
        assertThat(futures.bids()).containsExactly(new Level(new BigDecimal("0.0024"), new BigDecimal("10")));
        assertThat(spot.venueSequence()).isEqualTo(120);
        assertThat(spot.asks()).containsExactly(new Level(new BigDecimal("5.6"), new BigDecimal("100")));
    }

    @Test
    void best_levels_are_a_snapshot_where_the_stream_says_so() throws Exception {
        String depth5 = AsterFixture.sample("ws-futures-depth5");
        OrderBook wrapped =
                (OrderBook) one("futures-market", "{\"stream\":\"btcusdt@depth5@100ms\",\"data\":" + depth5 + "}");
        OrderBook spot = (OrderBook) only("spot-market", "ws-spot-depth5");

        assertThat(wrapped.bids()).hasSize(5);
        assertThat(wrapped.bids().get(0).price()).isEqualByComparingTo("7403.89");
        assertThat(wrapped.asks().get(0).quantity()).isEqualByComparingTo("3.340");
        assertThat(wrapped.venueSequence()).isEqualTo(390497878L);
        assertThat(wrapped.source()).isEqualTo(Source.WS);
        assertThat(spot.bids()).hasSize(1);
        assertThat(one("futures-market", depth5)).isInstanceOf(BookDelta.class);
    }

    @Test
    void trades_come_as_single_ones_and_with_their_parties() throws Exception {
        Trade spot =
                (Trade) one("spot-market", AsterFixture.sample("ws-spot-trade").replace("BNBBTC", "BTCUSDT"));
        Trade parties = (Trade) only("futures-market", "ws-tradepro-combined");

        assertThat(spot.tradeId()).isEqualTo("12345");
        assertThat(spot.quantity()).isEqualByComparingTo("100");
        assertThat(parties.tradeId()).isEqualTo("128884613");
        assertThat(parties.price()).isEqualByComparingTo("73685.5");
        assertThat(parties.side()).isEqualTo(AggressorSide.UNKNOWN);
        assertThat(parties.timestamp()).isEqualTo(Instant.ofEpochMilli(1773751963079L));
    }

    @Test
    void a_kline_is_a_candle_that_says_whether_it_is_closed() throws Exception {
        Candle candle = (Candle) only("futures-market", "ws-futures-kline");

        assertThat(candle.interval()).isEqualTo(Interval.M1);
        assertThat(candle.openTime()).isEqualTo(Instant.ofEpochMilli(123400000));
        assertThat(candle.closeTime()).isEqualTo(Instant.ofEpochMilli(123460000));
        assertThat(candle.open()).isEqualByComparingTo("0.0010");
        assertThat(candle.high()).isEqualByComparingTo("0.0025");
        assertThat(candle.low()).isEqualByComparingTo("0.0015");
        assertThat(candle.close()).isEqualByComparingTo("0.0020");
        assertThat(candle.volume()).isEqualByComparingTo("1000");
        assertThat(candle.quoteVolume()).isEqualByComparingTo("1");
        assertThat(candle.takerBuyVolume()).isEqualByComparingTo("500");
        assertThat(candle.trades()).isEqualTo(100);
        assertThat(candle.closed()).isFalse();
    }

    @Test
    void a_forced_order_is_a_liquidation() throws Exception {
        Liquidation liquidation = (Liquidation) only("futures-market", "ws-futures-forceOrder");

        assertThat(liquidation.listing().symbol()).isEqualTo("BTC/USDT:USDT");
        assertThat(liquidation.side()).isEqualTo(Side.SELL);
        assertThat(liquidation.price()).isEqualByComparingTo("9910");
        assertThat(liquidation.quantity()).isEqualByComparingTo("0.014");
        assertThat(liquidation.timestamp()).isEqualTo(Instant.ofEpochMilli(1568014460893L));
    }

    @Test
    void a_small_ticker_leaves_the_change_to_be_reckoned() throws Exception {
        Ticker ticker = (Ticker) only("futures-market", "ws-futures-miniTicker");

        assertThat(ticker.lastPrice()).isEqualByComparingTo("0.0025");
        assertThat(ticker.priceChange()).isEqualByComparingTo("0.0015");
        assertThat(ticker.priceChangePercent()).isEqualByComparingTo("150");
        assertThat(ticker.quoteVolume()).isEqualByComparingTo("18");
        assertThat(ticker.highPrice()).isEqualByComparingTo("0.0025");
        assertThat(ticker.lowPrice()).isEqualByComparingTo("0.001");
    }

    @Test
    void a_ticker_before_the_first_trade_has_no_last_price() throws Exception {
        Ticker ticker = (Ticker) one(
                "futures-market",
                "{\"e\":\"24hrTicker\",\"E\":1769940855551,\"s\":\"BTCUSDT\",\"p\":\"0\",\"P\":\"0\",\"c\":\"0\",\"o\":\"0\","
                        + "\"h\":\"0\",\"l\":\"0\",\"v\":\"0\",\"q\":\"0\"}");

        assertThat(ticker.lastPrice()).isNull();
        assertThat(ticker.volume()).isZero();
    }

    @Test
    void a_trade_names_its_transaction_in_either_case() throws Exception {
        for (String hash : List.of("0xab", "0XAB")) {
            Trade trade = (Trade) one(
                    "futures-market",
                    "{\"e\":\"aggTrade\",\"E\":1,\"s\":\"BTCUSDT\",\"a\":7,\"p\":\"5\",\"q\":\"1\",\"T\":1,\"m\":true,\"h\":\""
                            + hash + "\"}");

            assertThat(trade.tradeId()).isEqualTo("7");
        }
    }

    @Test
    void best_quotes_are_read_from_every_recorded_shape() throws Exception {
        BestBidOffer futures = (BestBidOffer) one(
                "futures-market", AsterFixture.sample("ws-futures-bookTicker").replace("BNBUSDT", "BTCUSDT"));
        BestBidOffer spot = (BestBidOffer)
                one("spot-market", AsterFixture.sample("ws-spot-bookTicker").replace("BNBUSDT", "BTCUSDT"));
        BestBidOffer observed = (BestBidOffer) one(
                "spot-market",
                AsterFixture.sample("ws-spot-bookTicker-observed").replace("ETHUSDT", "BTCUSDT"));

        assertThat(futures.bidPrice()).isEqualByComparingTo("25.35190000");
        assertThat(spot.askPrice()).isEqualByComparingTo("25.36520000");
        assertThat(observed.bidPrice()).isEqualByComparingTo("3034.95");
        assertThat(observed.timestamp()).isEqualTo(Instant.ofEpochMilli(1764235337272L));
    }

    @Test
    void a_frame_of_all_marks_leaves_out_what_is_not_listed() throws Exception {
        String mark = AsterFixture.sample("ws-futures-markPrice");
        String all = "[" + mark.replace("BTCUSDT", "GONEUSDT") + "," + mark + "]";

        assertThat(aster.frame("futures-market", all))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.where().venueSymbol()).isEqualTo("BTCUSDT"));
    }

    @Test
    void a_trade_is_the_same_in_whatever_order_and_spelling_it_comes() throws Exception {
        Trade trade = (Trade) one("futures-market", """
            { "p" : "0.0010", "new": {"deep": [1, {"s": "ETHUSDT"}]}, "q":"7", "T":1, "q" : "100", "m":true, "a":5,
              "nq":null, "\\u0073":"BTC\\u0055SDT", "E":"1769940855551", "e":"agg\\u0054rade", "T":1769940855551 }""");

        assertThat(trade.listing().symbol()).isEqualTo("BTC/USDT:USDT");
        assertThat(trade.tradeId()).isEqualTo("5");
        assertThat(trade.price()).isEqualTo(new BigDecimal("0.0010"));
        assertThat(trade.quantity()).isEqualTo(new BigDecimal("100"));
        assertThat(trade.side()).isEqualTo(AggressorSide.SELL);
        assertThat(trade.timestamp()).isEqualTo(Instant.ofEpochMilli(1769940855551L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws-futures-aggTrade",
                "ws-futures-bookTicker-observed",
                "ws-futures-markPrice",
                "ws-futures-depth-diff",
                "ws-futures-kline",
                "ws-futures-ticker",
                "ws-futures-forceOrder"
            })
    void a_frame_that_is_cut_anywhere_says_nothing(String sample) {
        String frame = AsterFixture.sample(sample).strip();

        for (int length = 0; length < frame.length(); length++) {
            String cut = frame.substring(0, length);
            assertThat(catchThrowableOfType(UnreadableFrameException.class, () -> aster.frame("futures-market", cut))
                            .kind())
                    .as(cut)
                    .isEqualTo("truncated");
        }
    }

    private Event only(String stream, String sample) throws UnreadableFrameException {
        return one(stream, AsterFixture.sample(sample));
    }

    private Event one(String stream, String frame) throws UnreadableFrameException {
        List<Event> events = aster.frame(stream, frame);
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
