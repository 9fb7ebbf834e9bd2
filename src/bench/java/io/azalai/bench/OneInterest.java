package io.azalai.bench;

import io.azalai.model.Dataset;
import io.azalai.model.Interest;
import io.azalai.stream.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Wants one dataset of BTC at a time. Safe for many threads. */
final class OneInterest implements Subscriptions {

    private static final Map<String, Dataset> SERVED_BY = Map.of(
            "bbo", Dataset.BBO,
            "trades", Dataset.TRADE,
            "l2Book", Dataset.ORDER_BOOK,
            "activeAssetCtx", Dataset.MARK_PRICE);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Set<Interest> wanted = Set.of();

    /** Wants what that type of subscription serves, and nothing else. */
    void want(String kind) {
        wanted = Set.of(new Interest("hyperliquid", SERVED_BY.get(kind), "BTC"));
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
