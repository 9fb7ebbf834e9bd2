package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Liquidity;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderLimits;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.Wanted;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.KeyRights;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderAck;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.UnreadableFrameException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of the venue become models, by the tables of aster.md sections 3.2 and 8. */
class CodecTest {

    private final AsterFixture aster = new AsterFixture();

    @Test
    void filters_are_the_rules_of_a_perpetual() {
        Instrument btc = aster.venue.symbols().resolve("BTC", Market.PERP);

        assertThat(btc.listing().symbol()).isEqualTo("BTC/USDT:USDT");
        assertThat(btc.tickSize()).isEqualByComparingTo("0.1");
        assertThat(btc.stepSize()).isEqualByComparingTo("0.001");
        assertThat(btc.maxQuantity()).isEqualByComparingTo("1000");
        assertThat(btc.minNotional()).isEqualByComparingTo("5");
        assertThat(btc.settleAsset()).isEqualTo("USDT");
        assertThat(btc.marginModes()).containsExactlyInAnyOrder(MarginMode.CROSS, MarginMode.ISOLATED);
        assertThat(btc.limits())
                .isEqualTo(new OrderLimits(
                        new BigDecimal("1"),
                        new BigDecimal("1000000"),
                        new BigDecimal("0.001"),
                        new BigDecimal("120"),
                        new BigDecimal("0.001"),
                        200,
                        10));
    }

    @Test
    void a_symbol_without_a_day_of_listing_does_not_keep_others_from_being_read() {
        String told = AsterFixture.sample("futures-rest-exchangeInfo-captured");
        MarketRequest.ReadInstruments request = new MarketRequest.ReadInstruments(Market.PERP);

        assertThat(aster.ask(request, told.replaceFirst("\"onboardDate\": ?\\d+", "\"onboardDate\": 0")))
                .hasSameSizeAs(aster.ask(request, told))
                .isNotEmpty();
    }

    @Test
    void a_limit_of_zero_is_no_limit() {
        Instrument free =
                aster.ask(new MarketRequest.ReadInstruments(Market.PERP), """
                        {"symbols":[{"symbol":"XUSDT","status":"TRADING","baseAsset":"X","quoteAsset":"USDT",
                         "contractType":"PERPETUAL","marginAsset":"USDT","filters":[
                          {"filterType":"PRICE_FILTER","tickSize":"0.1","minPrice":"0","maxPrice":"0"},
                          {"filterType":"LOT_SIZE","stepSize":"1","minQty":"1","maxQty":"9"},
                          {"filterType":"MAX_NUM_ORDERS","limit":0}]}]}""").get(0);

        assertThat(free.limits()).isEqualTo(OrderLimits.NONE);
    }

    @Test
    void filters_are_the_rules_of_a_pair_and_test_symbols_are_left_out() {
        Instrument btc = aster.venue.symbols().resolve("BTC/USDT", null);

        assertThat(btc.listing().market()).isEqualTo(Market.SPOT);
        assertThat(btc.tickSize()).isEqualByComparingTo("0.01");
        assertThat(btc.stepSize()).isEqualByComparingTo("0.00001");
        assertThat(btc.minNotional()).isEqualByComparingTo("5");
        assertThat(btc.marginModes()).isEmpty();
        assertThat(btc.limits().maxPrice()).isEqualByComparingTo("10000000");
        assertThat(btc.limits().marketMaxQuantity()).isEqualByComparingTo("2");
        assertThat(btc.limits().maxOrders()).isEqualTo(200);
        assertThat(btc.limits().maxTriggerOrders()).isNull();
        assertThat(aster.venue.symbols().onWire(Market.SPOT, "TESTUSDT")).isNull();
    }

