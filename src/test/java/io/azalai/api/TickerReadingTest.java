package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.OrderBook;
import io.azalai.model.SampleEvents;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import io.azalai.model.Ticker;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Page;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TickerReadingTest {

    private final SteppedClock clock = new SteppedClock(SampleEvents.AT);
    private final List<VenueRequest<?>> sent = new ArrayList<>();
    private final TickerReading reading = new TickerReading(this::answer, clock);

    @Test
    void the_change_is_that_of_the_newest_trade_since_the_price_of_a_day_ago() {
        Ticker ticker = read();

        BigDecimal newest =
                SampleEvents.trade(SampleEvents.HYPERLIQUID_BTC, "1").price();
        assertThat(ticker.lastPrice()).isEqualByComparingTo(newest);
        assertThat(ticker.priceChange()).isEqualByComparingTo(newest.subtract(new BigDecimal("76317")));
        assertThat(ticker.highPrice()).isEqualByComparingTo(one(Candle.class).high());
    }

    @Test
    void hours_are_read_again_after_a_minute() {
        read();
        clock.step(Duration.ofSeconds(59));
        read();
        assertThat(sent).filteredOn(MarketRequest.ReadCandles.class::isInstance).hasSize(1);

        clock.step(Duration.ofSeconds(1));
        read();

        assertThat(sent).filteredOn(MarketRequest.ReadCandles.class::isInstance).hasSize(2);
        assertThat(sent).filteredOn(MarketRequest.ReadTrades.class::isInstance).hasSize(3);
    }

    private Ticker read() {
        return reading.of(SampleEvents.HYPERLIQUID_BTC).join();
    }

    @SuppressWarnings("unchecked") // each request is answered by what it asks for
    private <R> CompletableFuture<R> answer(VenueRequest<R> request) {
        sent.add(request);
        Object answer;
        if (request instanceof MarketRequest.ReadTickers) {
            answer = List.of(day());
        } else if (request instanceof MarketRequest.ReadBook) {
            answer = one(OrderBook.class);
        } else if (request instanceof MarketRequest.ReadTrades) {
            answer = List.of(SampleEvents.trade(SampleEvents.HYPERLIQUID_BTC, "1"));
        } else {
            assertThat(request).isInstanceOf(MarketRequest.ReadCandles.class);
            answer = Page.last(List.of(one(Candle.class)));
        }
        return (CompletableFuture<R>) CompletableFuture.completedFuture(answer);
    }

    /** As Hyperliquid tells it: a mid, its change, and no quotes and extremes. */
    private static Ticker day() {
        return new Ticker(
                SampleEvents.HYPERLIQUID_BTC,
                null,
                null,
                null,
                null,
                new BigDecimal("77558.5"),
                BigDecimal.TEN,
                BigDecimal.TEN,
                new BigDecimal("1241.5"),
                null,
                null,
                null,
                SampleEvents.AT,
                SampleEvents.RECEIVED,
                Source.REST);
    }

    private static <T extends Event> T one(Class<T> type) {
        return SampleEvents.oneOfEach().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
