package io.azalai.market;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.RECEIVED;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.BookDelta;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Level;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import io.azalai.model.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A market desk whose clock a test steps, with the deltas and snapshots of bitcoin's book. Confined to one test. */
abstract class OnBooks {

    final SteppedClock clock = new SteppedClock(Instant.ofEpochMilli(1_754_556_878_100L));
    final Set<Dataset> datasets = EnumSet.of(Dataset.ORDER_BOOK);
    final ReferencePrices prices = new ReferencePrices();
    final MarketDesk desk =
            new MarketDesk(clock, prices, CandleSettings.DEFAULT, (dataset, listing) -> datasets.contains(dataset));
    final List<FeedStatus> resyncs = new ArrayList<>();
    final List<FeedStatus> recoveries = new ArrayList<>();
    final List<Wanted.Book> wanted = new ArrayList<>();

    @Nullable OrderBook book;

    void live(long seq) {
        take(delta(seq - 10, seq - 5, seq - 20, bids(), asks()));
        take(snapshot(seq, bids("10 1"), asks("11 1")));
        assertThat(book.venueSequence()).isEqualTo(seq);
    }

    void take(Event event) {
        hear(desk.compose(event));
    }

    void hear(List<Event> events) {
        for (Event event : events) {
            if (event instanceof FeedStatus status && status.where() != null) {
                (status.status() == FeedState.UP ? recoveries : resyncs).add(status);
            } else if (event instanceof Wanted.Book book) {
                wanted.add(book);
            } else if (event instanceof OrderBook published) {
                book = published;
            }
        }
    }

    static BookDelta delta(long first, long last, @Nullable Long previous, List<Level> bids, List<Level> asks) {
        return delta(first, last, previous, bids, asks, AT);
    }

    static BookDelta delta(
            long first, long last, @Nullable Long previous, List<Level> bids, List<Level> asks, Instant at) {
        return new BookDelta(ASTER_BTC, bids, asks, first, last, previous, at, RECEIVED, Source.WS);
    }

    static OrderBook snapshot(long seq, List<Level> bids, List<Level> asks) {
        return snapshot(seq, bids, asks, AT);
    }

    static OrderBook snapshot(long seq, List<Level> bids, List<Level> asks, Instant at) {
        return new OrderBook(ASTER_BTC, bids, asks, seq, at, RECEIVED, Source.REST);
    }

    static List<Level> bids(String... levels) {
        return Arrays.stream(levels).map(OnBooks::level).toList();
    }

    static List<Level> asks(String... levels) {
        return bids(levels);
    }

    static Level level(String text) {
        String[] parts = text.split(" ");
        return new Level(decimal(parts[0]), decimal(parts[1]));
    }
}
