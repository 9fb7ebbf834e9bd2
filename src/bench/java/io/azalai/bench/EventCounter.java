package io.azalai.bench;

import io.azalai.model.Event;
import java.util.List;

/** The bean at the end of the way. Confined to the thread that brings events, but for what it measures. */
public final class EventCounter {

    private final FrameKind kind;
    private final Mark mark;
    private final Stopwatch watch = new Stopwatch();
    private long events;

    EventCounter(FrameKind kind) {
        this.kind = kind;
        this.mark = Mark.of(kind);
    }

    /** Takes events, as a flow does. */
    public void count(List<Event> several) {
        several.forEach(this::count);
    }

    /** Takes events of an account, in place of the account book. */
    public void accept(List<Event> several) {
        several.forEach(this::count);
    }

    private void count(Event event) {
        events++;
        long sent = kind.sent(mark.idIn(event));
        if (sent >= 0) {
            watch.mark(sent);
        }
    }

    /** Waits for the end, for a bounded time. */
    Stopwatch.Speed speed() throws Exception {
        return watch.speed();
    }

    /** Events since the start, marks included. */
    long events() {
        return events;
    }
}
