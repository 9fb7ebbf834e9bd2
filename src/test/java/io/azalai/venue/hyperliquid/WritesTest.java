package io.azalai.venue.hyperliquid;

import static io.azalai.venue.hyperliquid.HyperliquidFixture.BTC;
import static io.azalai.venue.hyperliquid.HyperliquidFixture.CLIENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.MarginMode;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.model.TwapPrices;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions as hyperliquid.md sections 3.3, 3.4 and 9 print them, and what their answers mean. */
class WritesTest {

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @ParameterizedTest
    @CsvSource({
        // a worst price beyond the trigger is kept, rounded away from it; one that is not gives way to the venue's ten
        // percent
        "SELL, STOP_MARKET, 59000.4, 60000, 59000, true, sl",
        "BUY, STOP_MARKET, 60600.1, 60000, 60601, true, sl",
        "SELL, STOP_MARKET, 60000, 60000, 54000, true, sl",
        "BUY, TAKE_PROFIT_MARKET, 50000, 60000, 66000, true, tp",
        "SELL, STOP_LIMIT, 59900, 60000, 59900, false, sl",
        "SELL, TAKE_PROFIT_LIMIT, 60000, 60000, 60000, false, tp"
    })
    void triggers_name_their_kind_and_a_worst_price_beyond_them(
            Side side, OrderType type, String price, String trigger, String sent, boolean market, String word) {
        JsonNode order = venue.body(
                        new TradeRequest.Place(venue.permit(HyperliquidFixture.trigger(side, type, price, trigger))))
                .at("/action/orders/0");

        assertThat(order.path("p").asText()).isEqualTo(sent);
        assertThat(order.path("r").asBoolean()).isTrue();
        assertThat(order.path("t"))
                .hasToString("{\"trigger\":{\"isMarket\":" + market + ",\"triggerPx\":\"" + trigger + "\",\"tpsl\":\""
                        + word + "\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, STOP_LIMIT, 79000, 75000, below",
        "SELL, TAKE_PROFIT_LIMIT, 75001, 75000, below",
        "BUY, STOP_LIMIT, 74999, 75000, above",
        "BUY, TAKE_PROFIT_LIMIT, 70000, 75000, above"
    })
    void a_limit_that_asks_for_more_than_its_trigger_gives_is_refused_unsent(
            Side side, OrderType type, String price, String trigger, String right) {
        TradeRequest.Place place =
                new TradeRequest.Place(venue.permit(HyperliquidFixture.trigger(side, type, price, trigger)));

        assertThatThrownBy(() -> venue.body(place))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("price is '" + price + "'; a " + side + " " + type
                        + " of Hyperliquid has it at its triggerPrice " + trigger + " or " + right);
    }

