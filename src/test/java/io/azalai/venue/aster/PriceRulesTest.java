package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the recorded filters of BTCUSDT: prices of 1 to 1000000, and 2 % about the mark price (aster.md appendix A). */
class PriceRulesTest {

    private static final Instant NOW = AsterFixture.NOW;
    private final AsterFixture aster = new AsterFixture();
    private final Listing btc =
            aster.venue.symbols().resolve("BTC", Market.PERP).listing();

    @ParameterizedTest
    @CsvSource({
        "LIMIT, BUY, 61200.1, price 61200.1 is too far from the mark price 60000: a BUY takes 61200 at most",
        "LIMIT, SELL, 58799.9, price 58799.9 is too far from the mark price 60000: a SELL takes 58800 at least",
        "LIMIT, SELL, 1000000.1, price 1000000.1 is outside the symbol's range: write 1 to 1000000",
        "LIMIT, BUY, 0.9, price 0.9 is outside the symbol's range: write 1 to 1000000",
    })
    void a_price_outside_the_range_is_refused_before_sending(OrderType type, Side side, BigDecimal price, String text) {
        mark(NOW);

        assertRefused(order(type).side(side).price(price), text);
    }

    @ParameterizedTest
    @CsvSource({"BUY, 61200", "SELL, 58800", "BUY, 1", "SELL, 1000000"})
    void a_price_at_its_bound_leaves_and_so_does_one_far_on_the_side_of_caution(Side side, BigDecimal price) {
        mark(NOW);

        assertLeaves(order(OrderType.LIMIT).side(side).price(price));
    }

    @Test
    void without_a_fresh_mark_price_the_venue_decides() {
        TestOrder far = order(OrderType.LIMIT).price(new BigDecimal("90000"));

        assertLeaves(far);
        mark(NOW.minusSeconds(6));
        assertLeaves(far);
        mark(NOW.minusSeconds(5));
        assertRefused(far, "price 90000 is too far from the mark price 60000: a BUY takes 61200 at most");
    }

    @Test
    void a_limit_that_only_reduces_is_measured() {
        mark(NOW);

        assertRefused(
                order(OrderType.LIMIT).price(new BigDecimal("90000")).reduceOnly(),
                "price 90000 is too far from the mark price 60000: a BUY takes 61200 at most");
    }

    @ParameterizedTest
    @CsvSource({"BUY, 63000, 61200", "BUY, 61000.05, 61000", "SELL, 57000, 58800", "SELL, 59000.01, 59000.1"})
    void a_market_order_is_bounded_by_the_band_where_its_own_bound_is_wider(Side side, BigDecimal bound, String price) {
        mark(NOW);
        TestOrder order = order(OrderType.MARKET).side(side).price(bound);

        assertThat(aster.place(order.ticket()).body()).contains("&price=" + price + "&");
        assertThat(aster.place(order.reduceOnly().ticket()).body()).contains("&price=" + price + "&");
    }