    @Test
    void a_new_order_on_futures_is_an_order_without_a_fill() throws Exception {
        Order order = (Order) only("futures-account", "ws-futures-user-ORDER_TRADE_UPDATE");

        assertThat(order.orderId()).isEqualTo("8886774");
        assertThat(order.clientOrderId()).isEqualTo("TEST");
        assertThat(order.orderType()).isEqualTo(OrderType.TRAILING_STOP_MARKET);
        assertThat(order.triggerPrice()).as("of a trailing stop").isNull();
        assertThat(order.price()).isNull();
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void a_trade_on_spot_is_an_order_and_a_fill() throws Exception {
        List<Event> events = aster.frame("spot-account", AsterFixture.sample("ws-spot-user-executionReport"));

        Order order = (Order) events.get(0);
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order.filledQty()).isEqualByComparingTo("8.999");
        assertThat(order.avgPrice()).isEqualByComparingTo("19.0999999955550656");
        Fill fill = (Fill) events.get(1);
        assertThat(fill.tradeId()).isEqualTo("18");
        assertThat(fill.fee()).isEqualByComparingTo("0.00382");
        assertThat(fill.feeAsset()).isEqualTo("SLP25");
        assertThat(fill.liquidity()).isEqualTo(Liquidity.MAKER);
    }

    @Test
    void a_futures_wallet_change_gives_positions_and_asks_for_balances() throws Exception {
        List<Event> events = aster.frame("futures-account", AsterFixture.sample("ws-futures-user-ACCOUNT_UPDATE"));

        assertThat(events).hasSize(4);
        assertThat(((Position) events.get(0)).side()).isEqualTo(PositionDirection.FLAT);
        Position shortLeg = (Position) events.get(2);
        assertThat(shortLeg.side()).isEqualTo(PositionDirection.SHORT);
        assertThat(shortLeg.size()).isEqualByComparingTo("10");
        assertThat(shortLeg.margin()).isEqualByComparingTo("6570.42511771");
        Wanted.OfAccount wanted = (Wanted.OfAccount) events.get(3);
        assertThat(wanted.part()).isEqualTo(Wanted.OfAccount.Part.BALANCES);
        assertThat(wanted.account()).isEqualTo("main");
    }

    @Test
    void spot_balances_are_pushed_whole() throws Exception {
        Balance balance =
                (Balance) aster.frame("spot-account", AsterFixture.sample("ws-spot-user-outboundAccountPosition"))
                        .get(0);

        assertThat(balance.free()).isEqualByComparingTo("10282.42029415");
        assertThat(balance.total()).isEqualByComparingTo("10935.42029416");
    }

    @Test
    void accounts_are_read_from_both_markets() {
        Balance futures = aster.ask(
                        new AccountRequest.ReadBalances("main", Market.PERP),
                        AsterFixture.sample("futures-rest-balance"))
                .get(0);
        assertThat(futures.total()).isEqualByComparingTo("122607.35137903");
        assertThat(futures.free()).isEqualByComparingTo("23.72469206");
        assertThat(aster.ask(
                        new AccountRequest.ReadBalances("main", Market.SPOT), AsterFixture.sample("spot-rest-account")))
                .hasSize(2);
        assertThat(aster.ask(
                                new AccountRequest.ReadSummary("main", Market.PERP),
                                AsterFixture.sample("futures-rest-account"))
                        .equity())
                .isEqualByComparingTo("23.72469206");
    }

    @Test
    void an_agent_tells_what_it_may_and_until_when() {
        String agents = AsterFixture.sample("futures-rest-agents");
        KeyRights ours = aster.ask(
                new AccountRequest.ReadKeyRights("main"),
                agents.replace(
                        "0x2610D3935A008036AF0AE12D014C8904b75fC5E9", "0x21CF8ae13bb72632562c6fff438652ba1a151bb0"));
        KeyRights notOurs = aster.ask(new AccountRequest.ReadKeyRights("main"), agents);

        assertThat(ours)
                .isEqualTo(new KeyRights(
                        KeyRights.Kind.AGENT, null, true, true, false, "", Instant.ofEpochMilli(1867945395040L)));
        assertThat(notOurs.objection())
                .contains("0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0 is no agent of 0x63DD5aCC");
    }

