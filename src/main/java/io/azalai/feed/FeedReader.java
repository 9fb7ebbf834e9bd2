package io.azalai.feed;

import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.timing.Complaints;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of the feed: what it wants, what waits for it, and the thread that hands it over. Events of one key arrive
 * in the order they were published. Safe for many threads: one lock, held without IO and never while the listener runs.
 */
public final class FeedReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

    private final String name;
    private final FeedFilter filter;
    private final Overflow overflow;
    private final int capacity;
    private final int most;
    private final BatchListener listener;
    private final Feed feed;
    private final Thread thread;
    private final Map<String, Boolean> means = new ConcurrentHashMap<>();

    private final LongAdder failed = new LongAdder();
    private final Complaints complaints;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition taken = lock.newCondition();
    private final Queue<Event> retained = new ArrayDeque<>();
    private final Waiting waiting;
    private final Losses losses;
    private boolean suspended;
    private long suspensions;
    private boolean closed;
    private long delivered;
    private long conflated;
    private long dropped;

    FeedReader(
            String name,
            FeedFilter filter,
            Overflow overflow,
            int capacity,
            int most,
            BatchListener listener,
            Feed feed,
            Complaints complaints) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity of " + name + " must be 1 or more, was " + capacity);
        }
        this.name = name;
        this.filter = filter;
        this.overflow = overflow;
        this.capacity = capacity;
        this.most = most;
        this.listener = listener;
        this.feed = feed;
        this.complaints = complaints;
        this.waiting =
                overflow == Overflow.LATEST ? Waiting.latest(filter.datasets().size() > 1) : Waiting.all();
        this.losses = new Losses(capacity);
        this.thread = new Thread(this::handOver, "feed-" + name);
        this.thread.setDaemon(true);
    }

    public String name() {
        return name;
    }

    public FeedFilter filter() {
        return filter;
    }

    /** Takes nothing new until {@link #resume}; what waits is still handed over. Its interest ends after a while. */
    public void suspend() {
        long turn;
        lock.lock();
        try {
            suspended = true;
            turn = ++suspensions;
            taken.signalAll();
        } finally {
            lock.unlock();
        }
        feed.suspended(this, turn);
    }

    /** Takes events again, the retained ones first. */
    public void resume() {
        feed.resumed(this);
    }

    /** Ends the reading; what still waits is dropped. */
    @Override
    public void close() {
        feed.leave(this);
        Map<String, Long> lost;
        lock.lock();
        try {
            closed = true;
            lost = losses.announce();
            filled.signalAll();
            taken.signalAll();
        } finally {
            lock.unlock();
        }
        feed.announce(name, filter, lost);
    }

    public ReaderStatus status() {
        lock.lock();
        try {
            return new ReaderStatus(
                    name,
                    filter.toString(),
                    overflow,
                    capacity,
                    waiting.size() + retained.size(),
                    delivered,
                    conflated,
                    dropped,
                    failed.sum(),
                    suspended);
        } finally {
            lock.unlock();
        }
    }

    void start() {
        thread.start();
    }

    /** Runs {@code join}, which makes this reader known, and puts the values it answers before all that comes later. */
    void enter(Supplier<Collection<Event>> join) {
        lock.lock();
        try {
            suspended = false;
            put(join.get());
        } finally {
            lock.unlock();
        }
    }

    /** Puts the values that {@code before} answers before all that waits. */
    void precede(Supplier<Collection<Event>> before) {
        lock.lock();
        try {
            put(before.get());
        } finally {
            lock.unlock();
        }
    }

    private void put(Collection<Event> values) {
        values.stream().filter(this::wants).forEach(retained::add);
        filled.signal();
    }

    /** Whether it is still suspended since its suspension of that number. */
    boolean isSuspendedSince(long turn) {
        lock.lock();
        try {
            return suspended && suspensions == turn;
        } finally {
            lock.unlock();
        }
    }

    boolean wants(Event event) {
        Listing where = event.where();
        return filter.matchesBesideSymbol(event) && (where == null || isNamed(where));
    }

    /** Whether it wants what is told of a listing. */
    boolean wants(Listing where) {
        return filter.matchesBesideSymbol(where) && isNamed(where);
    }

    private boolean isNamed(Listing where) {
        if (filter.symbols().isEmpty()) {
            return true;
        }
        Boolean known = means.get(where.key());
        return known != null ? known : means.computeIfAbsent(where.key(), key -> feed.means(filter, where));
    }

    /** Takes an event as the policy says; waits only under BLOCK. */
    void offer(Event event) {
        offer(List.of(event));
    }

    /** Takes events as the policy says, in their order; waits only under BLOCK. */
    void offer(List<Event> events) {
        Map<String, Long> lost = Map.of();
        lock.lock();
        try {
            boolean gap = false;
            for (Event event : events) {
                awaitRoom();
                if (suspended || closed) {
                    break;
                }
                if (overflow == Overflow.DROP_OLDEST && isFull()) {
                    gap |= drop();
                }
                if (waiting.add(event) != null) {
                    conflated++;
                }
            }
            filled.signal();
            if (gap) {
                lost = losses.announce();
            }
        } finally {
            lock.unlock();
        }
        feed.announce(name, filter, lost);
    }

    private void awaitRoom() {
        while (overflow == Overflow.BLOCK && isFull() && !suspended && !closed && Thread.currentThread() != thread) {
            filled.signal();
            taken.awaitUninterruptibly();
        }
    }

    private boolean isFull() {
        return waiting.size() >= capacity;
    }

    /** Drops the oldest; answers whether that begins a gap. */
    private boolean drop() {
        Event oldest = waiting.take();
        dropped++;
        return oldest != null && isMissed(oldest.dataset()) && losses.add(oldest.venue());
    }

    /** Whether its loss is to be told: not of a status, or it never ended, nor of what readers outside never see. */
    private static boolean isMissed(Dataset dataset) {
        return dataset != Dataset.FEED_STATUS && !dataset.isInternal();
    }

    private void handOver() {
        for (Taken next = next(); next != null; next = next()) {
            try {
                feed.announce(name, filter, next.lost());
                if (next.caughtUp()) {
                    feed.lost(this);
                }
                listener.on(next.events(), next.retained());
            } catch (Throwable thrown) {
                failed.add(next.events().size());
                complain(next.events().get(0).key(), thrown);
            }
        }
    }

    private void complain(String key, Throwable thrown) {
        boolean first = complaints.isFirst();
        long count = complaints.add();
        if (first) {
            LOG.warn("reader of the feed failed reader={} event={}", name, key, thrown);
        } else if (count > 0) {
            LOG.warn(
                    "reader of the feed failed reader={} times={} last event={}: {}",
                    name,
                    count,
                    key,
                    thrown.toString());
        }
    }

    private @Nullable Taken next() {
        lock.lock();
        try {
            while (!closed && retained.isEmpty() && waiting.size() == 0) {
                filled.awaitUninterruptibly();
            }
            if (closed) {
                return null;
            }
            boolean old = !retained.isEmpty();
            List<Event> events = new ArrayList<>(1);
            for (Event event = take(old); event != null; event = events.size() < most ? take(old) : null) {
                events.add(event);
            }
            delivered += events.size();
            taken.signalAll();
            Map<String, Long> lost = losses.isDue(waiting.size()) ? losses.announce() : Map.of();
            return new Taken(events, old, lost, waiting.size() <= capacity / 2 && losses.caughtUp());
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Event take(boolean old) {
        return old ? retained.poll() : waiting.take();
    }

    /**
     * What is handed over.
     *
     * @param retained whether these are values from before the reader came
     * @param lost how many events of each venue are to be announced
     * @param caughtUp whether a gap has ended
     */
    private record Taken(List<Event> events, boolean retained, Map<String, Long> lost, boolean caughtUp) {}
}
