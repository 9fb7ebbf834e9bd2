package io.azalai.venue.hyperliquid;

import static io.azalai.venue.hyperliquid.HyperliquidFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.FundingPayment;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.FeeRates;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.LimitState;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Page;
import io.azalai.venue.PartRequest;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account did and how it stands (hyperliquid.md sections 2.4 and 2.5) against the samples. */
class AccountReadsTest {

    private static final Instant LONG_AGO = Instant.EPOCH;

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void exits_that_wait_within_their_entry_are_open_orders_once_each() {
        ArrayNode rows = (ArrayNode) Samples.sample("rest-frontendOpenOrders");
        AccountRequest.ReadOpenOrders asked = new AccountRequest.ReadOpenOrders("main", Market.PERP);
        List<Order> beside = venue.answer(asked, rows.toString());
        rows.remove(0);
        rows.remove(0);

        List<Order> within = venue.answer(asked, rows.toString());

        assertThat(beside)
                .extracting(Order::orderId)
                .containsExactlyInAnyOrder("3184595905", "3184595906", "3184595907");
        assertThat(within).containsExactlyInAnyOrderElementsOf(beside);
        assertThat(within)
                .filteredOn(Order::reduceOnly)
                .extracting(Order::orderType)
                .containsExactlyInAnyOrder(OrderType.STOP_MARKET, OrderType.TAKE_PROFIT_MARKET);
    }

