package io.azalai.stream;

import io.azalai.model.Dataset;
import io.azalai.model.Interest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Interests that a test changes at will. Safe for many threads. */
final class Wishes implements Subscriptions {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Set<Interest> wanted = Set.of();

    Wishes(String... symbols) {
        want(symbols);
    }

    void want(String... symbols) {
        wanted = Stream.of(symbols)
                .map(symbol -> new Interest("lines", Dataset.TRADE, symbol))
                .collect(Collectors.toUnmodifiableSet());
        listeners.forEach(Runnable::run);
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public Set<Interest> wanted(String venue) {
        return wanted;
    }

    @Override
    public Registration onChange(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }
}
