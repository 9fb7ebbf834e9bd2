package io.azalai.bench;

import io.azalai.model.Event;
import io.azalai.model.Trade;
import java.util.List;

/** The bean at the end of the flow. Confined to the thread of the flow but for {@link #begin}, called between runs. */
public final class EventCounter {

    private volatile Run run = new Run(FrameKind.all().get(0), new Stopwatch());
    private long events;

    /** What is measured now. */
    private record Run(FrameKind kind, Stopwatch watch) {}

    /** Starts over. */
    Stopwatch begin(FrameKind kind) {
        run = new Run(kind, new Stopwatch());
        events = 0;
        return run.watch();
    }

    /** Takes events. */
    public void count(List<Event> several) {
        several.forEach(this::count);
    }

    /** Those of the symbols of marks carry the time of the run. */
    private void count(Event event) {
        events++;
        if (event instanceof Trade trade
                && FrameKind.MARK_SYMBOLS.contains(trade.listing().venueSymbol())) {
            Run current = run;
            long sent = current.kind().sent(Long.parseLong(trade.tradeId()));
            if (sent >= 0) {
                current.watch().mark(sent);
            }
        }
    }

    /** Events since the start, marks included. */
    long events() {
        return events;
    }
}
