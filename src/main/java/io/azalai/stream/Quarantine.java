package io.azalai.stream;

import io.azalai.timing.Backoff;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Channels set aside because a socket died on them or the venue refused them. Each is tried again alone; one that fails
 * alone waits twice as long each time. One that did not fail is missed until its fellows' connection carries it.
 * Confined to the control thread, but for {@link #held()}.
 */
final class Quarantine {
    private static final int MOST_DELAYS = 64;

    /** So long a suspect may wait for its trial, or one on its way back for its fellows, before that is told. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Backoff backoff;
    private final long patienceNanos;
    private final Map<String, Term> terms = new LinkedHashMap<>();
    /** Since when they do not come: those of {@code terms}, and those on their way back. */
    private final Map<String, Long> missedSince = new LinkedHashMap<>();

    private volatile List<String> held = List.of();

    Quarantine(Duration delay) {
        this.backoff = new Backoff(delay, delay.multipliedBy(MOST_DELAYS));
        this.patienceNanos = (delay.compareTo(PATIENCE) < 0 ? delay : PATIENCE).toNanos();
    }

    /** Sets channels aside of which one may be guilty: each may be tried alone at once. */
    void suspect(Collection<String> channels, long nowNanos) {
        for (String channel : channels) {
            terms.putIfAbsent(channel, new Term(0, nowNanos));
            missedSince.putIfAbsent(channel, nowNanos);
        }
        changed();
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
        missedSince.putIfAbsent(channel, nowNanos);
        changed();
        return delay;
    }

    void clear(String channel) {
        terms.remove(channel);
        changed();
    }

    /** Notes which of those on their way back have arrived. */
    void arrived(Predicate<String> carried) {
        missedSince.keySet().removeIf(channel -> !terms.containsKey(channel) && carried.test(channel));
    }

    /** Forgets channels that nobody wants any more. */
    void retain(Set<String> wanted) {
        terms.keySet().retainAll(wanted);
        missedSince.keySet().retainAll(wanted);
        changed();
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

    /** Channels that are set aside, in no order that means anything. */
    List<String> held() {
        return held;
    }

    /** Those that are not back at once: they failed, or their trial or their return does not come about. */
    Stream<String> overdue(long nowNanos) {
        return missed().filter(channel -> !isHopeful(channel, nowNanos));
    }

    /** Whether one that is missed may well be back in a moment. */
    boolean isHopeful(String channel, long nowNanos) {
        Term term = terms.get(channel);
        Long since = missedSince.get(channel);
        return (term == null || term.failures == 0) && since != null && nowNanos - since < patienceNanos;
    }

    /** All that is missed for being set aside: what is on its way back is not there yet. */
    Stream<String> missed() {
        return missedSince.keySet().stream();
    }

    private void changed() {
        held = List.copyOf(terms.keySet());
    }

    private record Term(int failures, long retryAtNanos) {}
}
