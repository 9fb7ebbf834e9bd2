package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.LongFunction;

/** A stream that sends at a steady pace. Confined to the ticking thread. */
final class TimedStream {

    private final String name;
    private final long periodMs;
    private final LongFunction<Optional<JsonNode>> frame;
    private long dueAt;

    /** @param frame the next frame at a time in milliseconds; empty when there is nothing new */
    TimedStream(String name, long periodMs, LongFunction<Optional<JsonNode>> frame) {
        this.name = name;
        this.periodMs = periodMs;
        this.frame = frame;
    }

    /** Sends if it is time, or if that was set by a clock that has stepped back since. */
    void tick(long now, StreamHub hub) {
        if (now < dueAt && dueAt - now <= periodMs) {
            return;
        }
        dueAt = (now / periodMs + 1) * periodMs;
        if (hub.wanted(name)) {
            frame.apply(now).ifPresent(json -> hub.publish(name, json.toString()));
        }
    }
}