    @Test
    void a_trigger_that_closes_the_position_is_tied_to_it_and_has_no_size() {
        TradeRequest.Place place = new TradeRequest.Place(
                venue.permit(HyperliquidFixture.closing(Side.SELL, OrderType.STOP_MARKET, "60000")));

        assertThat(venue.action(place))
                .isEqualTo(
                        "{\"type\":\"order\",\"orders\":[{\"a\":0,\"b\":false,\"p\":\"54000\",\"s\":\"0\",\"r\":true,"
                                + "\"t\":{\"trigger\":{\"isMarket\":true,\"triggerPx\":\"60000\",\"tpsl\":\"sl\"}},\"c\":\""
                                + CLIENT_ID + "\"}],\"grouping\":\"positionTpsl\"}");
        assertThat(venue.done(place, "order_positionTpsl").orderId()).isNull();
        assertThat(venue.done(place, "order_positionTpsl").status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void a_bracket_is_one_action_whose_children_wait() {
        TradeRequest.PlaceBatch bracket = new TradeRequest.PlaceBatch(
                List.of(
                        venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001")),
                        venue.permit(
                                HyperliquidFixture.trigger(Side.SELL, OrderType.TAKE_PROFIT_MARKET, "66000", "66000")),
                        venue.permit(HyperliquidFixture.trigger(Side.SELL, OrderType.STOP_MARKET, "55000", "55000"))),
                true);

        assertThat(venue.body(bracket).at("/action/grouping").asText()).isEqualTo("normalTpsl");
        List<OrderAnswer> answers = venue.done(bracket, "order_normalTpsl_resting_parent");
        assertThat(answers).hasSize(3).allMatch(answer -> answer.ack().status() == OrderStatus.NEW);
        assertThat(answers).extracting(answer -> answer.ack().orderId()).containsExactly("77738310", null, null);
    }

    @Test
    void a_batch_tells_of_each_order_and_one_error_alone_is_that_of_all() {
        TradeRequest.PlaceBatch batch = two();

        List<OrderAnswer> mixed = venue.done(batch, "order_mixed_batch");
        List<OrderAnswer> none = venue.done(batch, "order_error");

        assertThat(mixed.get(0).ack().orderId()).isEqualTo("77738311");
        assertThat(mixed.get(1).failure()).isInstanceOf(InsufficientBalanceException.class);
        assertThat(none).hasSize(2).allSatisfy(answer -> assertThat(answer.failure())
                .isInstanceOf(OrderRejectedException.class)
                .extracting(failure -> ((VenueException) failure).code())
                .isEqualTo("MIN_NOTIONAL"));
    }

    @Test
    void a_batch_needs_every_permit_and_uses_none_when_one_order_cannot_be_encoded() {
        OrderTicket good = HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001");
        TradeRequest.PlaceBatch bad = new TradeRequest.PlaceBatch(
                List.of(venue.permit(good), venue.permit(HyperliquidFixture.limit(TimeInForce.FOK, "60000", "0.001"))),
                false);

        assertThat(refusal(bad).code()).isEqualTo("TIME_IN_FORCE");
        assertThat(venue.body(new TradeRequest.Place(bad.permits().get(0))).has("signature"))
                .isTrue();
        assertThat(refusal(bad).outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void a_bracket_or_a_closing_batch_of_the_wrong_make_never_leaves() {
        OrderTicket limit = HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001");
        OrderTicket closing = HyperliquidFixture.closing(Side.SELL, OrderType.STOP_MARKET, "60000");

        assertThat(refusal(new TradeRequest.PlaceBatch(List.of(venue.permit(limit)), true))
                        .code())
                .isEqualTo("BRACKET");
        assertThat(refusal(new TradeRequest.PlaceBatch(List.of(venue.permit(limit), venue.permit(closing)), false))
                        .code())
                .isEqualTo("BATCH");
    }

    @Test
    void several_cancels_are_one_action_and_are_told_apart() {
        TradeRequest.CancelBatch byId = new TradeRequest.CancelBatch(
                "main",
                List.of(
                        new TradeRequest.Cancel("main", BTC, null, "7"),
                        new TradeRequest.Cancel("main", Naming.perpetual("ETH"), null, "8")));

        assertThat(venue.action(byId))
                .isEqualTo("{\"type\":\"cancel\",\"cancels\":[{\"a\":0,\"o\":7},{\"a\":1,\"o\":8}]}");
        List<OrderAnswer> answers = venue.answer(
                byId,
                status("\"success\",{\"error\":\"Order was never placed, already canceled, or filled. asset=1\"}"));
        assertThat(answers.get(0).ack().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(answers.get(1).failure()).isInstanceOf(OrderNotFoundException.class);
        assertThat(refusal(new TradeRequest.CancelBatch(
                                "main",
                                List.of(
                                        new TradeRequest.Cancel("main", BTC, CLIENT_ID, null),
                                        new TradeRequest.Cancel("main", BTC, null, "8"))))
                        .code())
                .isEqualTo("BATCH");
    }

    @Test
    void the_dead_man_switch_is_one_for_the_account_and_at_least_five_seconds_off() {
        TradeRequest.ScheduleCancel on = new TradeRequest.ScheduleCancel("main", null, Duration.ofSeconds(300));
        TradeRequest.ScheduleCancel off = new TradeRequest.ScheduleCancel("main", null, null);

        assertThat(venue.action(on))
                .isEqualTo("{\"type\":\"scheduleCancel\",\"time\":"
                        + Samples.NOW.plusSeconds(300).toEpochMilli() + "}");
        assertThat(venue.done(on, "default")).contains(Samples.NOW.plusSeconds(300));
        assertThat(venue.action(off)).isEqualTo("{\"type\":\"scheduleCancel\"}");
        assertThat(venue.done(off, "default")).isEmpty();
        assertThat(refusal(new TradeRequest.ScheduleCancel("main", null, Duration.ofMillis(4999)))
                        .code())
                .isEqualTo("TOO_SOON");
        assertThat(refusal(new TradeRequest.ScheduleCancel("main", BTC, Duration.ofSeconds(9)))
                        .code())
                .isEqualTo("NOT_SUPPORTED");
    }

    @Test
    void leverage_never_asks_for_cross_margin_where_a_coin_has_none() {
        assertThat(venue.action(new SettingRequest.SetLeverage("main", Naming.perpetual("HPOS"), 3, MarginMode.CROSS)))
                .isEqualTo("{\"type\":\"updateLeverage\",\"asset\":2,\"isCross\":false,\"leverage\":3}");
        assertThat(venue.action(new SettingRequest.SetMarginMode("main", BTC, MarginMode.ISOLATED, 5)))
                .isEqualTo("{\"type\":\"updateLeverage\",\"asset\":0,\"isCross\":false,\"leverage\":5}");
    }

    @Test
    void margin_of_a_position_moves_in_millionths_of_a_dollar() {
        SettingRequest.AdjustMargin less = margin("-1.5");

        assertThat(venue.action(less))
                .isEqualTo("{\"type\":\"updateIsolatedMargin\",\"asset\":0,\"isBuy\":true,\"ntli\":-1500000}");
        assertThat(venue.done(less, "default")).isEqualByComparingTo("-1.5");
        assertThat(refusal(margin("0.0000001")).code()).isEqualTo("AMOUNT");
    }

    private static SettingRequest.AdjustMargin margin(String amount) {
        return new SettingRequest.AdjustMargin("main", BTC, PositionSide.BOTH, new BigDecimal(amount));
    }

    @Test
    void an_order_over_time_is_whole_minutes_and_has_an_id_of_its_own() {
        OrderTicket ticket = HyperliquidFixture.limit(TimeInForce.GTC, "60000", "1.25");
        TradeRequest.PlaceTwap twap =
                new TradeRequest.PlaceTwap(venue.permit(ticket), Duration.ofMinutes(30), true, TwapPrices.NONE);
        TradeRequest.CancelTwap cancel = new TradeRequest.CancelTwap("main", BTC, "3156");

        assertThat(venue.action(twap))
                .isEqualTo("{\"type\":\"twapOrder\",\"twap\":{\"a\":0,\"b\":true,\"s\":\"1.25\",\"r\":false,\"m\":30,"
                        + "\"t\":true}}");
        assertThat(venue.done(twap, "twapOrder").orderId()).isEqualTo("77738308");
        assertThatThrownBy(() -> venue.done(twap, "twapOrder_error")).isInstanceOf(OrderRejectedException.class);
        assertThat(venue.action(cancel)).isEqualTo("{\"type\":\"twapCancel\",\"a\":0,\"t\":3156}");
        assertThat(venue.done(cancel, "twapCancel")).isTrue();
        assertThatThrownBy(() -> venue.done(cancel, "twapCancel_error")).isInstanceOf(OrderNotFoundException.class);
        for (Duration wrong : List.of(Duration.ofSeconds(90), Duration.ofDays(7).plusMinutes(1))) {
            assertThat(refusal(new TradeRequest.PlaceTwap(venue.permit(ticket), wrong, true, TwapPrices.NONE))
                            .code())
                    .isEqualTo("TWAP");
        }
    }

    @Test
    void an_order_over_time_names_its_prices_in_details_and_what_it_has_not_as_nil() {
        TwapPrices.Trigger trigger = new TwapPrices.Trigger(new BigDecimal("62000"), true);
        String plain = "a474797065a9747761704f72646572a474776170%sa16100a162c3a173a4312e3235a172c2a16d1ea174c3";

        assertThat(bytes(TwapPrices.NONE)).isEqualTo("82" + plain.formatted("86"));
        assertThat(bytes(new TwapPrices(trigger, null)))
                .isEqualTo("82" + plain.formatted("87") + "a764657461696c7382a17482a170a53632303030a161c3a173c0");
        assertThat(bytes(new TwapPrices(null, new BigDecimal("64000.0"))))
                .isEqualTo("82" + plain.formatted("87") + "a764657461696c7382a174c0a173a53634303030");
        assertThat(refusal(twap(new TwapPrices(null, new BigDecimal("64000.55"))))
                        .code())
                .isEqualTo("TICK_SIZE");
    }

    private String bytes(TwapPrices prices) {
        return HexFormat.of().formatHex(MessagePack.bytes(json(venue.action(twap(prices)))));
    }

    private TradeRequest.PlaceTwap twap(TwapPrices prices) {
        OrderTicket ticket = HyperliquidFixture.limit(TimeInForce.GTC, "60000", "1.25");
        return new TradeRequest.PlaceTwap(venue.permit(ticket), Duration.ofMinutes(30), true, prices);
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private TradeRequest.PlaceBatch two() {
        return new TradeRequest.PlaceBatch(
                List.of(
                        venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001")),
                        venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60001", "0.001"))),
                false);
    }

    private VenueException refusal(VenueRequest<?> request) {
        return catchThrowableOfType(VenueException.class, () -> venue.requests.encode(request));
    }

    private VenueException refusal(VenueRequest<?> request, String reply) {
        return catchThrowableOfType(VenueException.class, () -> venue.answer(request, reply));
    }

    private static String status(String statuses) {
        return "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[" + statuses + "]}}}";
    }
}