    @Test
    void a_market_order_of_a_pair_is_bounded_by_the_tighter_of_its_bands() {
        AsterFixture tight = spotWith("\"bidMultiplierUp\": *\"[^\"]+\"", "\"bidMultiplierUp\":\"1.1\"");
        mark(tight, NOW);
        TestOrder order = new TestOrder(spot().ticket().listing(), OrderType.MARKET, null);

        assertThat(tight.place(order.price(new BigDecimal("70000")).ticket()).body())
                .contains("&price=66000&");
        assertThat(tight.place(order.side(Side.SELL)
                                .price(new BigDecimal("9000"))
                                .ticket())
                        .body())
                .contains("&price=12000&");
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 300000.01, 300000 at most",
        "SELL, 300000.01, 300000 at most",
        "BUY, 11999.99, 12000 at least",
        "SELL, 11999.99, 12000 at least"
    })
    void a_pair_is_measured_from_the_index_price_on_both_sides(Side side, BigDecimal price, String bound) {
        mark(NOW);

        assertRefused(
                spot().side(side).price(price),
                "price " + price.toPlainString() + " is too far from the index price 60000: an order takes " + bound);
        assertLeaves(spot().side(side).price(new BigDecimal("300000")));
        assertLeaves(spot().side(side).price(new BigDecimal("12000")));
    }

    @Test
    void a_pair_without_a_fresh_index_price_is_left_to_the_venue() {
        mark(NOW.minusSeconds(6));

        assertLeaves(spot().price(new BigDecimal("900000")));
    }

    @Test
    void of_two_bounds_the_tighter_holds_for_a_limit_and_the_wider_for_one_that_waits() {
        AsterFixture tight = new AsterFixture();
        tight.ask(
                new MarketRequest.ReadInstruments(Market.PERP),
                AsterFixture.sample("futures-rest-exchangeInfo-captured")
                        .replaceAll("\"ltMultiplierDown\": *\"[^\"]+\"", "\"ltMultiplierDown\":\"0.99\"")
                        .replaceAll("\"ltMultiplierUp\": *\"[^\"]+\"", "\"ltMultiplierUp\":\"1.01\""));
        mark(tight, NOW);

        assertRefused(
                tight,
                order(OrderType.LIMIT).price(new BigDecimal("60600.1")),
                "PRICE_RANGE",
                "price 60600.1 is too far from the mark price 60000: a BUY takes 60600 at most");
        assertRefused(
                tight,
                order(OrderType.LIMIT).side(Side.SELL).price(new BigDecimal("59399.9")),
                "PRICE_RANGE",
                "price 59399.9 is too far from the mark price 60000: a SELL takes 59400 at least");
        TestOrder waiting = order(OrderType.STOP_LIMIT).trigger(new BigDecimal("60000"));
        assertThatCode(() -> tight.place(waiting.price(new BigDecimal("61200")).ticket()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "60000.05, 0.01, TICK_SIZE, price 60000.05 is no multiple of the symbol's tick 0.1: round it",
        "60000, 0.0105, STEP_SIZE, quantity 0.0105 is no multiple of the symbol's step 0.001: round it",
        "60000, 1000.001, QUANTITY_RANGE, quantity 1000.001 is outside the symbol's range: write 0.001 to 1000",
        "0.9, 0.01, PRICE_RANGE, price 0.9 is outside the symbol's range: write 1 to 1000000",
        "61200.1, 0.01, PRICE_RANGE, price 61200.1 is too far from the mark price 60000: a BUY takes 61200 at most"
    })
    void an_amendment_keeps_the_same_rules(BigDecimal price, BigDecimal quantity, String code, String text) {
        mark(NOW);
        OrderTicket becomes =
                order(OrderType.LIMIT).price(price).quantity(quantity).ticket();
        TradeRequest.Amend amend = new TradeRequest.Amend(
                aster.mint.mint(becomes), order(OrderType.LIMIT).ticket(), null, BigDecimal.ZERO);

        OrderRejectedException refused = catchThrowableOfType(
                OrderRejectedException.class, () -> aster.venue.requests().encode(amend));

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining("order cam-1: " + text);
        assertRefused(aster, order(OrderType.LIMIT).price(price).quantity(quantity), code, text);
    }

    @Test
    void a_pair_is_measured_by_the_band_of_its_side_where_that_is_the_tighter_one() {
        AsterFixture tight = spotWith("\"bidMultiplierUp\": *\"[^\"]+\"", "\"bidMultiplierUp\":\"1.1\"");
        mark(tight, NOW);

        assertRefused(
                tight,
                spot().price(new BigDecimal("66000.01")),
                "PRICE_RANGE",
                "price 66000.01 is too far from the index price 60000: a BUY takes 66000 at most");
        assertThatCode(() -> tight.place(
                        spot().side(Side.SELL).price(new BigDecimal("66000.01")).ticket()))
                .doesNotThrowAnyException();
    }

    @Test
    void a_pair_takes_orders_up_to_a_worth() {
        assertRefused(
                aster,
                spot().price(new BigDecimal("60000")).quantity(new BigDecimal("150.00001")),
                "MAX_NOTIONAL",
                "quantity 150.00001 at price 60000 is worth 9000000.6, and the symbol takes 9000000 at most: write 150 or"
                        + " less");
        assertLeaves(spot().price(new BigDecimal("60000")).quantity(new BigDecimal("150")));
    }

    @Test
    void what_is_at_the_market_once_it_is_triggered_is_of_as_much_as_an_order_at_the_market() {
        TestOrder stop = order(OrderType.STOP_MARKET).trigger(new BigDecimal("60000"));

        assertRefused(
                aster,
                stop.quantity(new BigDecimal("120.001")),
                "QUANTITY_RANGE",
                "quantity 120.001 is outside the symbol's range: write 0.001 to 120");
        assertLeaves(
                order(OrderType.STOP_MARKET).trigger(new BigDecimal("60000")).quantity(new BigDecimal("120")));
        assertLeaves(order(OrderType.LIMIT).price(new BigDecimal("60000")).quantity(new BigDecimal("120.001")));
    }

    @Test
    void lots_at_the_market_that_are_sent_as_zeros_leave_those_of_any_order() {
        AsterFixture zeros = perpWith(
                "\"stepSize\": \"[0-9.]+\",(\\s+\"filterType\": \"MARKET_LOT_SIZE\",\\s+)\"maxQty\": \"[0-9.]+\",\\s+\"minQty\": \"[0-9.]+\"",
                "\"stepSize\":\"0.00000000\",$1\"maxQty\":\"0.00000000\",\"minQty\":\"0.00000000\"");

        assertRefused(
                zeros,
                order(OrderType.STOP_MARKET).trigger(new BigDecimal("60000")).quantity(new BigDecimal("1000.001")),
                "QUANTITY_RANGE",
                "quantity 1000.001 is outside the symbol's range: write 0.001 to 1000");
    }

    @Test
    void a_type_that_a_symbol_does_not_list_is_refused_with_those_it_does() {
        AsterFixture plain = perpWith("\"orderTypes\": *\\[[^]]+]", "\"orderTypes\":[\"LIMIT\",\"STOP\"]");

        assertRefused(
                plain,
                order(OrderType.STOP_MARKET).trigger(new BigDecimal("60000")),
                "UNSUPPORTED",
                "BTC/USDT:USDT takes no orderType STOP_MARKET: write MARKET or LIMIT or STOP_LIMIT");
    }

    private static AsterFixture perpWith(String words, String others) {
        return listing(Market.PERP, "futures-rest-exchangeInfo-captured", words, others);
    }

    private static AsterFixture spotWith(String words, String others) {
        return listing(Market.SPOT, "spot-rest-exchangeInfo-captured", words, others);
    }

    private static AsterFixture listing(Market market, String sample, String words, String others) {
        AsterFixture changed = new AsterFixture();
        String reply = AsterFixture.sample(sample).replaceAll(words, others);
        changed.ask(new MarketRequest.ReadInstruments(market), reply);
        return changed;
    }

    @Test
    void a_limit_that_waits_is_measured_from_its_trigger() {
        mark(NOW);
        TestOrder stop = order(OrderType.STOP_LIMIT).trigger(new BigDecimal("70000"));

        assertLeaves(stop.price(new BigDecimal("71400")));
        assertRefused(
                stop.price(new BigDecimal("71400.1")),
                "price 71400.1 is too far from the trigger price 70000: a BUY takes 71400 at most");
        assertRefused(
                order(OrderType.STOP_MARKET).trigger(new BigDecimal("1000001")),
                "stopPrice 1000001 is outside the symbol's range: write 1 to 1000000");
    }

    private void mark(Instant receivedAt) {
        mark(aster, receivedAt);
    }

    private static void mark(AsterFixture venue, Instant receivedAt) {
        venue.askAt(
                new MarketRequest.ReadFunding(),
                "[{\"symbol\":\"BTCUSDT\",\"markPrice\":\"60000\",\"indexPrice\":\"60000\",\"lastFundingRate\":\"0\","
                        + "\"nextFundingTime\":1768190400000,\"time\":1768185214423}]",
                receivedAt);
    }

    private TestOrder spot() {
        Listing pair = aster.venue.symbols().resolve("BTC", Market.SPOT).listing();
        return new TestOrder(pair, OrderType.LIMIT, TimeInForce.GTC);
    }

    private TestOrder order(OrderType type) {
        TimeInForce timeInForce = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT ? TimeInForce.GTC : null;
        return new TestOrder(btc, type, timeInForce);
    }

    private void assertLeaves(TestOrder order) {
        assertThatCode(() -> aster.place(order.ticket()).body()).doesNotThrowAnyException();
    }

    private void assertRefused(TestOrder order, String text) {
        assertRefused(aster, order, "PRICE_RANGE", text);
    }

    private static void assertRefused(AsterFixture venue, TestOrder order, String code, String text) {
        OrderRejectedException refused =
                catchThrowableOfType(OrderRejectedException.class, () -> venue.place(order.ticket()));

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining("order cam-1: " + text);
    }
}
