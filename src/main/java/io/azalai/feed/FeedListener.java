package io.azalai.feed;

import io.azalai.model.Event;

/** Takes the events of one reader, one at a time, on the reader's own thread. */
@FunctionalInterface
public interface FeedListener {

    /**
     * One event. What it throws is logged and counted, and the reader goes on.
     *
     * @param retained whether it is the last value from before the reader came, not news
     */
    void on(Event event, boolean retained);

    /** For a reader that takes one at a time. */
    default BatchListener one() {
        return (events, retained) -> on(events.get(0), retained);
    }
}
