package io.azalai.forward;

import io.azalai.model.Event;
import io.azalai.model.Order;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers of events, without gaps per topic and key. Orders come and go, so those that ended are counted no longer once
 * many others have: one that is told of again after that begins anew. Safe for many threads: a concurrent map, and one
 * lock around what ended.
 */
final class Sequences {

    static final int ENDED_KEPT = 10_000;

    private final Map<String, AtomicLong> last = new ConcurrentHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();

    /** The number of an event: one after that of the last with its topic and key. */
    long next(Event event) {
        String name = event.dataset().topic() + "|" + event.key();
        long number = last.computeIfAbsent(name, none -> new AtomicLong()).incrementAndGet();
        if (event instanceof Order order && order.status().isTerminal()) {
            end(name);
        }
        return number;
    }

    private synchronized void end(String name) {
        if (ended.add(name) && ended.size() > ENDED_KEPT) {
            Iterator<String> oldest = ended.iterator();
            last.remove(oldest.next());
            oldest.remove();
        }
    }
}
