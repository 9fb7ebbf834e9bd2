package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.Charge;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes orders, as it is sent and answered: aster.md sections 3.4, 3.5 and 3.7. */
class OrderWritesTest {

    private static final Listing BTC = Naming.perpetual("BTC", "USDT", "USDT", "BTCUSDT");
    private static final Listing ETH = Naming.perpetual("ETH", "USDT", "USDT", "ETHUSDT");
    private static final Listing BTC_SPOT = Naming.pair("BTC", "USDT", "BTCUSDT");

    private final AsterFixture aster = new AsterFixture();

    @ParameterizedTest
    @CsvSource({
        "PERP, LIMIT, GTX, , type=LIMIT&timeInForce=GTX&quantity=0.01&price=60000",
        "PERP, LIMIT, , , type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000",
        "PERP, LIMIT, FOK, , type=LIMIT&timeInForce=FOK&quantity=0.01&price=60000&newOrderRespType=RESULT",
        "PERP, MARKET, , , type=LIMIT&timeInForce=IOC&quantity=0.01&price=60000&newOrderRespType=RESULT",
        "PERP, STOP_LIMIT, GTC, 61000, type=STOP&quantity=0.01&price=60000&stopPrice=61000&workingType=MARK_PRICE",
        "PERP, STOP_LIMIT, IOC, 61000, type=STOP&timeInForce=IOC&quantity=0.01&price=60000&stopPrice=61000&workingType=MARK_PRICE",
        "PERP, STOP_MARKET, , 61000, type=STOP_MARKET&quantity=0.01&stopPrice=61000&workingType=MARK_PRICE",
        "PERP, TAKE_PROFIT_LIMIT, , 59000, type=TAKE_PROFIT&quantity=0.01&price=60000&stopPrice=59000&workingType=MARK_PRICE",
        "PERP, TAKE_PROFIT_MARKET, , 59000, type=TAKE_PROFIT_MARKET&quantity=0.01&stopPrice=59000&workingType=MARK_PRICE",
        "SPOT, LIMIT, IOC, , type=LIMIT&timeInForce=IOC&quantity=0.01&price=60000",
        "SPOT, MARKET, , , type=LIMIT&timeInForce=IOC&quantity=0.01&price=60000",
        "SPOT, STOP_MARKET, , 61000, type=STOP_MARKET&quantity=0.01&stopPrice=61000",
        "SPOT, TAKE_PROFIT_LIMIT, , 59000, type=TAKE_PROFIT&quantity=0.01&price=60000&stopPrice=59000"
    })
    void an_order_carries_what_its_type_takes(
            Market market, OrderType type, TimeInForce timeInForce, BigDecimal trigger, String wanted) {
        Listing listing = market == Market.PERP ? BTC : BTC_SPOT;
        OrderTicket ticket =
                new TestOrder(listing, type, timeInForce).trigger(trigger).ticket();

        assertThat(sent(ticket)).isEqualTo("symbol=BTCUSDT&side=BUY&" + wanted + "&newClientOrderId=cam-1");
        assertThat(aster.place(ticket).path()).isEqualTo(market == Market.PERP ? "/fapi/v3/order" : "/api/v3/order");
    }

    @ParameterizedTest
    @CsvSource({"BUY, 60600.199, 60600.1", "SELL, 59400.101, 59400.2", "BUY, 60600.1, 60600.1"})
    void a_market_order_never_pays_more_than_its_bound(Side side, BigDecimal bound, String price) {
        OrderTicket ticket = new TestOrder(BTC, OrderType.MARKET, null)
                .side(side)
                .price(bound)
                .ticket();

        assertThat(sent(ticket)).contains("&price=" + price + "&");
    }

    @Test
    void a_one_way_order_reduces_by_a_word_and_a_leg_by_its_side() {
        TestOrder reducing = new TestOrder(BTC, OrderType.LIMIT, TimeInForce.GTC).reduceOnly();

        assertThat(sent(reducing.ticket())).contains("&reduceOnly=true&").doesNotContain("positionSide");
        assertThat(sent(reducing.leg(PositionSide.SHORT).ticket()))
                .contains("&positionSide=SHORT&")
                .doesNotContain("reduceOnly");
    }

