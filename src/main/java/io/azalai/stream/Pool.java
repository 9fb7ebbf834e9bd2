package io.azalai.stream;

import io.azalai.timing.Backoff;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one endpoint, and who reads from them. Connections and subscriptions are confined to the control
 * thread; attaching, reading and counting are safe for many threads.
 */
final class Pool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
    private static final long TICK_MS = 100;
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AhcWsConfiguration configuration;
    private final String name;
    private final URI address;
    private final StreamProtocol protocol;
    private final ProtocolAnswers answers;
    private final AddressLimits addressLimits;
    /** Null for a plain WebSocket. */
    private final @Nullable Subscriptions subscriptions;

    private final ScheduledExecutorService control;
    private final Clock clock;
    private final RandomGenerator random;
    private final Counters counters = new Counters();
    private final LongSupplier nanos;
    private final ReadingGate gate;
    private final Sinks sinks = new Sinks();
    private final ChannelPlan plan;
    private final StatusNotices notices;
    private final AwaitedSockets awaited = new AwaitedSockets();
    private final AtomicBoolean reconciling = new AtomicBoolean();
    private final SocketClient client;
    private final ScheduledFuture<?> ticker;
    private final Subscriptions.@Nullable Registration registration;
    private volatile boolean closed;
    private long refreshedNanos;

    Pool(AhcWsEndpoint endpoint, StreamThreads shared) {
        this.configuration = endpoint.getConfiguration();
        this.name = endpoint.getHttpUri();
        this.address = endpoint.address();
        this.protocol = endpoint.protocol();
        this.answers = new ProtocolAnswers(protocol, name);
        this.addressLimits = shared.addressLimits(protocol);
        this.subscriptions = configuration.getSubscriptions();
        this.control = shared.control();
        this.clock = shared.clock();
        this.random = shared.random();
        this.nanos = shared.nanos();
        this.gate = new ReadingGate(nanos);
        this.refreshedNanos = nanos.getAsLong();
        this.client = SocketClient.open(endpoint, shared.threads(), counters, nanos);
        this.plan = new ChannelPlan(this, new Quarantine(Duration.ofMillis(configuration.getQuarantineDelay())));
        this.notices = new StatusNotices(name, plan, sinks, client::execute);
        this.ticker =
                control.scheduleWithFixedDelay(() -> guarded(this::tick), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        this.registration = subscriptions == null ? null : subscriptions.onChange(this::changed);
        changed();
    }

    void add(FrameSink sink) {
        if (sinks.add(sink)) {
            gate.hold(sinks);
            client.execute(() -> {
                sinks.handOver();
                gate.release(sinks);
                execute(() -> notices.greet(sink));
            });
        } else {
            execute(() -> notices.greet(sink));
        }
    }

    void remove(FrameSink sink) {
        sinks.remove(sink);
        execute(() -> notices.forget(sink));
    }

    /** An open connection of a group, if there is one now. */
    Optional<Socket> ready(String group) {
        return plan.socket(group);
    }

    /** The first open connection of a group, as soon as there is one; cancelled when the pool is closed. */
    CompletableFuture<Socket> socket(String group) {
        CompletableFuture<Socket> future = new CompletableFuture<>();
        execute(() -> plan.socket(group).ifPresentOrElse(future::complete, () -> awaited.await(group, future)));
        if (closed) {
            future.cancel(false);
        }
        return future;
    }

    /** Threads that may block. */
    Executor workers() {
        return client.workers();
    }

    StreamCounts counts() {
        return new StreamCounts(
                name,
                plan.channels(),
                plan.size(),
                plan.open(),
                counters.frames.sum(),
                counters.bytes.sum(),
                counters.reconnects.sum(),
                counters.dropped.sum(),
                plan.quarantined(),
                sinks.pending());
    }

    int subscriptions() {
        return plan.subscriptions();
    }

    int fullest() {
        return plan.fullest();
    }

    /** Why a wanted connection is not up; empty when all are. */
    Optional<String> problem() {
        return plan.problem().or(protocol::shortfall);
    }

    @Override
    public void close() {
        closed = true;
        if (registration != null) {
            registration.close();
        }
        ticker.cancel(false);
        try {
            control.execute(() -> {
                plan.close();
                awaited.close();
                client.close();
            });
        } catch (RejectedExecutionException stopped) {
            client.close();
        }
    }

    // What links need of their pool.

    StreamProtocol protocol() {
        return protocol;
    }

    ProtocolAnswers answers() {
        return answers;
    }

    URI address() {
        return address;
    }

    SocketClient client() {
        return client;
    }

    Counters counters() {
        return counters;
    }

    ReadingGate gate() {
        return gate;
    }

    StatusNotices notices() {
        return notices;
    }

    /** How long one connection waits before it is made again. */
    Backoff.Count backoff() {
        return new Backoff(
                        Duration.ofMillis(configuration.getInitialBackoff()),
                        Duration.ofMillis(configuration.getMaxBackoff()))
                .count(Duration.ZERO, random);
    }

    AddressLimits addressLimits() {
        return addressLimits;
    }

    void execute(Runnable task) {
        schedule(task, 0);
    }

    void schedule(Runnable task, long delayNanos) {
        if (closed) {
            return;
        }
        try {
            var unused = control.schedule(() -> guarded(task), delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("control of {} has stopped", name);
        }
    }

    /** Whether each set has two connections. */
    boolean pairs() {
        return configuration.isPairs();
    }

    /** Whether the frames of one read go on together. */
    boolean batches() {
        return configuration.isBatch();
    }

    boolean mayRenew(String group) {
        return plan.mayRenew(group);
    }

    /** An address of a group is void: what goes on over others may have begun too late to bring all. */
    void readdress(String group, URI voided, String why) {
        plan.readdress(group, voided, why);
        notices.missed(group, why);
    }

    Instant now() {
        return clock.instant();
    }

    /** Time that never goes back, for waits. */
    long nanos() {
        return nanos.getAsLong();
    }

    void deliver(List<Frame> frames) {
        if (sinks.frames(frames)) {
            return;
        }
        if (gate.isOpen()) {
            counters.dropped.add(frames.size());
        } else {
            sinks.keep(frames);
        }
    }

    void opened(Link link, Socket socket) {
        notices.opened(link);
        awaited.opened(link.group(), socket);
    }

    void lost(Link link, @Nullable Socket old, Set<String> suspects) {
        notices.lost(link, old);
        if (!suspects.isEmpty()) {
            LOG.warn("socket of {} died on subscribing, set aside: {}", name, suspects);
            plan.suspect(link.set(), suspects);
            reconcile();
        }
    }

    void refused(Link link, Collection<String> channels, String text) {
        LOG.warn("{} refused {}: {}", name, channels.isEmpty() ? "a request" : channels, text);
        if (!channels.isEmpty()) {
            link.set().refused(channels);
            plan.suspect(link.set(), channels);
            reconcile();
            notices.review(link.group());
        }
    }

    void cleared(Collection<String> channels) {
        if (plan.clear(channels)) {
            reconcile();
        }
    }

    private void changed() {
        if (reconciling.compareAndSet(false, true)) {
            execute(() -> {
                reconciling.set(false);
                reconcile();
            });
        }
    }

    private void reconcile() {
        set(channels());
    }

    private void set(List<String> channels) {
        plan.assign(channels);
        notices.forgetEmpty();
    }

    private List<String> channels() {
        return protocol.channels(subscriptions == null ? Set.of() : subscriptions.wanted(protocol.venue()));
    }

    private void tick() {
        long now = nanos();
        plan.tick(now);
        notices.review();
        if (now - refreshedNanos >= REFRESH_NANOS) {
            refreshedNanos = now;
            refresh();
        }
    }

    /** The same interest may lead to other channels once the venue's instruments are known: nobody tells of that. */
    private void refresh() {
        List<String> channels;
        try {
            channels = channels();
        } catch (RuntimeException failure) {
            LOG.debug("protocol of {} cannot tell its channels", name, failure);
            return;
        }
        if (!plan.isAssigned(channels)) {
            set(channels);
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("control of {} failed and goes on", name, failure);
        }
    }
}
