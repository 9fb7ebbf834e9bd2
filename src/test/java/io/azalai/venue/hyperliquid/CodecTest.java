package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.AggressorSide;
import io.azalai.model.Balance;
import io.azalai.model.BestBidOffer;
import io.azalai.model.BookPart;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.FundingRate;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Liquidity;
import io.azalai.model.MarginMode;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.OpenInterest;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderStatus;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.Side;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.UnreadableFrameException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded frames and metadata against what the specification says they mean. */
class CodecTest {

    private final Listings listings = Samples.listings();
    private final FrameDecoder market = new MarketFrames(listings, Samples.marks(), Samples.clock());
    private final FrameDecoder account = new AccountFrames(listings, Samples.separate(), new AgentEnds(), List.of());

    @Test
    void instruments_carry_grid_and_asset_id() {
        Instrument btc = listings.symbols().resolve("btc-perp", Market.PERP);
        Instrument purr = listings.symbols().resolve("PURR", Market.SPOT);

        assertThat(btc.listing().symbol()).isEqualTo("BTC/USDC:USDC");
        assertThat(btc.tickSize()).isEqualByComparingTo("0.1");
        assertThat(btc.stepSize()).isEqualByComparingTo("0.00001");
        assertThat(btc.priceSignificantFigures()).isEqualTo(5);
        assertThat(btc.maxLeverage()).isEqualTo(50);
        assertThat(btc.minNotional()).isEqualByComparingTo("10");
        assertThat(btc.marginModes()).containsExactlyInAnyOrder(MarginMode.CROSS, MarginMode.ISOLATED);
        assertThat(listings.symbols().resolve("HPOS", null).marginModes()).containsExactly(MarginMode.ISOLATED);
        assertThat(purr.marginModes()).isEmpty();
        assertThat(listings.id(btc.listing())).isZero();
        assertThat(purr.listing().symbol()).isEqualTo("PURR/USDC");
        assertThat(purr.tickSize()).isEqualByComparingTo("0.00000001");
        assertThat(listings.id(purr.listing())).isEqualTo(10_000);
        assertThat(listings.id(listings.symbols().resolve("HFUN/USDC", null).listing()))
                .isEqualTo(10_001);
        assertThat(listings.symbols().resolve("LOOM", null).status()).isEqualTo(InstrumentStatus.DELISTED);
    }

    @Test
    void the_best_bid_and_offer_carry_the_venues_time_and_ours() throws UnreadableFrameException {
        BestBidOffer bbo = (BestBidOffer) only(market, sample("ws-bbo"));

        assertThat(bbo.listing().symbol()).isEqualTo("BTC/USDC:USDC");
        assertThat(bbo.bidPrice()).isEqualByComparingTo("113377");
        assertThat(bbo.bidQuantity()).isEqualByComparingTo("7.6699");
        assertThat(bbo.askPrice()).isEqualByComparingTo("113397");
        assertThat(bbo.timestamp()).isEqualTo(Instant.ofEpochMilli(1754450974231L));
        assertThat(bbo.receivedAt()).isEqualTo(Samples.NOW);
    }

    @Test
    void an_empty_side_is_absent() throws UnreadableFrameException {
        BestBidOffer bbo = (BestBidOffer)
                only(
                        market,
                        "{\"data\":{\"bbo\":[null,{\"px\":\"2\",\"sz\":\"1\",\"n\":1}],\"time\":5,\"coin\":\"@1\"},\"channel\":\"bbo\"}");

        assertThat(bbo.bidPrice()).isNull();
        assertThat(bbo.askPrice()).isEqualByComparingTo("2");
        assertThat(bbo.listing().symbol()).isEqualTo("HFUN/USDC");
    }

    @Test
    void trades_name_the_aggressor() throws UnreadableFrameException {
        List<Event> events = decode(market, sample("ws-trades"));

        assertThat(events).hasSize(2);
        Trade first = (Trade) events.get(0);
        assertThat(first.side()).isEqualTo(AggressorSide.SELL);
        assertThat(first.tradeId()).isEqualTo("404237815023429");
        assertThat(first.price()).isEqualByComparingTo("79146");
        assertThat(((Trade) events.get(1)).side()).isEqualTo(AggressorSide.BUY);
    }

    @Test
    void books_are_whole_and_best_first() throws UnreadableFrameException {
        OrderBook book = (OrderBook) only(market, sample("ws-l2Book"));
        assertThat(book.parts()).containsExactly(new BookPart("l2Book", book.timestamp(), 5, 5));

        assertThat(book.bids()).hasSize(5);
        assertThat(book.bids().get(0).price()).isEqualByComparingTo("98450.5");
        assertThat(book.asks().get(0).quantity()).isEqualByComparingTo("1.5");
        assertThat(book.venueSequence()).isNull();
    }

