package io.azalai.feed;

import io.azalai.model.Dataset;
import io.azalai.model.Interest;
import io.azalai.stream.Subscriptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What the readers want of the venues. Safe for many threads; callbacks run outside the lock. */
final class InterestBook implements Subscriptions {

    private final Watchlist watchlist;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<FeedReader, Set<Interest>> byReader = new LinkedHashMap<>();
    private Set<Interest> wanted = Set.of();

    InterestBook(Watchlist watchlist) {
        this.watchlist = watchlist;
    }

    @Override
    public synchronized Set<Interest> wanted(String venue) {
        return wanted.stream()
                .filter(interest -> interest.venue().equals(venue))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Registration onChange(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /** Names of the readers behind each interest. */
    synchronized Map<Interest, List<String>> askedBy() {
        Map<Interest, List<String>> asked = new LinkedHashMap<>();
        byReader.forEach((reader, interests) -> interests.forEach(interest ->
                asked.computeIfAbsent(interest, none -> new ArrayList<>()).add(reader.name())));
        return asked;
    }

    void add(FeedReader reader) {
        Set<Interest> interests = interests(reader.filter());
        boolean changed;
        synchronized (this) {
            byReader.put(reader, interests);
            changed = refresh();
        }
        notifyListeners(changed);
    }

    void remove(FeedReader reader) {
        boolean changed;
        synchronized (this) {
            byReader.remove(reader);
            changed = refresh();
        }
        notifyListeners(changed);
    }

    private boolean refresh() {
        Set<Interest> before = wanted;
        wanted = byReader.values().stream().flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());
        return !wanted.equals(before);
    }

    private void notifyListeners(boolean changed) {
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    private Set<Interest> interests(FeedFilter filter) {
        Set<Interest> interests = new LinkedHashSet<>();
        Map<String, List<String>> listed = watchlist.symbolsByVenue();
        String only = filter.venue();
        for (String venue : only == null ? listed.keySet() : Set.of(only)) {
            Set<String> symbols = symbols(filter, listed.getOrDefault(venue, List.of()));
            filter.datasets().stream()
                    .filter(InterestBook::comesFromVenueStreams)
                    .forEach(dataset -> symbols.forEach(
                            symbol -> interests.add(new Interest(venue, dataset, symbol, filter.market()))));
        }
        return interests;
    }

    private static Set<String> symbols(FeedFilter filter, List<String> listed) {
        Set<String> symbols = new LinkedHashSet<>(filter.symbols());
        if (symbols.isEmpty() || symbols.remove(FeedFilter.EVERY)) {
            symbols.addAll(listed);
        }
        return symbols;
    }

    private static boolean comesFromVenueStreams(Dataset dataset) {
        return dataset.domain().equals("md") && dataset != Dataset.FEED_STATUS;
    }
}
