package io.azalai.feed;

import io.azalai.model.Event;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events one reader has not taken yet, oldest first. Guarded by the reader's lock. */
interface Waiting {

    /** Adds an event; answers the one it replaced, null when none. */
    @Nullable Event add(Event event);

    /** Removes the oldest; null when none waits. */
    @Nullable Event take();

    int size();

    /** Keeps the newest of each key, at the place of the first that was not taken. */
    static Waiting latest(boolean severalDatasets) {
        return new Waiting() {
            private final Map<String, Event> byKey = new LinkedHashMap<>();

            @Override
            public @Nullable Event add(Event event) {
                String key = severalDatasets ? event.dataset().kebab() + "|" + event.key() : event.key();
                return byKey.put(key, event);
            }

            @Override
            public @Nullable Event take() {
                var entries = byKey.values().iterator();
                if (!entries.hasNext()) {
                    return null;
                }
                Event oldest = entries.next();
                entries.remove();
                return oldest;
            }

            @Override
            public int size() {
                return byKey.size();
            }
        };
    }

    /** Keeps all. */
    static Waiting all() {
        return new Waiting() {
            private final ArrayDeque<Event> events = new ArrayDeque<>();

            @Override
            public @Nullable Event add(Event event) {
                events.add(event);
                return null;
            }

            @Override
            public @Nullable Event take() {
                return events.poll();
            }

            @Override
            public int size() {
                return events.size();
            }
        };
    }
}
