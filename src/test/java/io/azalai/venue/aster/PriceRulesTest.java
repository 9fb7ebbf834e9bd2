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
import io.azalai.venue.Outcome;
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
        "MARKET, BUY, 61200.1, price 61200.1 is too far from the mark price 60000: a BUY takes 61200 at most",
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
    void an_order_that_only_reduces_is_left_to_the_venue() {
        mark(NOW);

        assertLeaves(order(OrderType.LIMIT).price(new BigDecimal("90000")).reduceOnly());
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
        aster.askAt(
                new MarketRequest.ReadFunding(),
                "[{\"symbol\":\"BTCUSDT\",\"markPrice\":\"60000\",\"indexPrice\":\"60000\",\"lastFundingRate\":\"0\","
                        + "\"nextFundingTime\":1768190400000,\"time\":1768185214423}]",
                receivedAt);
    }

    private TestOrder order(OrderType type) {
        TimeInForce timeInForce = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT ? TimeInForce.GTC : null;
        return new TestOrder(btc, type, timeInForce);
    }

    private void assertLeaves(TestOrder order) {
        assertThatCode(() -> aster.place(order.ticket())).doesNotThrowAnyException();
    }

    private void assertRefused(TestOrder order, String text) {
        OrderRejectedException refused =
                catchThrowableOfType(OrderRejectedException.class, () -> aster.place(order.ticket()));

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused.code()).isEqualTo("PRICE_RANGE");
        assertThat(refused).hasMessageContaining("order cam-1: " + text);
    }
}