    @Test
    void an_api_key_may_what_its_account_may() {
        AsterFixture byKey = new AsterFixture(AsterFixture.HMAC, AsterFixture.NOW);

        assertThat(byKey.ask(
                        new AccountRequest.ReadKeyRights("main"),
                        AsterFixture.sample("futures-rest-accountV4-captured")))
                .isEqualTo(new KeyRights(KeyRights.Kind.API, null, null, true, true, null, null));
    }

    @Test
    void flat_positions_are_left_out_and_legs_keep_their_side() {
        List<Position> legs = aster.ask(
                        new AccountRequest.ReadPositions("main"),
                        AsterFixture.sample("futures-rest-positionRisk-hedge"))
                .open();

        assertThat(legs).extracting(Position::side).containsExactly(PositionDirection.LONG, PositionDirection.SHORT);
        assertThat(legs.get(0).leverage()).isEqualTo(10);
        assertThat(legs.get(0).pnl()).isEqualByComparingTo("2316.8342356");
        assertThat(aster.ask(
                                new AccountRequest.ReadPositions("main"),
                                AsterFixture.sample("futures-rest-positionRisk-oneway"))
                        .open())
                .isEmpty();
    }

    @Test
    void a_flat_position_says_since_when_unless_the_symbol_was_never_traded() {
        AccountRequest.ReadPositions read = new AccountRequest.ReadPositions("main");
        String never = AsterFixture.sample("futures-rest-positionRisk-oneway");

        List<Position> told = aster.ask(read, never.replace("\"updateTime\": 0", "\"updateTime\": 1625474304765"))
                .positions();

        assertThat(told).extracting(Position::side).containsExactly(PositionDirection.FLAT);
        assertThat(told.get(0).timestamp()).isEqualTo(Instant.ofEpochMilli(1625474304765L));
        assertThat(aster.ask(read, never).positions()).isEmpty();
    }