    @Test
    void a_trigger_that_closes_a_position_carries_no_quantity() {
        OrderTicket ticket = new TestOrder(BTC, OrderType.STOP_MARKET, null)
                .side(Side.SELL)
                .trigger(new BigDecimal("45000"))
                .closing()
                .ticket();

        assertThat(sent(ticket))
                .isEqualTo("symbol=BTCUSDT&side=SELL&type=STOP_MARKET&stopPrice=45000&closePosition=true"
                        + "&workingType=MARK_PRICE&newClientOrderId=cam-1");
    }

    @Test
    void what_the_venue_does_not_take_is_refused_before_sending() {
        BigDecimal trigger = new BigDecimal("61000");
        assertRefused(
                new TestOrder(BTC_SPOT, OrderType.LIMIT, TimeInForce.GTC).reduceOnly(), "spot has no reduce-only");
        assertRefused(new TestOrder(BTC, OrderType.STOP_MARKET, null), "needs a trigger price");
        assertRefused(new TestOrder(BTC, OrderType.LIMIT, TimeInForce.GTC).trigger(trigger), "takes no trigger price");
        assertRefused(
                new TestOrder(BTC, OrderType.STOP_LIMIT, null).trigger(trigger).closing(), "close a position");
        assertRefused(
                new TestOrder(BTC_SPOT, OrderType.STOP_MARKET, null)
                        .trigger(trigger)
                        .closing(),
                "close a position");
    }

    @Test
    void a_time_in_force_that_the_symbol_does_not_list_is_refused_before_sending() {
        aster.ask(
                new MarketRequest.ReadInstruments(Market.PERP),
                AsterFixture.sample("futures-rest-exchangeInfo-captured").replace("\"FOK\",", ""));

        assertRefused(
                new TestOrder(BTC, OrderType.LIMIT, TimeInForce.FOK), "BTC/USDT:USDT takes no timeInForce FOK: write ");
    }

