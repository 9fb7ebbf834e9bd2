package io.azalai.market;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.ASTER_BTC_SPOT;
import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.RECEIVED;
import static io.azalai.model.SampleEvents.bbo;
import static io.azalai.model.SampleEvents.decimal;
import static io.azalai.model.SampleEvents.ticker;
import static io.azalai.model.SampleEvents.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.AggressorSide;
import io.azalai.model.Event;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketDeskTest {

    private final SteppedClock clock = new SteppedClock(Instant.ofEpochMilli(1_754_556_878_100L));
    private final ReferencePrices prices = new ReferencePrices();
    private final MarketDesk desk = new MarketDesk(clock, prices, CandleSettings.DEFAULT, (dataset, listing) -> true);

    @Test
    void a_ticker_is_composed_of_quotes_trades_and_the_statistics_of_the_venue() {
        desk.compose(ticker(ASTER_BTC, "115000"));
        clock.step(Duration.ofMillis(100));
        desk.compose(bbo(ASTER_BTC, "114988.3", "114988.4"));
        clock.step(Duration.ofMillis(100));

        Ticker composed = lastTicker(desk.compose(tradeAt(ASTER_BTC, "115120.5", AT.plusMillis(5))));

        assertThat(composed.bidPrice()).isEqualByComparingTo("114988.3");
        assertThat(composed.askPrice()).isEqualByComparingTo("114988.4");
        assertThat(composed.lastPrice()).isEqualByComparingTo("115120.5");
        assertThat(composed.volume()).isEqualByComparingTo("2500.50");
        assertThat(composed.priceChange()).isEqualByComparingTo("0");
        assertThat(composed.priceChangePercent()).isEqualByComparingTo("0");
        assertThat(composed.timestamp()).isEqualTo(AT.plusMillis(5));
        assertThat(composed.source()).isEqualTo(Source.DERIVED);
    }

    @Test
    void high_and_low_follow_trades_until_the_venue_speaks_again() {
        desk.compose(ticker(ASTER_BTC, "115000"));
        clock.step(Duration.ofMillis(100));

        Ticker composed = lastTicker(desk.compose(tradeAt(ASTER_BTC, "120000.0", AT.plusMillis(5))));

        assertThat(composed.highPrice()).isEqualByComparingTo("120000.0");
        assertThat(composed.lowPrice()).isEqualByComparingTo("113500.0");
    }

    @Test
    void fields_nobody_sent_stay_absent() {
        Ticker composed = lastTicker(desk.compose(bbo(HYPERLIQUID_BTC, "1", "2")));

        assertThat(composed.lastPrice()).isNull();
        assertThat(composed.volume()).isNull();
        assertThat(composed.priceChange()).isNull();
        assertThat(composed.priceChangePercent()).isNull();
    }

    @Test
    void a_ticker_held_back_by_its_pace_comes_when_it_is_due() {
        desk.compose(bbo(HYPERLIQUID_BTC, "1", "2"));
        assertThat(desk.compose(bbo(HYPERLIQUID_BTC, "1.5", "2"))).hasSize(1);

        clock.step(Duration.ofMillis(100));

        assertThat(lastTicker(desk.due()).bidPrice()).isEqualByComparingTo("1.5");
        assertThat(desk.due()).isEmpty();
    }

    @Test
    void whole_books_pass_at_the_pace_of_books_and_older_ones_never() {
        assertThat(desk.compose(book("100", "101", AT))).hasSize(1);
        assertThat(desk.compose(book("99", "101", AT.minusMillis(1)))).isEmpty();
        assertThat(desk.compose(book("98", "101", AT.plusMillis(1)))).isEmpty();
        clock.step(Duration.ofMillis(250));

        assertThat(desk.due())
                .containsExactly(book("98", "101", AT.plusMillis(1)).conflated(Duration.ofMillis(250)));
    }

    @Test
    void a_perpetual_is_valued_at_its_mark_else_the_mid() {
        assertThat(prices.of(ASTER_BTC)).isEmpty();
        desk.compose(trade(ASTER_BTC, "1"));
        assertThat(prices.of(ASTER_BTC)).isEmpty();
        desk.compose(bbo(ASTER_BTC, "100", "103"));
        assertReference(ASTER_BTC, "101.5", ReferencePrice.Basis.MID);
        desk.compose(bbo(ASTER_BTC, "103", "103"));
        assertThat(prices.of(ASTER_BTC)).isEmpty();

        desk.compose(new MarkPrice(ASTER_BTC, decimal("102"), null, AT, RECEIVED, Source.WS));

        assertReference(ASTER_BTC, "102", ReferencePrice.Basis.MARK);
        assertThat(prices.of(ASTER_BTC).orElseThrow().timestamp()).isEqualTo(AT);
    }

    @Test
    void spot_is_valued_at_the_mid_else_the_last_price() {
        desk.compose(trade(ASTER_BTC_SPOT, "1"));
        assertReference(ASTER_BTC_SPOT, "114988.4", ReferencePrice.Basis.LAST);

        desk.compose(bbo(ASTER_BTC_SPOT, "100", "101"));

        assertReference(ASTER_BTC_SPOT, "100.5", ReferencePrice.Basis.MID);
    }

    @Test
    void what_is_no_event_is_refused() {
        assertThatThrownBy(() -> desk.compose("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the market takes events, was java.lang.String");
    }

    @Test
    void fresh_is_what_was_received_not_too_long_ago() {
        Freshness freshness = new Freshness(clock, Duration.ofSeconds(2));
        clock.step(Duration.between(clock.instant(), RECEIVED.plusSeconds(2)));

        assertThat(freshness.isFresh(trade(ASTER_BTC, "1"))).isTrue();
        assertThat(freshness.isFresh(trade(ASTER_BTC, "1"), 1999)).isFalse();
        clock.step(Duration.ofMillis(1));
        assertThat(freshness.isFresh(trade(ASTER_BTC, "1"))).isFalse();
    }

    @Test
    void an_outlier_is_not_believed_until_three_in_a_row_say_so() {
        Outliers outliers = new Outliers();

        assertThat(outliers.isPlausible(tradeAt(ASTER_BTC, "100", AT), "flow", "5"))
                .isTrue();
        assertThat(outliers.isPlausible(tradeAt(ASTER_BTC, "105", AT), "flow", "5"))
                .isTrue();
        assertThat(outliers.isPlausible(tradeAt(ASTER_BTC, "10", AT), "flow", "5"))
                .isFalse();
        assertThat(outliers.isPlausible(tradeAt(ASTER_BTC, "104", AT), "flow", "5"))
                .isTrue();
        assertThat(outliers.isPlausible(tradeAt(ASTER_BTC, "50", AT), "flow", "5"))
                .isFalse();
        assertThat(outliers.isPlausible(tradeAt(ASTER_BTC, "50", AT), "flow", "5"))
                .isFalse();
        assertThat(outliers.isPlausible(tradeAt(ASTER_BTC, "50", AT), "flow", "5"))
                .isTrue();
        assertThat(outliers.isPlausible(tradeAt(ASTER_BTC, "10", AT), "other flow", "5"))
                .isTrue();
        assertThat(outliers.isPlausible(tradeAt(ASTER_BTC, "0", AT), "flow", "5"))
                .isFalse();
    }

    @Test
    void a_duplicate_is_the_same_trade_or_the_same_quotes_again() {
        Duplicates duplicates = new Duplicates();

        assertThat(duplicates.isNew(trade(ASTER_BTC, "1"), "flow")).isTrue();
        assertThat(duplicates.isNew(trade(ASTER_BTC, "2"), "flow")).isTrue();
        assertThat(duplicates.isNew(tradeAt(ASTER_BTC, "5", AT.plusSeconds(1)), "flow"))
                .isTrue();
        assertThat(duplicates.isNew(trade(ASTER_BTC, "1"), "flow")).isFalse();
        assertThat(duplicates.isNew(trade(ASTER_BTC, "1"), "other flow")).isTrue();
        assertThat(duplicates.isNew(bbo(ASTER_BTC, "1", "2"), "flow")).isTrue();
        assertThat(duplicates.isNew(bbo(ASTER_BTC, "1", "2"), "flow")).isFalse();
        assertThat(duplicates.isNew(bbo(ASTER_BTC, "1", "3"), "flow")).isTrue();
    }

    private void assertReference(Listing listing, String price, ReferencePrice.Basis basis) {
        assertThat(prices.of(listing)).hasValueSatisfying(reference -> {
            assertThat(reference.price()).isEqualByComparingTo(price);
            assertThat(reference.basis()).isEqualTo(basis);
        });
    }

    private static Ticker lastTicker(List<Event> events) {
        return (Ticker) events.get(events.size() - 1);
    }

    @Test
    void a_trade_that_the_venue_repeats_after_a_subscription_is_told_once() {
        Trade trade = tradeAt(HYPERLIQUID_BTC, "115120.5", AT);

        assertThat(desk.compose(List.of(trade, trade)))
                .filteredOn(Trade.class::isInstance)
                .hasSize(1);
        assertThat(desk.compose(trade)).noneMatch(Trade.class::isInstance);
        assertThat(desk.compose(tradeAt(ASTER_BTC, "115120.5", AT))).anyMatch(Trade.class::isInstance);
    }

    private static Trade tradeAt(Listing listing, String price, Instant at) {
        return new Trade(
                listing, "t" + price, AggressorSide.SELL, decimal(price), decimal("1"), at, RECEIVED, Source.WS);
    }

    private static OrderBook book(String bid, String ask, Instant at) {
        return new OrderBook(
                HYPERLIQUID_BTC,
                List.of(new Level(decimal(bid), decimal("1"))),
                List.of(new Level(decimal(ask), decimal("1"))),
                null,
                at,
                RECEIVED,
                Source.WS);
    }
}