    @Test
    void orders_fills_and_answers_to_writes_are_read() {
        var listing = Naming.unlisted(Market.PERP, "BTCUSDT");
        Order order = aster.ask(
                new AccountRequest.ReadOrder("main", listing, "abc", null),
                AsterFixture.sample("futures-rest-order-query"));
        OrderAck ack = aster.ask(
                new TradeRequest.Cancel("main", listing, "myOrder1", null),
                AsterFixture.sample("futures-rest-order-cancel"));
        Fill fill = aster.ask(
                        new AccountRequest.ReadFills("main", Market.PERP, listing, Instant.EPOCH),
                        AsterFixture.sample("futures-rest-userTrades"))
                .rows()
                .get(0);

        assertThat(order.clientOrderId()).isEqualTo("abc");
        assertThat(order.quantity()).isEqualByComparingTo("0.40");
        assertThat(ack.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(fill.fee()).isEqualByComparingTo("-0.0781901");
        assertThat(aster.ask(
                        new TradeRequest.CancelAll("main", listing),
                        AsterFixture.sample("futures-rest-allOpenOrders-cancel")))
                .isEmpty();
        assertThat(aster.ask(
                        new TradeRequest.CancelAll("main", Naming.unlisted(Market.SPOT, "BTCUSDT")),
                        AsterFixture.sample("spot-rest-allOpenOrders-cancel")))
                .isEmpty();
    }

    @Test
    void fills_are_read_in_slices_of_seven_days_and_a_thousand() throws Exception {
        var listing = Naming.unlisted(Market.PERP, "BTCUSDT");
        Instant longAgo = AsterFixture.NOW.minus(Duration.ofDays(20));
        AccountRequest.ReadFills old = new AccountRequest.ReadFills("main", Market.PERP, listing, longAgo);
        AccountRequest.ReadFills recent = old.from(AsterFixture.NOW.minus(Duration.ofDays(6)));
        JsonNode row = AsterFixture.JSON
                .readTree(AsterFixture.sample("futures-rest-userTrades"))
                .get(0);
        ArrayNode thousand = AsterFixture.JSON.createArrayNode();
        for (int i = 1; i <= 1000; i++) {
            thousand.add(
                    ((ObjectNode) row.deepCopy()).put("time", recent.since().toEpochMilli() + i));
        }

        Instant end = longAgo.plus(Duration.ofDays(7)).minus(Duration.ofMinutes(1));
        assertThat(aster.venue.requests().encode(old).query()).contains("endTime=" + end.toEpochMilli());
        assertThat(aster.ask(old, "[]").next()).isEqualTo(end);
        assertThat(aster.venue.requests().encode(recent).query()).doesNotContain("endTime");
        assertThat(aster.ask(recent, "[]").next()).isNull();
        assertThat(aster.ask(recent, thousand.toString()).next())
                .isEqualTo(recent.since().plusMillis(1000).truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void a_long_client_id_becomes_a_digest_that_the_venue_takes() {
        String id = aster.venue.venueClientOrderId("main", "a".repeat(37));

        assertThat(aster.venue.venueClientOrderId("main", "cam:1/2")).isEqualTo("cam:1/2");
        assertThat(id).matches("x-[a-z2-7]{26}").isEqualTo(aster.venue.venueClientOrderId("main", "a".repeat(37)));
        assertThat(id).isNotEqualTo(aster.venue.venueClientOrderId("other", "a".repeat(37)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoclose-1", "adl_autoclose", "adl_autoclose-2"})
    void an_order_of_ours_is_never_taken_for_one_by_which_the_venue_closes(String clientOrderId) {
        String sent = aster.venue.venueClientOrderId("main", clientOrderId);

        assertThat(sent).matches("x-[a-z2-7]{26}");
        assertThat(Words.closedBy(sent)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "futures-market | nonsense | not-json",
                "futures-market | {\"e\":\"aggTrade\",\"s\":\"BTC | truncated",
                "futures-market | {\"e\":\"aggTrade\" | truncated",
                "futures-market | {\"e\":\"surprise\",\"s\":\"BTCUSDT\"} | unknown-channel",
                "futures-market | {\"e\":\"aggTrade\",\"a\":1,\"s\":\"NOPE\",\"p\":\"1\",\"q\":\"1\"} | unknown-symbol",
                "futures-market | {\"e\":\"aggTrade\",\"a\":1,\"s\":\"BTCUSDT\",\"p\":\"-1\",\"q\":\"1\"} | bad-number",
                "futures-market | {\"e\":\"aggTrade\",\"a\":1,\"s\":\"BTCUSDT\",\"p\":\"1e999999\",\"q\":\"1\"} | bad-number",
                "futures-market | {\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"p\":\"1\"} | bad-shape",
                "futures-market | 7 | bad-shape",
                "futures-account | {\"e\":\"ORDER_TRADE_UPDATE\"} | bad-shape",
                "futures-account | {\"e\":\"ORDER_TRADE_UPDATE\",\"o\":{\"s\":\"BTCUSDT\",\"S\":\"ODD\",\"o\":\"LIMIT\",\"q\":\"1\",\"z\":\"0\",\"x\":\"NEW\",\"X\":\"NEW\",\"i\":1,\"T\":1,\"R\":false,\"ps\":\"BOTH\"}} | unknown-state",
                "futures-account | {\"e\":\"ACCOUNT_UPDATE\",\"a\":{\"P\":[{\"s\":\"BTCUSDT\",\"pa\":\"x\"}]}} | bad-number",
                "spot-account | [1 | truncated"
            })
    void garbage_is_told_by_its_kind(String stream, String frame, String kind) {
        UnreadableFrameException refused =
                catchThrowableOfType(UnreadableFrameException.class, () -> aster.frame(stream, frame));

        assertThat(refused.kind()).isEqualTo(kind);
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
