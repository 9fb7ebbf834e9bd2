package io.azalai.bench;

import io.azalai.model.Event;
import io.azalai.model.Trade;

/** The bean at the end of the flow. Confined to the thread of the flow but for {@link #begin}, called between runs. */
public final class EventCounter {

    private volatile Stopwatch watch = new Stopwatch();
    private long events;

    /** Starts over. */
    Stopwatch begin() {
        watch = new Stopwatch();
        events = 0;
        return watch;
    }

    /** Takes one event; those of the symbols of marks carry the time of the run. */
    public void count(Event event) {
        events++;
        if (event instanceof Trade trade
                && FrameKind.MARK_SYMBOLS.contains(trade.listing().venueSymbol())) {
            watch.mark(Long.parseLong(trade.tradeId()));
        }
    }

    /** Events since the start, marks included. */
    long events() {
        return events;
    }
}