    @Test
    void figures_become_mark_funding_and_ticker() throws UnreadableFrameException {
        List<Event> events = decode(market, sample("ws-activeAssetCtx"));

        assertThat(events).hasSize(4);
        MarkPrice mark = (MarkPrice) events.get(0);
        FundingRate funding = (FundingRate) events.get(1);
        OpenInterest open = (OpenInterest) events.get(2);
        Ticker ticker = (Ticker) events.get(3);
        assertThat(open.openInterest()).isEqualByComparingTo("27353.17682");
        assertThat(open.openInterestValue()).isEqualByComparingTo("2121567100.51284");
        assertThat(mark.markPrice()).isEqualByComparingTo("77562");
        assertThat(mark.indexPrice()).isEqualByComparingTo("77605");
        assertThat(funding.rate()).isEqualByComparingTo("-0.0000015186");
        assertThat(funding.predictedRate()).isEqualByComparingTo("-0.0000015186");
        assertThat(funding.intervalHours()).isEqualTo(1);
        assertThat(funding.cap()).as("4 % an hour, section 8.1").isEqualByComparingTo("0.04");
        assertThat(funding.floor()).isEqualByComparingTo("-0.04");
        assertThat(funding.nextFundingTime()).isEqualTo(Instant.parse("2026-09-24T11:00:00Z"));
        assertThat(ticker.volume()).isEqualByComparingTo("19707.77457");
        assertThat(ticker.lastPrice()).isEqualByComparingTo("77558.5");
        assertThat(ticker.priceChange()).isEqualByComparingTo("1241.5");
        assertThat(ticker.priceChangePercent()).isEqualByComparingTo("1.626767");
    }

