package io.azalai.market;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.ASTER_BTC_SPOT;
import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AggressorSide;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tickers and prices keep through an outage, and what is repeated after it. */
class TickerOutageTest {

    private final SteppedClock clock = new SteppedClock(AT);
    private final ReferencePrices prices = new ReferencePrices();
    private final MarketDesk desk = new MarketDesk(clock, prices, CandleSettings.DEFAULT, (dataset, listing) -> true);

    @Test
    void quotes_of_before_an_outage_are_not_told_after_it() {
        quote(ASTER_BTC);
        status(FeedState.DOWN);
        clock.step(Duration.ofMinutes(1));
        status(FeedState.UP);

        Ticker told = trade(ASTER_BTC, "1", "90", clock.instant());

        assertThat(told.lastPrice()).isEqualByComparingTo("90");
        assertThat(told.bidPrice()).isNull();
        assertThat(told.askPrice()).isNull();
        assertThat(quote(ASTER_BTC).bidPrice()).isEqualByComparingTo("100");
    }

    @Test
    void where_a_channel_is_silent_the_quotes_that_come_by_others_stay_however_quiet() {
        quote(ASTER_BTC);
        quote(ASTER_BTC_SPOT);
        clock.step(Duration.ofMinutes(1));
        stale(ASTER_BTC, Dataset.TICKER, Dataset.BBO);
        stale(ASTER_BTC_SPOT, Dataset.ORDER_BOOK, Dataset.BOOK_DELTA);

        assertThat(trade(ASTER_BTC, "1", "90", clock.instant()).bidPrice()).isNull();
        assertThat(trade(ASTER_BTC_SPOT, "1", "100", clock.instant()).bidPrice())
                .isEqualByComparingTo("100");
    }

    @Test
    void the_outage_of_another_market_costs_no_quotes() {
        quote(ASTER_BTC_SPOT);
        status(FeedState.DOWN);

        assertThat(trade(ASTER_BTC_SPOT, "1", "100", clock.instant()).bidPrice())
                .isEqualByComparingTo("100");
    }

    @Test
    void of_trades_at_one_time_the_greatest_id_is_the_last() {
        trade(ASTER_BTC, "99", "100", AT);
        trade(ASTER_BTC, "100", "101", AT);

        assertThat(trade(ASTER_BTC, "98", "102", AT)).isNull();
        assertThat(quote(ASTER_BTC).lastPrice()).isEqualByComparingTo("101");
    }

    @Test
    void a_trade_that_is_older_or_told_before_is_no_last_price() {
        Instant before = AT.minus(Duration.ofHours(3));
        trade(ASTER_BTC_SPOT, "7", "50", before);
        trade(ASTER_BTC_SPOT, "9", "100", AT);
        ReferencePrice last = prices.of(ASTER_BTC_SPOT).orElseThrow();
        clock.step(Duration.ofMinutes(1));

        trade(ASTER_BTC_SPOT, "9", "100", AT);
        trade(ASTER_BTC_SPOT, "8", "60", AT);
        trade(ASTER_BTC_SPOT, "6", "55", before);

        assertThat(prices.of(ASTER_BTC_SPOT)).contains(last);
        assertThat(last.price()).isEqualByComparingTo("100");
    }

    @Test
    void a_last_price_is_as_old_as_its_trade() {
        trade(ASTER_BTC_SPOT, "7", "50", AT.minus(Duration.ofHours(3)));

        assertThat(prices.of(ASTER_BTC_SPOT).orElseThrow().timestamp()).isEqualTo(AT.minus(Duration.ofHours(3)));
    }

    private Ticker quote(Listing listing) {
        return ticker(new BestBidOffer(
                listing,
                decimal("100"),
                decimal("1"),
                decimal("101"),
                decimal("1"),
                clock.instant(),
                clock.instant(),
                Source.WS));
    }

    private Ticker trade(Listing listing, String id, String price, Instant at) {
        return ticker(new Trade(
                listing, id, AggressorSide.BUY, decimal(price), decimal("1"), at, clock.instant(), Source.WS));
    }

    /** The ticker that follows from an event; null when none does. */
    private Ticker ticker(Event event) {
        clock.step(Duration.ofMillis(100));
        List<Event> told = desk.compose(event);
        return told.stream()
                .filter(Ticker.class::isInstance)
                .map(Ticker.class::cast)
                .findFirst()
                .orElse(null);
    }

    private void stale(Listing listing, Dataset first, Dataset second) {
        List<FeedStatus.Part> parts = List.of(FeedStatus.Part.of(listing, first, second));
        desk.compose(new FeedStatus("aster", parts, null, FeedState.STALE, "market", "silent", 0, clock.instant()));
    }

    private void status(FeedState state) {
        desk.compose(new FeedStatus("aster", List.of(), null, state, "futures-market", null, 0, clock.instant()));
    }
}
