package io.azalai.simulator.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
    Optional<Fault> take(String venue, String site, HttpRequest request) {
        return take(fault -> fault.hits(venue, site, request));
    }

    /** The oldest fault that hits this frame of a client, used up by one. */
    Optional<Fault> take(String venue, String site, String socketPath, String frame) {
        return take(fault -> fault.hits(venue, site, socketPath, frame));
    }

    private synchronized Optional<Fault> take(Predicate<Fault> hits) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (hits.test(fault)) {
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
