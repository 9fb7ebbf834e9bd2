package io.azalai.feed;

import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interest;
import io.azalai.model.Listing;
import io.azalai.stream.Subscriptions;
import io.azalai.timing.Complaints;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The bus: what is published goes to every reader that wants it, each at its own pace. Publishing costs one look-up per
 * reader and waits for none of them, unless a reader asked to {@link Overflow#BLOCK}. Readers that come late get the
 * last value of each key first, where one supersedes the other, else what catches them up; a value published while a
 * reader enters may reach it twice, once as retained. Safe for many threads; events of one key keep their order if one
 * thread at a time publishes them.
 */
public final class Feed implements AutoCloseable {

    /** How long the interest of a suspended reader lasts. */
    private static final Duration SUSPENDED_INTEREST = Duration.ofSeconds(30);

    private final Clock clock;
    private final LongSupplier nanos;
    private final SymbolMatch symbols;
    private final Duration suspendedInterest;
    private final InterestBook interest;
    private final Map<Dataset, List<FeedReader>> readers = new EnumMap<>(Dataset.class);
    private final Map<Dataset, Map<String, Event>> retained = new EnumMap<>(Dataset.class);
    private final Map<Dataset, CatchUp> catchUps = new ConcurrentHashMap<>();
    private final Interruptions interruptions = new Interruptions();
    private volatile Consumer<List<Event>> keeper = events -> {};
    private volatile Predicate<Dataset> kept = dataset -> false;
    private final Map<Dataset, LongAdder> published = new EnumMap<>(Dataset.class);

    /** A feed whose readers want the watchlist unless they name symbols. */
    public Feed(Clock clock, LongSupplier nanos, Watchlist watchlist, SymbolMatch symbols) {
        this(clock, nanos, watchlist, symbols, SUSPENDED_INTEREST);
    }

    Feed(Clock clock, LongSupplier nanos, Watchlist watchlist, SymbolMatch symbols, Duration suspendedInterest) {
        this.clock = clock;
        this.nanos = nanos;
        this.symbols = symbols;
        this.suspendedInterest = suspendedInterest;
        this.interest = new InterestBook(watchlist);
        for (Dataset dataset : Dataset.values()) {
            readers.put(dataset, new CopyOnWriteArrayList<>());
            published.put(dataset, new LongAdder());
            if (Overflow.isSuperseded(dataset)) {
                retained.put(dataset, new ConcurrentHashMap<>());
            }
        }
    }

    /** Publishes an event, and hands it on to be kept where its dataset is. */
    public void publish(Event event) {
        if (kept.test(event.dataset())) {
            keeper.accept(List.of(event));
        }
        tell(event);
    }

    private void tell(Event event) {
        note(event);
        for (FeedReader reader : of(readers, event.dataset())) {
            if (reader.wants(event)) {
                reader.offer(event);
            }
        }
    }

    /** Publishes events, which reach each reader in their order and together; those of kept datasets are handed on. */
    public void publish(Collection<? extends Event> events) {
        List<Event> owed = new ArrayList<>();
        for (Event event : events) {
            if (kept.test(event.dataset())) {
                owed.add(event);
            }
        }
        if (!owed.isEmpty()) {
            keeper.accept(owed);
        }
        tell(events);
    }

    /** From now on events of such datasets are handed on as they are published: to what must lose none of them. */
    public void keep(Predicate<Dataset> datasets, Consumer<List<Event>> whoKeeps) {
        keeper = whoKeeps;
        kept = datasets;
    }

    /** Publishes events that are kept already. */
    public void tell(Collection<? extends Event> events) {
        if (events.size() < 2) {
            events.forEach(this::tell);
            return;
        }
        Map<FeedReader, List<Event>> wanted = new LinkedHashMap<>();
        for (Event event : events) {
            note(event);
            for (FeedReader reader : of(readers, event.dataset())) {
                if (reader.wants(event)) {
                    wanted.computeIfAbsent(reader, first -> new ArrayList<>()).add(event);
                }
            }
        }
        wanted.forEach(FeedReader::offer);
    }

    private void note(Event event) {
        Dataset dataset = event.dataset();
        of(published, dataset).increment();
        if (event instanceof FeedStatus status) {
            interruptions.note(status);
        }
        Map<String, Event> last = retained.get(dataset);
        if (last != null) {
            last.put(event.key(), event);
        }
    }

    /**
     * Starts a reader with a thread of its own. Close it to end.
     *
     * @param name of the flow, for people: the route id
     * @param capacity events that may wait; under {@link Overflow#LATEST} the number of keys is the only bound
     */
    public FeedReader subscribe(
            String name, FeedFilter filter, Overflow overflow, int capacity, FeedListener listener) {
        return subscribe(name, filter, overflow, capacity, 1, listener.one());
    }

    /**
     * Starts a reader that takes several events at a time when several wait.
     *
     * @param most how many at most
     */
    FeedReader subscribe(
            String name, FeedFilter filter, Overflow overflow, int capacity, int most, BatchListener listener) {
        FeedReader reader =
                new FeedReader(name, filter, overflow, capacity, most, listener, this, new Complaints(nanos));
        reader.enter(() -> join(reader));
        reader.start();
        interest.add(reader);
        return reader;
    }

    /**
     * From now on readers of a dataset, whose events build on each other, begin with what {@code catchUp} answers,
     * marked as retained, and get it again when they have lost some.
     */
    public void catchUp(Dataset dataset, CatchUp catchUp) {
        catchUps.put(dataset, catchUp);
    }

    /** What the started readers want of the venues: what sockets and polls serve. */
    public Subscriptions interest() {
        return interest;
    }

    /** Whether any started reader wants a dataset of a listing from its venue. */
    public boolean wants(Dataset dataset, Listing listing) {
        return interest.wanted(listing.venue()).stream()
                .filter(each -> each.dataset() == dataset)
                .anyMatch(each -> symbols.means(each.symbol(), listing, each.market()));
    }

    /** Who asked for what: names of the readers behind each interest. */
    public Map<Interest, List<String>> askedBy() {
        return interest.askedBy();
    }

    /** How each reader is doing, by name. */
    public List<ReaderStatus> readers() {
        return distinctReaders().stream()
                .map(FeedReader::status)
                .sorted(Comparator.comparing(each -> each.name()))
                .toList();
    }

    /** How many events of each dataset were published since the start. */
    public Map<Dataset, Long> published() {
        Map<Dataset, Long> counts = new EnumMap<>(Dataset.class);
        published.forEach((dataset, count) -> counts.put(dataset, count.sum()));
        return counts;
    }

    /** The last value of each key of a dataset; empty where events do not supersede each other. */
    public List<Event> retained(Dataset dataset) {
        return List.copyOf(retained.getOrDefault(dataset, Map.of()).values());
    }

    /** Whether what tells of the same was interrupted since an event came: it may not be true any more. */
    public boolean isInterruptedSince(Event event) {
        return interruptions.since(event);
    }

    /** Ends every reader. */
    @Override
    public void close() {
        distinctReaders().forEach(FeedReader::close);
    }

    boolean means(FeedFilter filter, Listing listing) {
        return filter.symbols().stream()
                .anyMatch(text -> text.equals(FeedFilter.EVERY) || symbols.means(text, listing, filter.market()));
    }

    void announce(String reader, FeedFilter filter, Map<String, Long> lost) {
        lost.forEach((venue, missed) -> publish(new FeedStatus(
                venue,
                List.of(),
                filter.account(),
                FeedState.GAP,
                filter.datasets().size() == 1
                        ? filter.datasets().iterator().next().kebab()
                        : "market",
                reader + " is slower than the feed and lost events",
                missed,
                clock.instant())));
    }

    void suspended(FeedReader reader, long turn) {
        CompletableFuture.delayedExecutor(suspendedInterest.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (reader.isSuspendedSince(turn)) {
                        interest.remove(reader);
                    }
                });
    }

    void resumed(FeedReader reader) {
        reader.enter(() -> lastOf(reader));
        interest.add(reader);
    }

    /** What follows for a reader builds on events that it lost. */
    void lost(FeedReader reader) {
        reader.precede(() -> before(reader));
    }

    void leave(FeedReader reader) {
        reader.filter().datasets().forEach(dataset -> of(readers, dataset).remove(reader));
        interest.remove(reader);
    }

    private Collection<Event> join(FeedReader reader) {
        reader.filter().datasets().forEach(dataset -> of(readers, dataset).add(reader));
        return lastOf(reader);
    }

    private Collection<Event> lastOf(FeedReader reader) {
        List<Event> last = new ArrayList<>();
        reader.filter().datasets().stream().sorted().forEach(dataset -> last.addAll(retained(dataset)));
        last.addAll(before(reader));
        return last;
    }

    private List<Event> before(FeedReader reader) {
        List<Event> before = new ArrayList<>();
        reader.filter().datasets().stream()
                .sorted()
                .flatMap(dataset -> Stream.ofNullable(catchUps.get(dataset)))
                .forEach(catchUp -> before.addAll(catchUp.of(reader::wants)));
        return before;
    }

    private List<FeedReader> distinctReaders() {
        return readers.values().stream().flatMap(List::stream).distinct().toList();
    }

    private static <V> V of(Map<Dataset, V> byDataset, Dataset dataset) {
        V found = byDataset.get(dataset);
        if (found == null) {
            throw new IllegalStateException("no entry for " + dataset);
        }
        return found;
    }
}
