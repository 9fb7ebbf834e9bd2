package io.azalai.simulator.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults that wait for requests. Safe for many threads: one lock. */
final class Faults {

    private final List<Fault> waiting = new ArrayList<>();

    synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    synchronized void clear() {
        waiting.clear();
    }

    synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** The oldest fault that hits this request, used up by one. */
    synchronized Optional<Fault> take(String venue, String site, HttpRequest request) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.hits(venue, site, request)) {
                if (fault.times() > 1) {
                    waiting.set(i, fault.times(fault.times() - 1));
                } else {
                    waiting.remove(i);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