    @Test
    void order_updates_say_what_is_left_not_what_filled() throws UnreadableFrameException {
        List<Event> events = decode(account, sample("ws-orderUpdates"));

        Order opened = (Order) events.get(0);
        Order gone = (Order) events.get(1);
        assertThat(opened.status()).isEqualTo(OrderStatus.NEW);
        assertThat(opened.side()).isEqualTo(Side.SELL);
        assertThat(opened.account()).isEqualTo("main");
        assertThat(opened.venueClientOrderId()).isEqualTo("0x48424f54534548554436306163343632");
        assertThat(gone.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(gone.filledQty()).isEqualByComparingTo("0");
        assertThat(gone.updatedAt()).isEqualTo(Instant.ofEpochMilli(1700688453173L));
    }

    @Test
    void fills_of_unlisted_coins_are_kept() throws UnreadableFrameException {
        Fill fill = (Fill) only(account, sample("ws-userFills-snapshot"));

        assertThat(fill.listing().venueSymbol()).isEqualTo("ARB");
        assertThat(fill.tradeId()).isEqualTo("17679709382320");
        assertThat(fill.liquidity()).isEqualTo(Liquidity.MAKER);
        assertThat(fill.direction()).isEqualTo("Open Long");
    }

    @Test
    void a_position_reads_as_the_specification_checks_it() throws UnreadableFrameException {
        List<Event> events = decode(account, sample("ws-clearinghouseState"));

        Position position = (Position) events.get(0);
        assertThat(position.side()).isEqualTo(PositionDirection.LONG);
        assertThat(position.size()).isEqualByComparingTo("0.0335");
        assertThat(position.markPrice()).isEqualByComparingTo("2985.9");
        assertThat(position.percentage()).isEqualByComparingTo("-0.26789");
        assertThat(position.leverage()).isEqualTo(20);
        assertThat(position.margin()).isEqualByComparingTo("4.967826");
        assertThat(position.marginMode()).isEqualTo(MarginMode.ISOLATED);
        Balance balance = (Balance) events.get(1);
        assertThat(balance.total()).isEqualByComparingTo("13109.482328");
        assertThat(balance.free()).isEqualByComparingTo("13104.514502");
    }

    @Test
    void a_position_that_is_no_longer_listed_is_flat() throws UnreadableFrameException {
        decode(account, sample("ws-clearinghouseState"));
        List<Event> events = decode(
                account,
                "{\"channel\":\"clearinghouseState\",\"data\":{\"dex\":\"\",\"user\":\"0x\",\"clearinghouseState\":"
                        + Samples.sample("rest-clearinghouseState-negative-raw") + "}}");

        assertThat(events).first().isInstanceOf(Position.class);
        assertThat(((Position) events.get(0)).side()).isEqualTo(PositionDirection.FLAT);
    }

    @Test
    void one_unknown_status_does_not_hide_its_neighbours() {
        List<Event> events = new ArrayList<>();
        String frame = sample("ws-orderUpdates").replaceFirst("\"open\"", "\"vanished\"");

        UnreadableFrameException failure = catchThrowableOfType(
                UnreadableFrameException.class, () -> account.decode(frame, "main", Samples.NOW, events::add));

        assertThat(failure.kind()).isEqualTo("unknown-state");
        assertThat(events).hasSize(1);
    }

    @Test
    void a_quote_is_the_same_in_whatever_order_and_spelling_it_comes() throws Exception {
        List<Event> events = decode(market, """
            { "data" : { "bbo":[ {"sz":"2.50","n":1,"px":95000.10,"px":"95000.1"} , null ], "new":[{"coin":"ETH"}],
              "time":1, "c\\u006fin":"B\\u0054C", "time":1769940855551 }, "channel":"bbo" }""");

        BestBidOffer quote = (BestBidOffer) events.get(0);
        assertThat(quote.listing().venueSymbol()).isEqualTo("BTC");
        assertThat(quote.bidPrice()).isEqualTo(new BigDecimal("95000.1"));
        assertThat(quote.bidQuantity()).isEqualTo(new BigDecimal("2.50"));
        assertThat(quote.askPrice()).isNull();
        assertThat(quote.timestamp()).isEqualTo(Instant.ofEpochMilli(1769940855551L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Websocket connection established. | not-json",
                "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":1 | truncated",
                "{\"channel\":\"weather\",\"data\":{}} | unknown-channel",
                "{\"channel\":\"bbo\",\"data\":{\"coin\":\"NOPE\",\"time\":1,\"bbo\":[null,null]}} | unknown-symbol",
                "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":1,\"bbo\":[{\"px\":\"1e999999999\",\"sz\":\"1\"},null]}} | bad-number",
                "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":1,\"bbo\":[{\"px\":\"-1\",\"sz\":\"1\"},null]}} | bad-number",
                "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":99999999999999999999,\"bbo\":[null,null]}} | bad-number",
                "{\"channel\":\"bbo\",\"data\":[]} | bad-shape",
                "{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\"}]} | bad-shape",
                "[] | bad-shape"
            })
    void garbage_is_named_by_its_kind(String frame, String kind) {
        UnreadableFrameException failure =
                catchThrowableOfType(UnreadableFrameException.class, () -> decode(market, frame));

        assertThat(failure.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | not-json",
                "{\"channel\":\"userFills\",\"data\":{\"fills\":[{ | truncated",
                "{\"channel\":\"weather\",\"data\":{}} | unknown-channel",
                "{\"channel\":\"userFills\",\"data\":{}} | bad-shape",
                "{\"channel\":\"userFills\",\"data\":{\"fills\":[{\"coin\":\"BTC\"}]}} | bad-shape",
                "{\"channel\":\"spotState\",\"data\":{\"spotState\":{\"balances\":[{\"coin\":\"A\",\"total\":\"1e99\",\"hold\":\"0\"}]}}} | bad-number",
                "[] | bad-shape"
            })
    void private_garbage_is_named_by_its_kind(String frame, String kind) {
        UnreadableFrameException failure =
                catchThrowableOfType(UnreadableFrameException.class, () -> decode(account, frame));

        assertThat(failure.kind()).isEqualTo(kind);
    }

    @Test
    void figures_of_a_coin_without_a_mark_tell_the_rest() throws UnreadableFrameException {
        List<Event> events = decode(
                market,
                "{\"channel\":\"activeAssetCtx\",\"data\":{\"coin\":\"BTC\",\"ctx\":{\"funding\":\"0.0000125\","
                        + "\"openInterest\":\"0.0\",\"prevDayPx\":\"0.0\",\"dayNtlVlm\":\"0.0\",\"oraclePx\":\"0.0\","
                        + "\"markPx\":\"0.0\",\"midPx\":null,\"dayBaseVlm\":\"0.0\"}}}");

        assertThat(events).noneMatch(MarkPrice.class::isInstance).anyMatch(FundingRate.class::isInstance);
    }

    @Test
    void every_prefix_of_a_frame_is_unreadable_and_never_another_failure() {
        for (String name : List.of("ws-bbo", "ws-trades", "ws-l2Book", "ws-activeAssetCtx")) {
            String frame = sample(name);
            for (int length = 1; length < frame.length(); length++) {
                String prefix = frame.substring(0, length);
                assertThat(catchThrowableOfType(UnreadableFrameException.class, () -> decode(market, prefix)))
                        .isNotNull();
            }
        }
    }

    @Test
    void the_client_id_is_half_a_digest_of_account_and_our_id() {
        String id = Naming.clientOrderId("main", "a-1");

        assertThat(id).matches("0x[0-9a-f]{32}").isEqualTo(Naming.clientOrderId("main", "a-1"));
        assertThat(id).isNotEqualTo(Naming.clientOrderId("other", "a-1"));
    }

    private static String sample(String name) {
        return Samples.sample(name).toString();
    }

    private static Event only(FrameDecoder decoder, String frame) throws UnreadableFrameException {
        List<Event> events = decode(decoder, frame);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static List<Event> decode(FrameDecoder decoder, String frame) throws UnreadableFrameException {
        List<Event> events = new ArrayList<>();
        decoder.decode(frame, "main", Samples.NOW, events::add);
        return events;
    }
}
