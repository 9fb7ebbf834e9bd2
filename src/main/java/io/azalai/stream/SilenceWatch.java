package io.azalai.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which channels are silent for longer than their protocol says they may be. Such a one is told and asked for again; if
 * that does not help its connection is renewed, each time more patiently. What depends on the market and has proved
 * nothing is left in peace then: the market may have nothing to say yet. A channel without which another never speaks
 * is too silent sooner, while that one speaks. Frames are looked at only while some channel
 * was not heard for a while. Confined to the control thread, but for {@link #heard}.
 */
final class SilenceWatch {
    private static final int DOUBLINGS = 6;

    private final Pool pool;
    private final ConnectionSet set;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private volatile boolean listening = true;

    SilenceWatch(Pool pool, ConnectionSet set) {
        this.pool = pool;
        this.set = set;
    }

    void want(Set<String> channels) {
        watches.keySet().retainAll(channels);
        long now = pool.nanos();
        for (String channel : channels) {
            StreamProtocol.Silence silence =
                    watches.containsKey(channel) ? null : pool.answers().silence(channel);
            if (silence != null) {
                String witness = pool.answers().witness(channel);
                watches.put(channel, new Watch(silence, witness, now));
                listening = true;
            }
        }
    }

    /** Notes whose frame this is. Safe for many threads. */
    void heard(String frame) {
        if (!listening || watches.isEmpty()) {
            return;
        }
        String channel = pool.answers().channelOf(set.group(), frame);
        Watch watch = channel == null ? null : watches.get(channel);
        if (watch != null) {
            watch.heardNanos = pool.nanos();
        }
    }

    /** Channels that are told to be silent. */
    Stream<String> told() {
        return watches.entrySet().stream()
                .filter(entry -> entry.getValue().told)
                .map(Map.Entry::getKey);
    }

    /** Which channels are told to be silent; empty when none is. */
    Optional<String> problem() {
        List<String> told = told().sorted().toList();
        return told.isEmpty() ? Optional.empty() : Optional.of(reason(told));
    }

    void tick(long nowNanos) {
        if (watches.isEmpty()) {
            return;
        }
        List<String> silent = new ArrayList<>();
        List<String> stubborn = new ArrayList<>();
        boolean recovered = false;
        listening = watches.values().stream().anyMatch(watch -> watch.listens(nowNanos));
        for (Map.Entry<String, Watch> entry : watches.entrySet()) {
            String channel = entry.getKey();
            Watch watch = entry.getValue();
            watch.judge(nowNanos);
            watch.compare(watches.getOrDefault(watch.witness, watch), nowNanos);
            if (watch.heardNanos - watch.sinceNanos > 0) {
                recovered |= watch.told;
                watch.speak();
            } else if (!set.carries(channel, nowNanos)) {
                watch.sinceNanos = nowNanos;
            } else if (isOver(watch, nowNanos) && watch.isMute()) {
                watch.rest();
                recovered = true;
                pool.notices().mute(set, channel);
            } else if (isOver(watch, nowNanos)) {
                (watch.resubscribed ? stubborn : silent).add(channel);
            }
        }
        act(silent, stubborn, nowNanos);
        if (recovered && told().findAny().isEmpty()) {
            pool.notices().recovered(set);
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
            pool.notices().silent(set, Set.copyOf(untold), reason(untold));
        }
        if (!silent.isEmpty()) {
            silent.forEach(channel -> watch(channel).resubscribe(nowNanos));
            set.resubscribe(silent);
        }
        if (!stubborn.isEmpty()) {
            stubborn.forEach(channel -> watch(channel).renew(nowNanos));
            set.renew("still " + reason(stubborn));
        }
    }

    private String reason(List<String> channels) {
        Duration limit = Duration.ofNanos(watch(channels.get(0)).mayRest());
        return "silent for " + limit.toMillis() + " ms: " + ChannelNames.few(channels);
    }

    /** Time in which we did not read is not the venue's silence. */
    private boolean isOver(Watch watch, long nowNanos) {
        long limit = watch.mayRest() << Math.min(watch.renewals, DOUBLINGS);
        return watch.speaks()
                && pool.gate().isOpen()
                && nowNanos - watch.sinceNanos > limit
                && (!watch.owes || nowNanos - watch.owesSinceNanos > limit)
                && nowNanos - pool.gate().openedAtNanos() > limit;
    }

    private Watch watch(String channel) {
        Watch watch = watches.get(channel);
        if (watch == null) {
            throw new IllegalStateException("nobody watches " + channel);
        }
        return watch;
    }

    /**
     * One channel. One that falls silent without a fault has to prove that it speaks for longer each time. Confined to
     * the control thread, but for the time it was heard.
     */
    private static final class Watch {
        private static final int PAUSES_IN_LIMIT = 6;
        private static final int LISTENS_IN_LIMIT = 20;

        private final long limitNanos;
        private final long proofNanos;
        /** Which channel never speaks without it; its own name where there is none. */
        private final String witness;

        private final long bornNanos;
        private boolean fromStart;
        private volatile long heardNanos;
        private volatile boolean told;
        private long sinceNanos;
        private long speaksSinceNanos;
        private boolean speaking;
        private boolean proven;
        private int alarms;
        private boolean resubscribed;
        private int renewals;
        private boolean owes;
        private long owesSinceNanos;
        /** Whether it is left in peace until it speaks. */
        private boolean rests;

        Watch(StreamProtocol.Silence silence, String witness, long nowNanos) {
            this.witness = witness;
            this.limitNanos = silence.limit().toNanos();
            this.proofNanos = silence.proof().toNanos();
            this.fromStart = silence.fromStart();
            this.bornNanos = nowNanos;
            this.heardNanos = nowNanos;
            this.sinceNanos = nowNanos;
        }

        /** Whether it is worth looking at frames for it. */
        boolean listens(long nowNanos) {
            return nowNanos - heardNanos > limitNanos / LISTENS_IN_LIMIT;
        }

        /** Takes note whether it has spoken for long enough; what it has proved lasts until it speaks again. */
        void judge(long nowNanos) {
            long heard = heardNanos;
            if (heard == bornNanos) {
                return;
            }
            boolean pauses = nowNanos - heard > limitNanos / PAUSES_IN_LIMIT;
            if (!pauses && !speaking) {
                speaksSinceNanos = heard;
            }
            speaking = !pauses;
            if (speaking) {
                proven = heard - speaksSinceNanos >= proofNanos << Math.min(alarms, DOUBLINGS);
            }
        }

        /** Takes note whether its witness has spoken since it has; when either was heard is known to a pause only. */
        void compare(Watch other, long nowNanos) {
            boolean owed = owes;
            owes = !rests
                    && other.heardNanos != other.bornNanos
                    && other.heardNanos - heardNanos > 2 * limitNanos / LISTENS_IN_LIMIT;
            if (owes && !owed) {
                owesSinceNanos = nowNanos;
            }
        }

        /** How long a silence is not too long: a witness that may only repeat itself is believed less each time. */
        long mayRest() {
            long owed = (limitNanos / PAUSES_IN_LIMIT) << Math.min(alarms, DOUBLINGS);
            return owes && (!proven || owed < limitNanos) ? owed : limitNanos;
        }

        /** Whether its silence means something. */
        boolean speaks() {
            return owes || (heardNanos == bornNanos ? fromStart : proven);
        }

        /** Whether all was tried, and the market may just have nothing to say yet. */
        boolean isMute() {
            return !proven && renewals > 0 && proofNanos > 0;
        }

        /** Its silence means nothing until it has spoken, and where no witness is for long enough. */
        void rest() {
            fromStart = false;
            rests = true;
            calm();
        }

        void speak() {
            rests = false;
            calm();
        }

        private void calm() {
            sinceNanos = heardNanos;
            told = false;
            resubscribed = false;
            renewals = 0;
        }

        void resubscribe(long nowNanos) {
            alarms += told ? 0 : 1;
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
