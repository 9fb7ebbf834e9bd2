package io.azalai.market;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.BookDelta;
import io.azalai.model.Level;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader of deltas that comes late begins with. */
class WholeBookTest {

    private final SteppedClock clock = new SteppedClock(RECEIVED);
    private final MarketDesk desk =
            new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT, (dataset, listing) -> true);

    @BeforeEach
    void begin() {
        desk.compose(delta(100, 90, "9", "1"));
        desk.compose(new OrderBook(ASTER_BTC, levels("9", "1"), levels("11", "1"), 100L, AT, RECEIVED, Source.REST));
    }

    @Test
    void it_is_the_book_as_it_is_and_costs_the_other_readers_nothing() {
        assertThat(desk.wholeBooks(ASTER_BTC::equals)).isEmpty();
        desk.compose(delta(110, 100, "9", "5"));
        desk.compose(delta(120, 110, "8", "3"));

        assertThat(desk.wholeBooks(ASTER_BTC::equals))
                .containsExactly(new BookDelta(
                        ASTER_BTC,
                        List.of(level("9", "5"), level("8", "3")),
                        levels("11", "1"),
                        120,
                        120,
                        null,
                        true,
                        AT,
                        RECEIVED,
                        Source.DERIVED));
        assertThat(desk.wholeBooks(listing -> false)).isEmpty();
        BookDelta next = delta(130, 120, "9", "6");
        assertThat(desk.compose(next)).filteredOn(BookDelta.class::isInstance).containsExactly(next);
    }

    @Test
    void it_is_none_that_nobody_wanted_lately() {
        desk.compose(delta(110, 100, "9", "5"));
        assertThat(desk.wholeBooks(ASTER_BTC::equals)).hasSize(1);

        clock.step(Duration.ofMinutes(5));

        assertThat(desk.wholeBooks(ASTER_BTC::equals)).isEmpty();
    }

    private static BookDelta delta(long last, long previous, String price, String quantity) {
        return new BookDelta(
                ASTER_BTC, levels(price, quantity), List.of(), last, last, previous, AT, RECEIVED, Source.WS);
    }

    private static List<Level> levels(String price, String quantity) {
        return List.of(level(price, quantity));
    }

    private static Level level(String price, String quantity) {
        return new Level(new BigDecimal(price), new BigDecimal(quantity));
    }
}
