package io.azalai.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Candles of a series that are over but may change: by trades that come late, for a minute at least, and by what the
 * venue tells of those that wait for it. Guarded by the lock of the maker.
 */
final class EndedCandles {

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int LEAST = 3;

    /** How many are kept for the venue to tell: of minutes, those of six hours. */
    private static final int MOST_WAITING = 360;

    private final Deque<CandleSlot> slots = new ArrayDeque<>();

    void add(CandleSlot slot) {
        slots.addLast(slot);
    }

    /** Candles that were over before all of these, the oldest first. */
    void precede(List<CandleSlot> earlier) {
        Deque<CandleSlot> later = new ArrayDeque<>(slots);
        slots.clear();
        slots.addAll(earlier);
        slots.addAll(later);
    }

    /** Those that need not be kept any longer; {@code waiting} says whether any waits for the venue. */
    List<CandleSlot> takeOld(boolean waiting) {
        List<CandleSlot> old = new ArrayList<>();
        while (slots.size() > MOST_WAITING || (slots.size() > LEAST && isOld(slots.getFirst(), waiting))) {
            old.add(slots.removeFirst());
        }
        return old;
    }

    private boolean isOld(CandleSlot slot, boolean waiting) {
        return (slot.isWhole() || !waiting)
                && !slot.end().isAfter(slots.getLast().end().minus(KEPT));
    }

    /** The one that holds an instant; null when it is not kept. */
    @Nullable CandleSlot at(Instant instant) {
        Iterator<CandleSlot> fromLast = slots.descendingIterator();
        while (fromLast.hasNext()) {
            CandleSlot slot = fromLast.next();
            if (!instant.isBefore(slot.open())) {
                return instant.isBefore(slot.end()) ? slot : null;
            }
        }
        return null;
    }

    /** Where nothing was traded, the price is that of the candle before, whatever it has become. */
    void carry(@Nullable CandleSlot present) {
        CandleSlot before = null;
        for (CandleSlot slot : slots) {
            slot.follow(before);
            before = slot;
        }
        if (present != null) {
            present.follow(before);
        }
    }

    /** All of them, the oldest first. */
    Stream<CandleSlot> stream() {
        return slots.stream();
    }
}
