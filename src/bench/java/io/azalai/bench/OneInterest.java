package io.azalai.bench;

import io.azalai.model.Interest;
import io.azalai.stream.Subscriptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Wants one dataset of BTC at a time. Safe for many threads. */
final class OneInterest implements Subscriptions {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Set<Interest> wanted = Set.of();

    /** Wants what brings that kind of frame, and nothing else. */
    void want(FrameKind kind) {
        wanted = Set.of(new Interest(kind.venue(), kind.dataset(), "BTC"));
        listeners.forEach(Runnable::run);
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
