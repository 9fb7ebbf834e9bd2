package io.azalai.stream;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is wanted: it connects, subscribes, beats, is watched, and comes back when lost. Confined to the
 * control thread, but for {@link #state()}, {@link #reason()} and {@link #isOpen()}.
 */
final class Link {
    /** A channel that outlives this on its connection did not kill it (hyperliquid.md 6.1). */
    static final Duration SUSPICION = Duration.ofSeconds(2);

    private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long ADDRESS_PATIENCE_SECONDS = 30;

    private final Pool pool;
    private final String group;
    private final boolean probe;
    private final SubscriptionLedger ledger;
    private final Backoff backoff;
    private final Pulse pulse;
    private volatile LinkState state = LinkState.STARTING;
    private volatile String reason = "connecting";
    private volatile @Nullable Socket socket;
    private boolean closed;
    private boolean pumpScheduled;
    private int attempt;
    private int strikes;
    private long nextFrameNanos;
    private long upNanos;
    private long reconnects;
    private boolean everOpen;

    Link(Pool pool, String group, boolean probe) {
        this.pool = pool;
        this.group = group;
        this.probe = probe;
        this.ledger = new SubscriptionLedger(pool.protocol(), SUSPICION);
        this.backoff = pool.backoff();
        this.pulse = new Pulse(pool.protocol());
    }

    String group() {
        return group;
    }

    boolean isProbe() {
        return probe;
    }

    LinkState state() {
        return state;
    }

    /** Why it is not up. */
    String reason() {
        return reason;
    }

    boolean isOpen() {
        return socket != null;
    }

    @Nullable Socket socket() {
        return socket;
    }

    long reconnects() {
        return reconnects;
    }

    Set<String> wanted() {
        return ledger.wanted();
    }

    void want(Collection<String> channels) {
        ledger.want(channels);
        pump();
    }

    void connect() {
        long slot = pool.connectSlot();
        int mine = ++attempt;
        pool.schedule(() -> resolve(mine), slot);
    }

    void close() {
        closed = true;
        attempt++;
        Socket open = socket;
        socket = null;
        if (open != null) {
            pool.gate().remove(open);
            open.close();
        }
    }

    /** Looks after the connection; called about ten times a second. */
    void tick(long nowNanos) {
        Socket open = socket;
        if (open == null) {
            return;
        }
        if (pulse.mustRenew(nowNanos)) {
            backoff.reset();
            renew("renewed before the venue's limit of lifetime", Duration.ZERO);
        } else if (pool.gate().isOpen() && pulse.isSilent(open, pool.gate().openedAtNanos(), nowNanos)) {
            String silence = "silent for " + pulse.silence().toMillis() + " ms";
            pool.silent(this, silence);
            lost(silence, backoff.next());
        } else {
            if (state == LinkState.UP && nowNanos - upNanos > STEADY_NANOS) {
                backoff.reset();
            }
            pump();
        }
    }

    void answered(Socket from, StreamProtocol.Control control) {
        if (from != socket) {
            return;
        }
        if (control instanceof StreamProtocol.Acknowledged acknowledged) {
            List<String> confirmed = ledger.acknowledge(acknowledged.channels());
            strikes = 0;
            if (probe) {
                pool.cleared(confirmed);
            }
        } else if (control instanceof StreamProtocol.Refused refused) {
            pool.refused(this, ledger.refuse(refused.channels()), refused.text());
        } else if (control instanceof StreamProtocol.Reconnect reconnect) {
            renew(reconnect.reason(), backoff.next());
        }
        pump();
    }

    private void resolve(int mine) {
        if (mine != attempt || closed) {
            return;
        }
        CompletionStage<URI> address;
        try {
            address = pool.protocol().address(pool.address(), group);
        } catch (RuntimeException failure) {
            address = CompletableFuture.failedFuture(failure);
        }
        var unused = address.toCompletableFuture()
                .copy()
                .orTimeout(ADDRESS_PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((uri, failure) -> pool.execute(() -> dial(mine, uri, failure)));
    }

    private void dial(int mine, @Nullable URI address, @Nullable Throwable failure) {
        if (mine != attempt || closed) {
            return;
        }
        if (address == null) {
            lost("no address: " + (failure == null ? "none given" : failure.getMessage()), backoff.next());
        } else {
            pool.client().connect(address, new Wire(pool, this, mine));
        }
    }

    void opened(int mine, Socket opened) {
        if (mine != attempt || closed) {
            pool.gate().remove(opened);
            opened.close();
            return;
        }
        socket = opened;
        if (everOpen) {
            reconnects++;
            pool.counters().reconnects.increment();
        }
        everOpen = true;
        ledger.reset();
        pulse.begin(System.nanoTime());
        pool.opened(this, opened);
        pump();
    }

    void ended(int mine, String why) {
        if (mine == attempt && !closed) {
            lost(why, backoff.next());
        }
    }

    private void lost(String why, Duration pause) {
        Socket old = socket;
        Set<String> suspects = Set.of();
        if (old != null) {
            old.drop();
            suspects = suspects();
        }
        down(old, why);
        pool.lost(this, old, suspects);
        retry(pause);
    }

    /** Replaces a connection that works: no channel is to blame, and the server hears a goodbye. */
    private void renew(String why, Duration pause) {
        Socket old = socket;
        if (old != null) {
            old.close();
            old.drop();
            down(old, why);
            pool.renewed(this, old);
            retry(pause);
        }
    }

    private void down(@Nullable Socket old, String why) {
        socket = null;
        attempt++;
        if (old != null) {
            pool.gate().remove(old);
        }
        state = LinkState.DOWN;
        reason = why;
    }

    private void retry(Duration pause) {
        if (!closed) {
            pool.schedule(this::connect, pause.toNanos());
        }
    }

    /** A venue that dies with everything unanswered gets a second chance before all its channels are suspected. */
    private Set<String> suspects() {
        Set<String> suspects = ledger.suspects(System.nanoTime());
        boolean everything = ledger.neverAnswered() && suspects.size() > 1;
        return everything && strikes++ == 0 ? Set.of() : suspects;
    }

    private void pump() {
        long now = System.nanoTime();
        Socket open = socket;
        while (open != null && !closed && now - nextFrameNanos >= 0) {
            if (pulse.beat(open, now)) {
                if (!pool.isCurrent(group)) {
                    renew("its address is no longer valid", backoff.next());
                    return;
                }
                nextFrameNanos = now + pool.protocol().limits().framePacing().toNanos();
                continue;
            }
            String frame = ledger.next(now);
            if (frame == null) {
                settle(now);
                return;
            }
            open.sendText(frame);
            nextFrameNanos = now + pool.protocol().limits().framePacing().toNanos();
        }
        if (open != null && !pumpScheduled) {
            pumpScheduled = true;
            pool.schedule(
                    () -> {
                        pumpScheduled = false;
                        pump();
                    },
                    nextFrameNanos - now);
        }
    }

    private void settle(long now) {
        if (!ledger.settled(now)) {
            return;
        }
        if (probe) {
            pool.cleared(List.copyOf(ledger.wanted()));
        }
        if (state != LinkState.UP) {
            state = LinkState.UP;
            reason = "";
            upNanos = now;
            pool.up(this);
        }
    }
}
