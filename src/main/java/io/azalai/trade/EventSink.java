package io.azalai.trade;

import io.azalai.model.Event;
import java.util.Collection;

/** Where finished events go: the feed. It must not block. */
public interface EventSink {

    /** Takes events in their order. */
    void publish(Collection<? extends Event> events);
}
