package io.azalai.feed;

import io.azalai.model.Event;
import java.util.List;

/** Takes the events of one reader, those that waited together at once, on the reader's own thread. */
@FunctionalInterface
interface BatchListener {

    /**
     * One event at least, in their order. What it throws is logged and counted, and the reader goes on.
     *
     * @param retained whether they are last values from before the reader came, not news
     */
    void on(List<Event> events, boolean retained);
}
