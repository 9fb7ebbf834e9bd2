package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.azalai.model.ClosedBy;
import io.azalai.model.CollateralMode;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionMode;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.FeeRates;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of an account and how it is answered: aster.md sections 3.4, 3.7 and 8. */
class AccountReadsTest {

    private static final Listing BTC = Naming.perpetual("BTC", "USDT", "USDT", "BTCUSDT");
    private static final Listing BTC_SPOT = Naming.pair("BTC", "USDT", "BTCUSDT");

    private final AsterFixture aster = new AsterFixture();

    @Test
    void past_orders_are_read_in_slices_of_seven_days() {
        Instant longAgo = AsterFixture.NOW.minus(Duration.ofDays(20));
        AccountRequest.ReadOrderHistory old = new AccountRequest.ReadOrderHistory("main", Market.PERP, BTC, longAgo);
        Instant end = longAgo.plus(Duration.ofDays(7)).minus(Duration.ofMinutes(1));

        Page<Order> page = aster.ask(old, "[" + AsterFixture.sample("futures-rest-order-query") + "]");

        assertThat(aster.query(old))
                .isEqualTo("symbol=BTCUSDT&startTime=" + longAgo.toEpochMilli() + "&endTime=" + end.toEpochMilli()
                        + "&limit=1000");
        assertThat(aster.venue.requests().encode(old).path()).isEqualTo("/fapi/v3/allOrders");
        assertThat(page.rows()).singleElement().satisfies(order -> {
            assertThat(order.orderId()).isEqualTo("1917641");
            assertThat(order.createdAt()).isEqualTo(Instant.ofEpochMilli(1579276756075L));
        });
        assertThat(page.next()).isEqualTo(end);
        assertThat(aster.ask(old.from(AsterFixture.NOW.minusSeconds(60)), "[]").next())
                .isNull();
    }

    @Test
    void the_past_begins_when_its_symbol_was_listed_and_of_orders_of_spot_seven_days_ago() {
        long listed = 1_627_628_400_000L;
        Instant ever = Instant.EPOCH;
        Instant lastWeek = AsterFixture.NOW.minus(Duration.ofDays(7)).plus(Duration.ofMinutes(1));

        assertThat(aster.query(new AccountRequest.ReadOrderHistory("main", Market.PERP, BTC, ever)))
                .startsWith("symbol=BTCUSDT&startTime=" + listed + "&endTime=");
        assertThat(aster.query(new AccountRequest.ReadFills("main", Market.PERP, BTC, ever)))
                .startsWith("symbol=BTCUSDT&startTime=" + listed + "&endTime=");
        assertThat(aster.query(new AccountRequest.ReadFundingPayments("main", null, ever)))
                .startsWith("incomeType=FUNDING_FEE&startTime=" + listed + "&endTime=");
        assertThat(aster.query(new AccountRequest.ReadFills("main", Market.SPOT, null, ever)))
                .startsWith("startTime=" + 1_756_289_680_210L + "&endTime=");
        assertThat(aster.query(new AccountRequest.ReadOrderHistory("main", Market.SPOT, BTC_SPOT, ever)))
                .isEqualTo("symbol=BTCUSDT&startTime=" + lastWeek.toEpochMilli() + "&limit=1000");
    }