    private void assertRefused(TestOrder order, String text) {
        OrderRejectedException refused = catchThrowableOfType(OrderRejectedException.class, () -> sent(order.ticket()));

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused).hasMessageContaining(text);
    }

    @Test
    void several_orders_go_in_one_call_and_are_answered_one_by_one() {
        TradeRequest.PlaceBatch batch = batch(BTC, BTC);

        assertThat(aster.body(batch))
                .startsWith("batchOrders=%5B%7B%22symbol%22%3A%22BTCUSDT%22%2C%22side%22%3A%22BUY%22%2C"
                        + "%22type%22%3A%22LIMIT%22%2C%22timeInForce%22%3A%22GTC%22%2C%22quantity%22%3A%220.01%22%2C");
        List<OrderAnswer> answers = aster.ask(batch, AsterFixture.sample("futures-rest-batchOrders-mixed"));
        assertThat(answers.get(0).ack().orderId()).isEqualTo("22542179");
        assertThat(answers.get(0).ack().status()).isEqualTo(OrderStatus.NEW);
        assertThat(answers.get(1).failure())
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("ReduceOnly Order is rejected.");
        assertThat(aster.venue.requests().charges(batch))
                .contains(new Charge("fapi.orders.10s.main", 2))
                .contains(new Charge("fapi.weight", 5));
    }

    @Test
    void of_a_batch_whose_answer_is_short_nobody_knows_what_became() {
        VenueException failure = catchThrowableOfType(
                VenueException.class, () -> aster.ask(batch(BTC, ETH), "[{\"code\":-2022,\"msg\":\"no\"}]"));
        List<OrderAnswer> odd =
                aster.ask(batch(BTC, ETH), "[{\"orderId\":1,\"status\":\"ODD\"},{\"code\":-1007,\"msg\":\"?\"}]");

        assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
        assertThat(odd).extracting(OrderAnswer::failure).hasOnlyElementsOfType(OutcomeUnknownException.class);
    }

    @Test
    void a_batch_the_venue_cannot_take_is_refused_before_sending() {
        assertThat(refusal(batch(BTC, BTC, BTC, BTC, BTC, BTC)).code()).isEqualTo("BATCH_TOO_LONG");
        assertThat(refusal(new TradeRequest.PlaceBatch(batch(BTC).permits(), true))
                        .code())
                .isEqualTo("NOT_SUPPORTED");
        assertThat(refusal(batch(BTC_SPOT)).code()).isEqualTo("NOT_SUPPORTED");
        assertThat(refusal(batch(BTC, BTC_SPOT)).code()).isEqualTo("INCOMPLETE");
    }

    @Test
    void every_order_of_a_batch_needs_its_own_permit() {
        Permit permit = batch(BTC).permits().get(0);
        Permit foreign = new PermitMint().mint(permit.order());

        assertThat(refusal(new TradeRequest.PlaceBatch(List.of(permit, permit), false))
                        .code())
                .isEqualTo("NOT_GATED");
        assertThat(refusal(new TradeRequest.PlaceBatch(
                                List.of(batch(BTC).permits().get(0), foreign), false))
                        .code())
                .isEqualTo("NOT_GATED");
        assertThat(refusal(new TradeRequest.Amend(foreign, foreign.order(), null, BigDecimal.ZERO))
                        .code())
                .isEqualTo("NOT_GATED");
    }

    @Test
    void a_limit_order_is_amended_by_either_id() {
        TradeRequest.Amend byOurs = amend(BTC, null);
        TradeRequest.Amend byTheirs = amend(BTC, "405");

        assertThat(aster.venue.requests().encode(byOurs).method()).isEqualTo("PUT");
        assertThat(aster.body(byTheirs)).isEqualTo("symbol=BTCUSDT&orderId=405&quantity=0.01&price=60000");
        assertThat(aster.ask(byOurs, AsterFixture.sample("futures-rest-order-modify"))
                        .orderId())
                .isEqualTo("405");
        OrderTicket market = new TestOrder(BTC, OrderType.MARKET, null).ticket();
        assertThat(refusal(new TradeRequest.Amend(aster.mint.mint(market), market, null, BigDecimal.ZERO))
                        .code())
                .isEqualTo("UNSUPPORTED");
        assertThat(refusal(amend(BTC_SPOT, null)).code()).isEqualTo("NOT_SUPPORTED");
    }

    @Test
    void a_trigger_price_written_with_other_zeros_is_no_change() {
        OrderTicket open = new TestOrder(BTC, OrderType.STOP_MARKET, null)
                .trigger(new BigDecimal("65000"))
                .ticket();
        Permit same = aster.mint.mint(new TestOrder(BTC, OrderType.STOP_MARKET, null)
                .trigger(new BigDecimal("65000.0"))
                .ticket());
        Permit other = aster.mint.mint(new TestOrder(BTC, OrderType.STOP_MARKET, null)
                .trigger(new BigDecimal("65000.1"))
                .ticket());

        assertThat(new TradeRequest.Amend(same, open, null, BigDecimal.ZERO).changes())
                .isEmpty();
        assertThat(new TradeRequest.Amend(other, open, null, BigDecimal.ZERO).changes())
                .containsOnlyKeys("triggerPrice");
    }

    @Test
    void an_api_key_amends_nothing_and_its_permit_stays_unused() {
        AsterFixture byKey = new AsterFixture(AsterFixture.HMAC, AsterFixture.NOW);
        Permit permit = byKey.mint.mint(new TestOrder(BTC, OrderType.LIMIT, TimeInForce.GTC).ticket());

        VenueException refused = catchThrowableOfType(VenueException.class, () -> byKey.venue
                .requests()
                .encode(new TradeRequest.Amend(permit, permit.order(), null, BigDecimal.ZERO)));

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused).hasMessageContaining("NEEDS_WALLET").hasMessageContaining("private_key");
        assertThat(byKey.body(new TradeRequest.Place(permit))).contains("type=LIMIT");
    }

    @Test
    void several_orders_of_a_symbol_are_cancelled_in_one_call() {
        TradeRequest.CancelBatch ours = cancels("123aaaa", null, "111ccc", null);
        TradeRequest.CancelBatch theirs = cancels(null, "1", null, "2");

        assertThat(aster.query(ours))
                .isEqualTo("symbol=BTCUSDT&origClientOrderIdList=%5B%22123aaaa%22%2C%22111ccc%22%5D");
        assertThat(aster.query(theirs)).isEqualTo("symbol=BTCUSDT&orderIdList=%5B1%2C2%5D");
        List<OrderAnswer> answers = aster.ask(ours, AsterFixture.sample("futures-rest-batchOrders-cancel-mixed"));
        assertThat(answers.get(0).ack().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(answers.get(1).failure()).isInstanceOf(OrderNotFoundException.class);
        assertThat(refusal(cancels("a", null, null, "2")).code()).isEqualTo("INCOMPLETE");
        assertThat(refusal(new TradeRequest.CancelBatch(
                                "main", Collections.nCopies(11, ours.cancels().get(0))))
                        .code())
                .isEqualTo("BATCH_TOO_LONG");
    }

    @Test
    void the_dead_man_switch_is_set_for_a_symbol_and_switched_off() {
        TradeRequest.ScheduleCancel on = new TradeRequest.ScheduleCancel("main", BTC, Duration.ofSeconds(100));
        TradeRequest.ScheduleCancel off = new TradeRequest.ScheduleCancel("main", BTC, null);

        assertThat(aster.body(on)).isEqualTo("symbol=BTCUSDT&countdownTime=100000");
        assertThat(aster.body(off)).isEqualTo("symbol=BTCUSDT&countdownTime=0");
        Optional<Instant> when = aster.ask(on, AsterFixture.sample("futures-rest-countdownCancelAll"));
        assertThat(when).contains(AsterFixture.NOW.plusSeconds(100));
        assertThat(aster.ask(off, "{\"symbol\":\"BTCUSDT\",\"countdownTime\":\"0\"}"))
                .isEmpty();
        assertThat(refusal(new TradeRequest.ScheduleCancel("main", null, Duration.ofSeconds(1)))
                        .code())
                .isEqualTo("INCOMPLETE");
    }

    @Test
    void answers_to_orders_of_both_markets_are_read() {
        TradeRequest.Place futures = new TradeRequest.Place(batch(BTC).permits().get(0));

        assertThat(aster.ask(futures, AsterFixture.sample("futures-rest-order-new-observed"))
                        .orderId())
                .isEqualTo("17338699853");
        assertThat(aster.ask(futures, AsterFixture.sample("futures-rest-order-new-trailing"))
                        .status())
                .isEqualTo(OrderStatus.NEW);
        assertThat(aster.ask(
                                new TradeRequest.Place(batch(BTC_SPOT).permits().get(0)),
                                AsterFixture.sample("spot-rest-order-new"))
                        .orderId())
                .isNotEmpty();
    }

    private TradeRequest.Amend amend(Listing listing, String orderId) {
        Permit permit = batch(listing).permits().get(0);
        return new TradeRequest.Amend(permit, permit.order(), orderId, BigDecimal.ZERO);
    }

    private String sent(OrderTicket ticket) {
        return aster.body(new TradeRequest.Place(aster.mint.mint(ticket)));
    }

    private VenueException refusal(TradeRequest<?> request) {
        VenueException refused = catchThrowableOfType(
                VenueException.class, () -> aster.venue.requests().encode(request));
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        return refused;
    }

    private TradeRequest.PlaceBatch batch(Listing... listings) {
        List<Permit> permits = new ArrayList<>();
        for (Listing listing : listings) {
            permits.add(aster.mint.mint(new TestOrder(listing, OrderType.LIMIT, TimeInForce.GTC).ticket()));
        }
        return new TradeRequest.PlaceBatch(permits, false);
    }

    private static TradeRequest.CancelBatch cancels(String ours, String theirs, String nextOurs, String nextTheirs) {
        return new TradeRequest.CancelBatch(
                "main",
                List.of(
                        new TradeRequest.Cancel("main", BTC, ours, theirs),
                        new TradeRequest.Cancel("main", BTC, nextOurs, nextTheirs)));
    }
}
