package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What makers of candles tell until it leaves, in its order. However long that takes, of a candle that grows only the
 * newest waits, at the place of the first. Safe for many threads: a listing's events come one at a time, and what waits
 * is replaced or taken as a whole.
 */
final class CandleQueue {

    private final Queue<Place> places = new ConcurrentLinkedQueue<>();
    private final Map<Line, Place> growing = new ConcurrentHashMap<>();

    void add(Event event) {
        if (!(event instanceof Candle candle)) {
            places.add(new Place(event));
            return;
        }
        Line line = new Line(candle.listing(), candle.interval());
        if (candle.closed()) {
            growing.remove(line); // what grows from now on is told after it
            places.add(new Place(candle));
            return;
        }
        Place place = growing.get(line);
        if (place == null || !place.replace(candle)) {
            Place last = new Place(candle);
            growing.put(line, last);
            places.add(last);
        }
    }

    /** All that waits goes to {@code out}. For one thread at a time. */
    void drain(Consumer<Event> out) {
        for (Place next = places.poll(); next != null; next = places.poll()) {
            Event event = next.take();
            if (event != null) {
                out.accept(event);
            }
        }
    }

    private record Line(Listing listing, Interval interval) {}

    /** Of one event, which may become a newer one until it is taken. */
    private static final class Place {

        private final AtomicReference<@Nullable Event> event;

        Place(Event event) {
            this.event = new AtomicReference<>(event);
        }

        /** Answers whether it was not taken before. */
        boolean replace(Event newer) {
            Event older = event.get();
            return older != null && event.compareAndSet(older, newer);
        }

        /** Null when it was taken before. */
        @Nullable Event take() {
            return event.getAndSet(null);
        }
    }
}