    @Test
    void past_orders_of_spot_carry_what_was_filled() {
        AccountRequest.ReadOrderHistory asked =
                new AccountRequest.ReadOrderHistory("main", Market.SPOT, BTC_SPOT, AsterFixture.NOW.minusSeconds(60));

        Order order = aster.ask(asked, "[" + AsterFixture.sample("spot-rest-order-filled-observed") + "]")
                .rows()
                .get(0);

        assertThat(aster.venue.requests().encode(asked).path()).isEqualTo("/api/v3/allOrders");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.filledQty()).isPositive();
    }

    @Test
    void past_orders_without_a_symbol_are_refused_before_sending() {
        VenueException refused = catchThrowableOfType(
                VenueException.class,
                () -> aster.query(new AccountRequest.ReadOrderHistory("main", Market.PERP, null, AsterFixture.NOW)));

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused).hasMessageContaining("name a listing");
    }

    @Test
    void funding_is_read_from_the_income_of_that_type() {
        Instant since = AsterFixture.NOW.minusSeconds(60);
        AccountRequest.ReadFundingPayments asked = new AccountRequest.ReadFundingPayments("main", null, since);
        String income = AsterFixture.sample("futures-rest-income").replace("\"COMMISSION\"", "\"FUNDING_FEE\"");

        Page<FundingPayment> page = aster.ask(asked, income);

        assertThat(aster.query(asked))
                .isEqualTo("incomeType=FUNDING_FEE&startTime=" + since.toEpochMilli() + "&limit=1000");
        assertThat(page.rows()).singleElement().satisfies(paid -> {
            assertThat(paid.listing()).isEqualTo(BTC);
            assertThat(paid.id()).isEqualTo("9689322392");
            assertThat(paid.amount()).isEqualByComparingTo("-0.01");
            assertThat(paid.asset()).isEqualTo("USDT");
            assertThat(paid.timestamp()).isEqualTo(Instant.ofEpochMilli(1570636800000L));
        });
        assertThat(page.next()).isNull();
    }

    @Test
    void what_was_traded_is_read_from_commissions_and_realised_gains() {
        Instant since = AsterFixture.NOW.minusSeconds(60);
        AccountRequest.ReadTradedListings asked = new AccountRequest.ReadTradedListings("main", since);
        String income = AsterFixture.sample("futures-rest-income");

        Page<Listing> page = aster.ask(asked, income);

        assertThat(aster.query(asked)).isEqualTo("startTime=" + since.toEpochMilli() + "&limit=1000");
        assertThat(page.rows()).containsExactly(BTC);
        assertThat(page.next()).isNull();
        assertThat(aster.ask(asked, income.replace("\"COMMISSION\"", "\"FUNDING_FEE\""))
                        .rows())
                .isEmpty();
    }

    @Test
    void a_thousand_payments_are_a_page_whose_rest_begins_at_the_newest() {
        Instant since = AsterFixture.NOW.minus(Duration.ofDays(1));
        ArrayNode rows = AsterFixture.JSON.createArrayNode();
        for (int i = 0; i < 1000; i++) {
            rows.addObject()
                    .put("symbol", "BTCUSDT")
                    .put("incomeType", "FUNDING_FEE")
                    .put("income", "0.1")
                    .put("asset", "USDT")
                    .put("time", since.plusSeconds(i).toEpochMilli())
                    .put("tranId", i);
        }

        assertThat(aster.ask(new AccountRequest.ReadFundingPayments("main", BTC, since), rows.toString())
                        .next())
                .isEqualTo(since.plusSeconds(999));
    }

    @Test
    void fees_are_read_per_symbol_of_both_markets() {
        AccountRequest.ReadFees futures = new AccountRequest.ReadFees("main", BTC);

        assertThat(aster.ask(futures, AsterFixture.sample("futures-rest-commissionRate")))
                .isEqualTo(new FeeRates(new BigDecimal("0.0002"), new BigDecimal("0.0004")));
        assertThat(aster.ask(
                        new AccountRequest.ReadFees("main", BTC_SPOT), AsterFixture.sample("spot-rest-commissionRate")))
                .isEqualTo(new FeeRates(new BigDecimal("0.000200"), new BigDecimal("0.000700")));
        assertThat(aster.venue.requests().charges(futures)).extracting("units").contains(20);
    }

    @Test
    void the_modes_of_an_account_are_told() {
        AccountRequest.ReadPositionMode legs = new AccountRequest.ReadPositionMode("main");
        AccountRequest.ReadCollateralMode money = new AccountRequest.ReadCollateralMode("main");

        assertThat(aster.ask(legs, AsterFixture.sample("futures-rest-positionSideDual")))
                .isEqualTo(PositionMode.HEDGE);
        assertThat(aster.ask(legs, "{\"dualSidePosition\":false}")).isEqualTo(PositionMode.ONE_WAY);
        assertThat(aster.ask(money, AsterFixture.sample("futures-rest-multiAssetsMargin")))
                .isEqualTo(CollateralMode.MULTI_ASSET);
        assertThat(aster.ask(money, "{\"multiAssetsMargin\":false}")).isEqualTo(CollateralMode.SEPARATE);
        assertThat(catchThrowableOfType(VenueException.class, () -> aster.ask(legs, "{}"))
                        .code())
                .isEqualTo("UNREADABLE");
    }

    @Test
    void leverage_is_told_without_a_position() {
        AccountRequest.ReadLeverage asked = new AccountRequest.ReadLeverage("main", BTC);

        assertThat(aster.query(asked)).isEqualTo("symbol=BTCUSDT");
        assertThat(aster.ask(asked, AsterFixture.sample("futures-rest-positionRisk-oneway")))
                .isEqualTo(new LeverageSetting(10, MarginMode.ISOLATED, new BigDecimal("20000000")));
        assertThat(catchThrowableOfType(
                                VenueException.class,
                                () -> aster.query(new AccountRequest.ReadLeverage("main", BTC_SPOT)))
                        .code())
                .isEqualTo("NOT_SUPPORTED");
    }

    @Test
    void the_most_leverage_comes_as_a_list_or_alone_and_instruments_carry_it_from_then_on() {
        AccountRequest.ReadLeverageLimits asked = new AccountRequest.ReadLeverageLimits("main");

        assertThat(aster.ask(asked, AsterFixture.sample("futures-rest-leverageBracket-all")))
                .isEqualTo(Map.of("ETHUSDT", 75));
        assertThat(aster.ask(
                        asked,
                        AsterFixture.sample("futures-rest-leverageBracket-one").replace("ETHUSDT", "BTCUSDT")))
                .isEqualTo(Map.of("ETHUSDT", 75, "BTCUSDT", 75));
        assertThat(aster.ask(
                        new MarketRequest.ReadInstruments(Market.PERP),
                        AsterFixture.sample("futures-rest-exchangeInfo-captured")))
                .filteredOn(instrument -> instrument.listing().venueSymbol().equals("BTCUSDT"))
                .extracting(Instrument::maxLeverage)
                .containsExactly(75);
        assertThat(aster.ask(
                        new MarketRequest.ReadInstruments(Market.SPOT),
                        AsterFixture.sample("spot-rest-exchangeInfo-captured")))
                .extracting(Instrument::maxLeverage)
                .containsOnlyNulls();
    }

    @Test
    void slices_over_time_are_none_of_this_venues_calls() {
        VenueException refused =
                catchThrowableOfType(VenueException.class, () -> aster.query(new AccountRequest.ReadTwaps("main")));

        assertThat(refused.code()).isEqualTo("NOT_SUPPORTED");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void recent_orders_of_both_markets_are_read() {
        assertThat(aster.ask(
                        new AccountRequest.ReadOpenOrders("main", Market.PERP),
                        AsterFixture.sample("futures-rest-openOrders")))
                .singleElement()
                .matches(order -> order.quantity().compareTo(new BigDecimal("0.40")) == 0);
        assertThat(aster.ask(
                        new AccountRequest.ReadOpenOrders("main", Market.SPOT),
                        AsterFixture.sample("spot-rest-openOrders")))
                .isNotEmpty();
        assertThat(aster.ask(
                                new AccountRequest.ReadOrder("main", BTC_SPOT, "id", null),
                                AsterFixture.sample("spot-rest-order-query"))
                        .listing()
                        .market())
                .isEqualTo(Market.SPOT);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, EXPIRED, EXPIRED TRAILING_STOP_MARKET GTC",
        "abc, REJECTED, REJECTED",
        "abc, CANCELED,",
        "abc, NEW,",
        "autoclose-1568879465650, FILLED, Liquidation",
        "adl_autoclose, EXPIRED, Auto-deleveraging"
    })
    void an_order_that_is_read_says_why_it_ended_as_far_as_its_row_tells(String id, String status, String reason) {
        String row = AsterFixture.sample("futures-rest-order-query")
                .replace("\"NEW\"", "\"" + status + "\"")
                .replace("\"abc\"", "\"" + id + "\"");

        assertThat(aster.ask(new AccountRequest.ReadOrder("main", BTC, null, "1"), row)
                        .reason())
                .isEqualTo(reason);
        assertThat(aster.ask(
                                new AccountRequest.ReadOrderHistory("main", Market.PERP, BTC, Instant.EPOCH),
                                "[" + row + "]")
                        .rows())
                .extracting(Order::reason)
                .containsExactly(reason);
    }

    /** A call tells of a trade its order only, and by which order the venue closes its client id (section 6.4). */
    @ParameterizedTest
    @CsvSource({"autoclose-1568879465650, LIQUIDATION", "adl_autoclose, DELEVERAGING", "cam-1,"})
    void a_trade_that_was_read_is_a_closing_by_the_venue_where_its_order_is(String id, ClosedBy closedBy) {
        Order order = aster.ask(
                new AccountRequest.ReadOrder("main", BTC, null, "1"),
                AsterFixture.sample("futures-rest-order-query")
                        .replaceAll("\"clientOrderId\": *\"[^\"]*\"", "\"clientOrderId\":\"" + id + "\""));
        Fill fill = aster.ask(
                        new AccountRequest.ReadFills("main", Market.PERP, BTC, Instant.EPOCH),
                        AsterFixture.sample("futures-rest-userTrades"))
                .rows()
                .get(0);

        assertThat(aster.venue.closedBy(order, fill)).isEqualTo(Optional.ofNullable(closedBy));
        assertThat(aster.venue.closedBy(null, fill)).isEmpty();
    }

    @Test
    void own_trades_of_spot_say_who_made_and_what_it_cost() {
        AccountRequest.ReadFills asked =
                new AccountRequest.ReadFills("main", Market.SPOT, BTC_SPOT, AsterFixture.NOW.minusSeconds(60));

        Fill fill = aster.ask(asked, AsterFixture.sample("spot-rest-userTrades"))
                .rows()
                .get(0);

        assertThat(fill.listing().market()).isEqualTo(Market.SPOT);
        assertThat(fill.fee()).isPositive();
        assertThat(fill.liquidity()).isNotNull();
        assertThat(fill.realizedPnl()).isNull();
    }

    @Test
    void a_stream_key_is_told() {
        assertThat(aster.ask(
                        new AccountRequest.UserStreamKey("main", Market.PERP, null),
                        AsterFixture.sample("futures-rest-listenKey")))
                .startsWith("pqia91");
        assertThat(aster.ask(new AccountRequest.UserStreamKey("main", Market.PERP, "a-key"), ""))
                .isEqualTo("a-key");
        assertThat(aster.ask(
                        new AccountRequest.UserStreamKey("main", Market.PERP, "a-key"),
                        AsterFixture.sample("futures-rest-listenKey-keep")))
                .isEqualTo("a-key");
        assertThat(aster.ask(
                        new AccountRequest.UserStreamKey("main", Market.SPOT, "a-key"),
                        AsterFixture.sample("spot-rest-listenKey-keep")))
                .isEqualTo("a-key");
    }
}
