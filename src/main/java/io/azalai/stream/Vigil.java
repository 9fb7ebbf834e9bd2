package io.azalai.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which channels are silent for longer than their protocol says they may be. Such a one is told and asked for again;
 * if that does not help its connection is renewed, each time more patiently. Confined to the control thread, but for
 * {@link #heard}.
 */
final class Vigil {
    private static final int DOUBLINGS = 6;
    private static final int MOST_NAMED = 5;

    private final Pool pool;
    private final Seat seat;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();

    Vigil(Pool pool, Seat seat) {
        this.pool = pool;
        this.seat = seat;
    }

    void want(Set<String> channels) {
        watches.keySet().retainAll(channels);
        long now = System.nanoTime();
        for (String channel : channels) {
            Duration silence =
                    watches.containsKey(channel) ? null : pool.answers().silence(channel);
            if (silence != null) {
                watches.put(channel, new Watch(silence.toNanos(), now));
            }
        }
    }

    /** Notes whose frame this is. Safe for many threads. */
    void heard(String frame) {
        if (watches.isEmpty()) {
            return;
        }
        String channel = pool.answers().channelOf(frame);
        Watch watch = channel == null ? null : watches.get(channel);
        if (watch != null) {
            watch.heardNanos = System.nanoTime();
        }
    }

    /** Whether any channel is told to be silent. */
    boolean isTold() {
        return watches.values().stream().anyMatch(watch -> watch.told);
    }

    void tick(long nowNanos) {
        if (watches.isEmpty()) {
            return;
        }
        List<String> silent = new ArrayList<>();
        List<String> stubborn = new ArrayList<>();
        boolean recovered = false;
        for (Map.Entry<String, Watch> entry : watches.entrySet()) {
            String channel = entry.getKey();
            Watch watch = entry.getValue();
            if (watch.heardNanos - watch.sinceNanos > 0) {
                recovered |= watch.told;
                watch.calm();
            } else if (!seat.carries(channel, nowNanos)) {
                watch.sinceNanos = nowNanos;
            } else if (isOver(watch, nowNanos)) {
                (watch.resubscribed ? stubborn : silent).add(channel);
            }
        }
        act(silent, stubborn, nowNanos);
        if (recovered && !isTold()) {
            pool.recovered(seat);
        }
    }

    /** The route hears of the whole connection: each channel's silence counts anew. */
    void forgive() {
        watches.values().forEach(watch -> watch.told = false);
    }

    private void act(List<String> silent, List<String> stubborn, long nowNanos) {
        List<String> untold =
                silent.stream().filter(channel -> !watch(channel).told).toList();
        if (!untold.isEmpty()) {
            pool.silent(seat, reason(untold));
        }
        if (!silent.isEmpty()) {
            silent.forEach(channel -> watch(channel).resubscribe(nowNanos));
            seat.resubscribe(silent);
        }
        if (!stubborn.isEmpty()) {
            stubborn.forEach(channel -> watch(channel).renew(nowNanos));
            seat.renew("still " + reason(stubborn));
        }
    }

    private String reason(List<String> channels) {
        String named = String.join(", ", channels.subList(0, Math.min(MOST_NAMED, channels.size())));
        int more = channels.size() - MOST_NAMED;
        Duration limit = Duration.ofNanos(watch(channels.get(0)).silenceNanos);
        return "silent for " + limit.toMillis() + " ms: " + named + (more > 0 ? " and " + more + " more" : "");
    }

    /** Time in which we did not read is not the venue's silence. */
    private boolean isOver(Watch watch, long nowNanos) {
        long limit = watch.silenceNanos << Math.min(watch.renewals, DOUBLINGS);
        return pool.gate().isOpen()
                && nowNanos - watch.sinceNanos > limit
                && nowNanos - pool.gate().openedAtNanos() > limit;
    }

    private Watch watch(String channel) {
        @Nullable Watch watch = watches.get(channel);
        if (watch == null) {
            throw new IllegalStateException("nobody watches " + channel);
        }
        return watch;
    }

    /** One channel. Confined to the control thread, but for the time it was heard. */
    private static final class Watch {
        private final long silenceNanos;
        private volatile long heardNanos;
        private long sinceNanos;
        private boolean told;
        private boolean resubscribed;
        private int renewals;

        Watch(long silenceNanos, long nowNanos) {
            this.silenceNanos = silenceNanos;
            this.heardNanos = nowNanos;
            this.sinceNanos = nowNanos;
        }

        void calm() {
            sinceNanos = heardNanos;
            told = false;
            resubscribed = false;
            renewals = 0;
        }

        void resubscribe(long nowNanos) {
            sinceNanos = nowNanos;
            told = true;
            resubscribed = true;
        }

        void renew(long nowNanos) {
            sinceNanos = nowNanos;
            resubscribed = false;
            renewals++;
        }
    }
}
