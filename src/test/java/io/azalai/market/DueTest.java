package io.azalai.market;

import static io.azalai.market.OnBooks.asks;
import static io.azalai.market.OnBooks.bids;
import static io.azalai.market.OnBooks.delta;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AggressorSide;
import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.Interval;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the timer finds, also where it did not come for long, or where something of it fails. */
class DueTest extends OnCandles {

    private boolean failing;

    @Test
    void of_growing_candles_the_newest_waits_alone_and_closed_ones_wait_in_order() {
        beginWhole();
        for (int second = 0; second < 150; second++) {
            clock.step(Duration.ofSeconds(1));
            compose("" + (100 + second));
        }

        List<Candle> minutes = desk.due().stream()
                .filter(Candle.class::isInstance)
                .map(Candle.class::cast)
                .filter(candle ->
                        candle.interval() == Interval.M1 && !candle.openTime().isBefore(NOON))
                .toList();

        assertThat(minutes).hasSize(5);
        assertThat(minutes).extracting(Candle::openTime).isSorted();
        assertThat(minutes)
                .filteredOn(Candle::closed)
                .extracting(Candle::openTime)
                .contains(NOON, NOON.plusSeconds(60));
        assertThat(minutes.get(minutes.size() - 1).close()).isEqualByComparingTo("249");
    }

    @Test
    void a_book_that_fails_stops_no_candle() {
        MarketDesk either = new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT, (dataset, listing) -> {
            if (failing && dataset == Dataset.ORDER_BOOK) {
                throw new IllegalStateException("as a fault of ours would");
            }
            return true;
        });
        either.compose(venueMinute(NOON.minusSeconds(60), "100", "1", false));
        either.compose(delta(101, 102, 100L, bids("10 1"), asks("11 1")));
        clock.step(Duration.ofSeconds(2));
        failing = true;

        List<Event> told = either.due();

        assertThat(told).isNotEmpty();
    }

    private void compose(String price) {
        desk.compose(new Trade(
                HYPERLIQUID_BTC,
                "d" + ++trades,
                AggressorSide.BUY,
                decimal(price),
                decimal("1"),
                clock.instant(),
                clock.instant(),
                Source.WS));
    }
}
