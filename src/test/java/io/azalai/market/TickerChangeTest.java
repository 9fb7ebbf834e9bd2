package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AggressorSide;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Event;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Change and time of a ticker whose venue tells figures of the day without a time (hyperliquid.md section 10). */
class TickerChangeTest {

    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    private final SteppedClock clock = new SteppedClock(AT);
    private final MarketDesk desk =
            new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT, (dataset, listing) -> true);

    @Test
    void the_change_is_that_of_the_last_trade_since_a_day_ago() {
        take(trade("78000", AT));

        Ticker ticker = take(figures("77558.5", "1241.5", AT.plusSeconds(9)));

        assertThat(ticker.lastPrice()).isEqualByComparingTo("78000");
        assertThat(ticker.priceChange()).isEqualByComparingTo("1683");
        assertThat(ticker.priceChangePercent()).isEqualByComparingTo("2.205275");
    }

    @Test
    void without_a_price_a_day_ago_the_change_is_no_percent_of_it() {
        take(trade("2", AT));

        Ticker ticker = take(figures("3", "3", AT));

        assertThat(ticker.priceChange()).isEqualByComparingTo("2");
        assertThat(ticker.priceChangePercent()).isZero();
    }

    @Test
    void a_price_that_stands_for_the_last_is_neither_the_highest_nor_the_lowest() {
        Ticker ticker = take(figures("77558.5", "1241.5", AT));

        assertThat(ticker.lastPrice()).isEqualByComparingTo("77558.5");
        assertThat(ticker.priceChange()).isEqualByComparingTo("1241.5");
        assertThat(ticker.highPrice()).isNull();
        assertThat(ticker.timestamp()).isEqualTo(AT);
    }

    @Test
    void its_time_is_that_of_the_newest_quote_or_trade() {
        take(trade("78000", AT.plusMillis(30)));
        assertThat(take(figures("77558.5", "1241.5", AT.plusSeconds(9))).timestamp())
                .isEqualTo(AT.plusMillis(30));

        take(quotes(AT.plusMillis(40)));

        assertThat(take(figures("77558.5", "1241.5", AT.plusSeconds(10))).timestamp())
                .isEqualTo(AT.plusMillis(40));
    }

    private Ticker take(Event event) {
        clock.step(Duration.ofMillis(200));
        List<Event> told = desk.compose(event);
        return (Ticker) told.get(told.size() - 1);
    }

    private static Ticker figures(String last, String change, Instant receivedAt) {
        return new Ticker(
                HYPERLIQUID_BTC,
                null,
                null,
                null,
                null,
                decimal(last),
                decimal("10"),
                decimal("10"),
                decimal(change),
                decimal("1"),
                null,
                null,
                receivedAt,
                receivedAt,
                Source.WS);
    }

    private static BestBidOffer quotes(Instant at) {
        return new BestBidOffer(
                HYPERLIQUID_BTC, decimal("77999"), decimal("1"), decimal("78001"), decimal("1"), at, at, Source.WS);
    }

    private static Trade trade(String price, Instant at) {
        return new Trade(HYPERLIQUID_BTC, price, AggressorSide.BUY, decimal(price), decimal("1"), at, at, Source.WS);
    }
}
