package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.Interval;
import io.azalai.model.OrderBook;
import io.azalai.model.SampleEvents;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import io.azalai.model.Ticker;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TickerReadingTest {

    private final SteppedClock clock = new SteppedClock(SampleEvents.AT);
    private final List<VenueRequest<?>> sent = new ArrayList<>();
    private Ticker day = day();
    private List<Candle> minutes = List.of(one(Candle.class));
    private boolean tradesAreTold = true;
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

    @Test
    void hours_are_read_from_the_one_on_in_which_the_day_began() {
        read();

        Instant since = clock.instant().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);
        assertThat(sent)
                .filteredOn(MarketRequest.ReadCandles.class::isInstance)
                .singleElement()
                .isEqualTo(new MarketRequest.ReadCandles(SampleEvents.HYPERLIQUID_BTC, Interval.H1, since, null));
    }

    @Test
    void where_trades_are_not_told_the_last_price_is_the_close_of_the_last_minute() {
        tradesAreTold = false;

        Ticker ticker = read();

        BigDecimal close = one(Candle.class).close();
        assertThat(ticker.lastPrice()).isEqualByComparingTo(close);
        assertThat(ticker.priceChange()).isEqualByComparingTo(close.subtract(new BigDecimal("76317")));
        assertThat(sent)
                .filteredOn(request ->
                        request instanceof MarketRequest.ReadCandles asked && asked.interval() == Interval.M1)
                .hasSize(1);
    }

    @Test
    void without_a_trade_or_a_minute_the_middle_price_stands_for_the_last() {
        tradesAreTold = false;
        minutes = List.of();

        assertThat(read().lastPrice()).isEqualByComparingTo("77558.5");
        assertThat(read().priceChange()).isEqualByComparingTo("1241.5");
    }

    @Test
    void a_ticker_that_the_venue_tells_whole_is_its_own() {
        day = SampleEvents.ticker(SampleEvents.HYPERLIQUID_BTC, "115000");

        assertThat(read()).isEqualTo(day);
        assertThat(sent).singleElement().isInstanceOf(MarketRequest.ReadTickers.class);
    }

    private Ticker read() {
        return reading.of(SampleEvents.HYPERLIQUID_BTC).join();
    }

    @SuppressWarnings("unchecked") // each request is answered by what it asks for
    private <R> CompletableFuture<R> answer(VenueRequest<R> request) {
        sent.add(request);
        Object answer;
        if (request instanceof MarketRequest.ReadTickers) {
            answer = List.of(day);
        } else if (request instanceof MarketRequest.ReadBook) {
            answer = one(OrderBook.class);
        } else if (request instanceof MarketRequest.ReadTrades) {
            if (!tradesAreTold) {
                return CompletableFuture.failedFuture(new VenueUnavailableException(new VenueException.Details(
                        "hyperliquid", "trades", VenueException.NOT_SERVED, "HTTP 422", Outcome.REJECTED)));
            }
            answer = List.of(SampleEvents.trade(SampleEvents.HYPERLIQUID_BTC, "1"));
        } else {
            MarketRequest.ReadCandles asked = (MarketRequest.ReadCandles) request;
            answer = Page.last(asked.interval() == Interval.M1 ? minutes : List.of(one(Candle.class)));
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