    @Test
    void an_open_order_of_a_type_we_do_not_know_is_told_with_the_others() {
        ArrayNode rows = (ArrayNode) Samples.sample("rest-frontendOpenOrders");
        ObjectNode odd = rows.get(0).deepCopy();
        rows.add(odd.put("oid", 7).put("orderType", "Trailing Stop").put("tif", "Day"));

        List<Order> open = venue.answer(new AccountRequest.ReadOpenOrders("main", Market.PERP), rows.toString());

        assertThat(open)
                .hasSize(4)
                .filteredOn(order -> "7".equals(order.orderId()))
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.status()).isEqualTo(OrderStatus.NEW);
                    assertThat(order.side()).isEqualTo(Side.SELL);
                    assertThat(order.quantity())
                            .isEqualByComparingTo(odd.path("sz").asText());
                });
    }

    @Test
    void an_order_of_the_past_whose_status_we_do_not_know_is_unknown_beside_the_others() {
        ArrayNode rows = (ArrayNode) Samples.sample("rest-historicalOrders");
        ((ObjectNode) rows.get(0)).put("status", "paused");

        Page<Order> orders =
                venue.answer(new AccountRequest.ReadOrderHistory("main", Market.PERP, null, LONG_AGO), rows.toString());

        assertThat(orders.rows()).hasSize(5);
        assertThat(orders.rows())
                .filteredOn(order -> order.status() == OrderStatus.UNKNOWN)
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.orderId())
                            .isEqualTo(rows.get(0).path("order").path("oid").asText());
                    assertThat(order.reason()).isEqualTo("paused");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "Trailing Stop, Gtc, filled, FILLED, LIMIT",
        "Limit, Day, filled, FILLED, LIMIT",
        "Take Profit Limit, Gtc, paused, UNKNOWN, TAKE_PROFIT_LIMIT"
    })
    void an_order_asked_about_is_told_in_words_we_do_not_know_too(
            String typeWord, String time, String statusWord, OrderStatus status, OrderType type) {
        ObjectNode reply = (ObjectNode) Samples.sample("rest-orderStatus-filled");
        ((ObjectNode) reply.path("order")).put("status", statusWord);
        ((ObjectNode) reply.at("/order/order")).put("orderType", typeWord).put("tif", time);

        Order order = venue.answer(new AccountRequest.ReadOrder("main", BTC, null, "1"), reply.toString());

        assertThat(order.status()).isEqualTo(status);
        assertThat(order.orderType()).isEqualTo(type);
        assertThat(order.side()).isEqualTo(Side.SELL);
    }

    @Test
    void orders_of_the_past_stand_as_they_ended() {
        List<Order> orders = venue.sample(
                        new AccountRequest.ReadOrderHistory("main", Market.PERP, null, LONG_AGO),
                        "rest-historicalOrders")
                .rows();

        assertThat(orders).hasSize(5);
        assertThat(orders)
                .filteredOn(order -> order.status() == OrderStatus.REJECTED)
                .hasSize(3)
                .allSatisfy(order -> {
                    assertThat(order.timeInForce()).isEqualTo(TimeInForce.IOC);
                    assertThat(order.reason()).isEqualTo("iocCancelRejected");
                });
        assertThat(orders)
                .filteredOn(order -> order.status() == OrderStatus.CANCELED)
                .allSatisfy(order -> {
                    assertThat(order.filledQty()).isZero();
                    assertThat(order.reason()).isNull();
                });
        assertThat(venue.sample(
                                new AccountRequest.ReadOrderHistory(
                                        "main", Market.PERP, null, Instant.parse("2025-08-23T00:00:00Z")),
                                "rest-historicalOrders")
                        .rows())
                .isEmpty();
    }

    @Test
    void an_order_that_is_asked_for_says_why_it_ended_in_the_venues_word() {
        AccountRequest.ReadOrder asked = new AccountRequest.ReadOrder("main", BTC, null, "1");
        String reply = Samples.sample("rest-orderStatus-filled").toString();

        assertThat(venue.answer(asked, reply).reason()).isNull();
        assertThat(venue.answer(asked, reply.replace("\"filled\"", "\"marginCanceled\""))
                        .reason())
                .isEqualTo("marginCanceled");
    }

    @Test
    void of_several_changes_of_an_order_the_last_tells_and_its_end_where_they_are_at_once() {
        String order = "\"order\":{\"coin\":\"BTC\",\"side\":\"B\",\"limitPx\":\"1\",\"sz\":\"0.5\",\"oid\":7,"
                + "\"timestamp\":1,\"origSz\":\"0.5\",\"tif\":\"Gtc\",\"orderType\":\"Limit\"}";
        String rows = "[{" + order + ",\"status\":\"canceled\",\"statusTimestamp\":9},{" + order
                + ",\"status\":\"open\",\"statusTimestamp\":9},{" + order
                + ",\"status\":\"open\",\"statusTimestamp\":1}]";

        assertThat(venue.answer(new AccountRequest.ReadOrderHistory("main", Market.PERP, BTC, LONG_AGO), rows)
                        .rows())
                .singleElement()
                .extracting(Order::status)
                .isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void funding_above_zero_was_received() {
        AccountRequest.ReadFundingPayments read =
                new AccountRequest.ReadFundingPayments("main", null, Instant.ofEpochMilli(1681000000000L));

        Page<FundingPayment> page = venue.sample(read, "rest-userFunding");

        assertThat(venue.body(read).path("startTime").asLong()).isEqualTo(1681000000000L);
        assertThat(page.next()).isNull();
        assertThat(page.rows())
                .extracting(payment -> payment.amount().toPlainString())
                .containsExactly("0.145796", "2.694388", "0.056134", "-0.572915");
        FundingPayment first = page.rows().get(0);
        assertThat(first.listing().venueSymbol()).isEqualTo("APE");
        assertThat(first.asset()).isEqualTo("USDC");
        assertThat(first.size()).isEqualByComparingTo("40.13333333");
        assertThat(first.rate()).isEqualByComparingTo("-0.00029319");
        assertThat(first.timestamp()).isEqualTo(Instant.ofEpochMilli(1681948800000L));
    }

    @Test
    void fees_are_those_that_are_paid_now() {
        assertThat(venue.sample(new AccountRequest.ReadFees("main", BTC), "rest-userFees"))
                .isEqualTo(new FeeRates(new BigDecimal("0.000105"), new BigDecimal("0.000315")));
        assertThat(venue.sample(
                        new AccountRequest.ReadFees(
                                "main",
                                venue.listings
                                        .symbols()
                                        .resolve("PURR", Market.SPOT)
                                        .listing()),
                        "rest-userFees"))
                .isEqualTo(new FeeRates(new BigDecimal("0.00028"), new BigDecimal("0.00049")));
    }

    @Test
    void the_venues_count_of_actions_binds_ours() {
        AccountRequest.ReadLimits read = new AccountRequest.ReadLimits("main");
        TradeRequest.CancelTwap cancel = new TradeRequest.CancelTwap("main", BTC, "1");
        TradeRequest.Place place =
                new TradeRequest.Place(venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001")));

        assertThat(venue.sample(read, "rest-userRateLimit"))
                .containsExactly(new LimitState("address-requests", 36589831368L, 170043731737L, null));
        venue.answer(
                read, "{\"cumVlm\":\"0.0\",\"nRequestsUsed\":10000,\"nRequestsCap\":10000,\"nRequestsSurplus\":0}");
        venue.body(cancel);
        venue.body(place);

        assertThatThrownBy(() -> venue.body(new TradeRequest.Place(place.permit())))
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("10000");
        venue.body(cancel);
    }

    @Test
    void open_orders_and_actions_of_the_day_are_told_where_they_are_known() {
        venue.sample(new AccountRequest.ReadOpenOrders("main", Market.SPOT), "rest-frontendOpenOrders");
        venue.modes.learn("main", "unifiedAccount");
        venue.body(new TradeRequest.Place(venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001"))));

        assertThat(venue.answer(
                        new AccountRequest.ReadLimits("main"),
                        "{\"cumVlm\":\"9999999.5\",\"nRequestsUsed\":3,\"nRequestsCap\":10009999,"
                                + "\"nRequestsSurplus\":0}"))
                .containsExactly(
                        new LimitState("address-requests", 3, 10009999, null),
                        new LimitState("open-orders", 3, 1001, null),
                        new LimitState("daily-actions", 1, 50_000, Duration.ofDays(1)));
    }

    @Test
    void an_action_that_came_too_late_costs_five_times_as_much() {
        venue.answer(
                new AccountRequest.ReadLimits("main"),
                "{\"cumVlm\":\"0.0\",\"nRequestsUsed\":100,\"nRequestsCap\":10000,\"nRequestsSurplus\":0}");
        TradeRequest.Place late =
                new TradeRequest.Place(venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001")));
        venue.body(late);

        assertThatThrownBy(() -> venue.answer(late, "{\"status\":\"err\",\"response\":\"Action already expired\"}"))
                .isInstanceOf(OrderRejectedException.class);

        assertThat(venue.requests.limits("main")).containsExactly(new LimitState("address-requests", 105, 10000, null));
    }

    @Test
    void what_cannot_be_sent_counts_for_nothing() {
        AccountRequest.ReadLimits read = new AccountRequest.ReadLimits("main");
        venue.answer(read, "{\"cumVlm\":\"0.0\",\"nRequestsUsed\":9999,\"nRequestsCap\":10000,\"nRequestsSurplus\":0}");
        TradeRequest.Place off =
                new TradeRequest.Place(venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000.123", "0.001")));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> venue.body(off)).isInstanceOf(OrderRejectedException.class);
        }

        assertThat(venue.body(new TradeRequest.Place(
                                venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001"))))
                        .has("signature"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // twice the rates at a scale of one, the deployer's beside the venue's below it, and a tenth of all in growth
        "xyz:NVDA, 1.0, 0.0009, 0.0003",
        "xyz:NVDA, 0.5, 0.000675, 0.000225",
        "xyz:NVDA, 3, 0.0027, 0.0009",
        "xyz:NEW, 1.0, 0.00009, 0.00003"
    })
    void rates_of_a_dex_are_the_first_ones_times_its_scale(String coin, String scale, String taker, String maker) {
        HyperliquidFixture further = new HyperliquidFixture("\"dexes\":[\"xyz\"]");
        further.answer(new MarketRequest.ReadInstruments(Market.PERP), """
                [{"universe":[{"name":"BTC","szDecimals":5,"maxLeverage":50}]},
                 {"universe":[{"name":"xyz:NVDA","szDecimals":3,"maxLeverage":10},
                              {"name":"xyz:NEW","szDecimals":3,"maxLeverage":10,"growthMode":"enabled"}]}]""");
        AccountRequest.ReadFees fees = new AccountRequest.ReadFees("main", Naming.perpetual(coin));
        List<PartRequest<FeeRates>> parts = further.requests.parts(fees);

        List<FeeRates> answers = List.of(
                further.answer(parts.get(0), userFees("0.00045", "0.00015")),
                further.answer(
                        parts.get(1),
                        Samples.sample("rest-perpDexs")
                                .toString()
                                .replace("\"1.0\"", '"' + scale + '"')
                                .replace("null,", "null,{\"name\":\"flx\",\"deployerFeeScale\":\"9\"},")));

        assertThat(parts).hasSize(2);
        assertThat(further.body(parts.get(0)).path("type").asText()).isEqualTo("userFees");
        assertThat(further.body(parts.get(1)).path("type").asText()).isEqualTo("perpDexs");
        FeeRates rates = further.requests.joined(fees, answers);
        assertThat(rates.taker()).isEqualByComparingTo(taker);
        assertThat(rates.maker()).isEqualByComparingTo(maker);
    }

    @Test
    void what_a_maker_is_paid_back_is_not_scaled_up() {
        FeeRates paidBack = new FeeRates(new BigDecimal("-0.00003"), new BigDecimal("0.0003"));

        FeeRates scaled = FeeCodec.scaled(paidBack, FeeCodec.scale(BigDecimal.ONE, false));

        assertThat(scaled.maker()).isEqualByComparingTo("-0.00003");
        assertThat(scaled.taker()).isEqualByComparingTo("0.0006");
    }

    private static String userFees(String taker, String maker) {
        return "{\"userCrossRate\":\"" + taker + "\",\"userAddRate\":\"" + maker
                + "\",\"userSpotCrossRate\":\"0.0007\",\"userSpotAddRate\":\"0.0004\"}";
    }

    @Test
    void a_refusal_for_too_many_actions_teaches_the_count() {
        TradeRequest.Cancel cancel = new TradeRequest.Cancel("main", BTC, HyperliquidFixture.CLIENT_ID, null);
        TradeRequest.Place place =
                new TradeRequest.Place(venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001")));

        assertThatThrownBy(() -> venue.done(place, "err_address_limit")).isInstanceOf(RateLimitException.class);

        assertThatThrownBy(() -> venue.body(place))
                .isInstanceOf(RateLimitException.class)
                .extracting(
                        failure -> ((RateLimitException) failure).retryAfter().orElseThrow())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(venue.body(cancel).has("signature")).isTrue();
    }

    @Test
    void leverage_is_told_without_a_position() {
        assertThat(venue.sample(new AccountRequest.ReadLeverage("main", BTC), "rest-activeAssetData"))
                .isEqualTo(new LeverageSetting(3, MarginMode.CROSS, null));
    }
}
