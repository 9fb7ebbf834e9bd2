package io.azalai.stream;

import io.azalai.timing.Backoff;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    /** By then a connection that carries the same has brought what began before this one, where nothing proves it. */
    private static final long JOIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long ADDRESS_PATIENCE_SECONDS = 30;

    private final Pool pool;
    private final ConnectionSet set;
    private final SubscriptionLedger ledger;
    private final Backoff.Count backoff;
    private final HeartbeatTimer heartbeat;
    private final Pace pace;
    private volatile LinkState state = LinkState.STARTING;
    private volatile String reason = "connecting";
    private volatile @Nullable Socket socket;
    private FrameMerge.@Nullable Lane lane;
    private boolean closed;
    private boolean settled;
    private long settledNanos;
    private boolean pumpScheduled;
    private int attempt;
    private long upNanos;
    private long reconnects;
    private boolean everOpen;

    Link(Pool pool, ConnectionSet set) {
        this.pool = pool;
        this.set = set;
        this.ledger = new SubscriptionLedger(pool.protocol(), SUSPICION);
        this.backoff = pool.backoff();
        this.heartbeat = new HeartbeatTimer(pool.protocol());
        this.pace = new Pace(pool.protocol(), pool.addressLimits());
    }

    ConnectionSet set() {
        return set;
    }

    String group() {
        return set.group();
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

    Optional<Socket> socket() {
        return Optional.ofNullable(socket);
    }

    long reconnects() {
        return reconnects;
    }

    boolean carries(String channel, long nowNanos) {
        return socket != null && ledger.isSubscribed(channel, nowNanos);
    }

    void want(Collection<String> channels) {
        ledger.want(channels);
        pump();
    }

    void resubscribe(Collection<String> channels) {
        if (socket != null) {
            ledger.renew(channels);
            pump();
        }
    }

    /** Takes the place of a connection that is gone. */
    void bereave(String why) {
        if (state != LinkState.UP) {
            state = LinkState.DOWN;
            reason = why;
        }
    }

    void connect() {
        if (closed) {
            return;
        }
        if (pool.addressLimits().admit(this)) {
            int mine = ++attempt;
            pool.schedule(() -> resolve(mine), pool.addressLimits().connectSlot(pool.nanos()));
        } else {
            lost(pool.addressLimits().refusal(), AddressLimits.PAUSE);
        }
    }

    void close() {
        closed = true;
        attempt++;
        pool.addressLimits().leave(this);
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
        if (pool.gate().isOpen() && heartbeat.isSilent(open, pool.gate().openedAtNanos(), nowNanos)) {
            String silence = "silent for " + heartbeat.silence().toMillis() + " ms";
            if (!set.isCovered(this)) {
                pool.notices().silent(set, set.wanted(), silence);
            }
            lost(silence, backoff.next());
            return;
        }
        if (state == LinkState.UP && nowNanos - upNanos > STEADY_NANOS) {
            backoff.reset();
        }
        if (heartbeat.mustRenew(nowNanos)) {
            set.renew(this, "renewed before the venue's limit of lifetime");
        }
        pump();
    }

    void answered(Socket from, StreamProtocol.Control control) {
        if (from != socket) {
            return;
        }
        if (control instanceof StreamProtocol.Acknowledged acknowledged) {
            set.confirmed(ledger.acknowledge(acknowledged.channels()));
        } else if (control instanceof StreamProtocol.Refused refused) {
            pool.refused(this, ledger.refuse(refused.channels()), refused.text());
        } else if (control instanceof StreamProtocol.Reconnect reconnect) {
            pool.readdress(group(), from.address(), reconnect.reason());
        }
        pump();
    }

    private void resolve(int mine) {
        if (mine != attempt || closed) {
            return;
        }
        CompletionStage<URI> address;
        try {
            address = pool.protocol().address(pool.address(), group());
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
            pool.client().connect(address, new ConnectAttempt(pool, this, mine));
        }
    }

    void opened(int mine, Socket opened, FrameMerge.Lane joining) {
        if (mine != attempt || closed) {
            pool.gate().remove(opened);
            opened.close();
            return;
        }
        socket = opened;
        lane = joining;
        settled = false;
        if (everOpen) {
            reconnects++;
            pool.counters().reconnects.increment();
        }
        everOpen = true;
        ledger.reset();
        heartbeat.begin(pool.nanos());
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
        Set<String> suspects = old == null ? Set.of() : set.toBlame(this, ledger.toBlame(pool.nanos()));
        if (old != null) {
            old.drop();
        }
        down(old, why);
        set.lost(this);
        pool.lost(this, old, suspects);
        pool.schedule(this::connect, pause.toNanos());
    }

    /** Replaces a connection by itself, after a pause in which the venue may hear the goodbye. */
    void renewAlone(String why, Duration pause) {
        backoff.reset();
        renew(why, pause);
    }

    /** Replaces a connection to an address that is void. */
    void readdress(URI address, String why) {
        Socket open = socket;
        if (open != null && open.address().equals(address)) {
            renew(why, backoff.next());
        }
    }

    /** Replaces a connection that works: no channel is to blame, and the server hears a goodbye. */
    private void renew(String why, Duration pause) {
        Socket old = socket;
        if (old != null) {
            old.close();
            old.drop();
            down(old, why);
            set.lost(this);
            pool.notices().replaced(this, old);
            pool.schedule(this::connect, pause.toNanos());
        }
    }

    private void down(@Nullable Socket old, String why) {
        socket = null;
        attempt++;
        pool.addressLimits().leave(this);
        if (old != null) {
            pool.gate().remove(old);
        }
        state = LinkState.DOWN;
        reason = why;
    }

    void pump() {
        long now = pool.nanos();
        Socket open = socket;
        while (open != null && !closed && pace.waitFrom(now) <= 0) {
            if (heartbeat.beat(open, now)) {
                if (!pool.answers().isCurrent(group(), open.address())) {
                    pool.readdress(group(), open.address(), "its address is no longer valid");
                    return;
                }
                if (pool.answers().isExpiring(group())) {
                    set.renew(this, "renewed before its address is void");
                    open = socket;
                }
                pace.sent(now);
                continue;
            }
            String frame = ledger.next(now);
            if (frame == null) {
                break;
            }
            open.sendText(frame);
            pace.sent(now);
        }
        if (open == null || closed) {
            return;
        }
        settle(now);
        if (pace.waitFrom(now) > 0 && !pumpScheduled) {
            pumpScheduled = true;
            pool.schedule(this::pumpLater, pace.waitFrom(now));
        }
    }

    private void pumpLater() {
        pumpScheduled = false;
        pump();
    }

    private void settle(long now) {
        if (!ledger.settled(now)) {
            return;
        }
        set.confirmed(List.copyOf(ledger.wanted()));
        if (!settled) {
            settled = true;
            settledNanos = now;
        }
        if (state != LinkState.UP && isJoined(now)) {
            state = LinkState.UP;
            reason = "";
            upNanos = now;
            pool.notices().up(this);
        }
    }

    /** Whether its frames go on; where they wait for others for too long, unless reading rests, they shall. */
    private boolean isJoined(long now) {
        FrameMerge.Lane mine = lane;
        Socket open = socket;
        if (mine == null || open == null || mine.isJoined()) {
            return mine != null && open != null;
        }
        ReadingGate gate = pool.gate();
        if (gate.isOpen() && now - settledNanos > JOIN_NANOS && now - gate.openedAtNanos() > JOIN_NANOS) {
            open.execute(() -> set.merge().release(mine));
        }
        return false;
    }
}
