package io.azalai.stream;

import io.azalai.timing.Backoff;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Channels set aside because a socket died on them or the venue refused them. Each is tried again alone; one that fails
 * alone waits twice as long each time. Confined to the control thread, but for {@link #size()}.
 */
final class Quarantine {
    private static final int MOST_DELAYS = 64;

    private final Backoff backoff;
    private final Map<String, Term> terms = new LinkedHashMap<>();
    private volatile int size;

    Quarantine(Duration delay) {
        this.backoff = new Backoff(delay, delay.multipliedBy(MOST_DELAYS));
    }

    /** Sets channels aside of which one may be guilty: each may be tried alone at once. */
    void suspect(Collection<String> channels, long nowNanos) {
        for (String channel : channels) {
            terms.putIfAbsent(channel, new Term(0, nowNanos));
        }
        size = terms.size();
    }

    /**
     * Sets a channel aside that failed alone.
     *
     * @return until it is tried again
     */
    Duration convict(String channel, long nowNanos) {
        Term before = terms.getOrDefault(channel, new Term(0, nowNanos));
        Duration delay = backoff.ceiling(before.failures);
        terms.remove(channel);
        terms.put(channel, new Term(before.failures + 1, nowNanos + delay.toNanos()));
        size = terms.size();
        return delay;
    }

    void clear(String channel) {
        terms.remove(channel);
        size = terms.size();
    }

    /** Forgets channels that nobody wants any more. */
    void retain(Set<String> wanted) {
        terms.keySet().retainAll(wanted);
        size = terms.size();
    }

    boolean holds(String channel) {
        return terms.containsKey(channel);
    }

    /** The first that may be tried now. */
    Optional<String> due(Predicate<String> eligible, long nowNanos) {
        return terms.entrySet().stream()
                .filter(entry -> entry.getValue().retryAtNanos - nowNanos <= 0 && eligible.test(entry.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    int size() {
        return size;
    }

    private record Term(int failures, long retryAtNanos) {}
}
