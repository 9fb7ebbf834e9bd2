package io.azalai.stream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a venue lets one address do, shared by the connections of all endpoints that speak to it: how many there are,
 * how often one is made, how often a frame is sent. Confined to the control thread, but for how many there are.
 */
final class AddressLimits {

    /** After which one that was not admitted asks again. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final StreamProtocol.Address limits;
    private final Set<Link> admitted = ConcurrentHashMap.newKeySet();
    private long nextConnectNanos;
    private long nextFrameNanos;

    AddressLimits(StreamProtocol.Address limits, long nowNanos) {
        this.limits = limits;
        this.nextConnectNanos = nowNanos;
        this.nextFrameNanos = nowNanos;
    }

    /** Whether a connection may be made, or is admitted already. */
    boolean admit(Link link) {
        return admitted.contains(link) || (hasRoom() && admitted.add(link));
    }

    void leave(Link link) {
        admitted.remove(link);
    }

    /** How many connections there are, or are being made. */
    int admitted() {
        return admitted.size();
    }

    boolean hasRoom() {
        return admitted.size() < limits.connections();
    }

    /** Whether so many subscriptions may be made beside those that all connections carry, or are about to. */
    boolean hasRoom(int subscriptions) {
        long carried = admitted.stream().mapToLong(link -> link.set().carried()).sum();
        return carried + subscriptions <= limits.subscriptions();
    }

    /** Why none is admitted. */
    String refusal() {
        return "the venue allows an address " + limits.connections()
                + " connections and all are in use: want fewer symbols or accounts, or switch hot_hot off";
    }

    /** Nanoseconds until the next connect may be made; takes that turn. */
    long connectSlot(long nowNanos) {
        long pacing = limits.connectPacing().toNanos();
        long slot = Math.max(nowNanos, nextConnectNanos - (limits.connectsAtOnce() - 1) * pacing);
        nextConnectNanos = Math.max(slot, nextConnectNanos) + pacing;
        return slot - nowNanos;
    }

    /** When the next frame may be sent. */
    long nextFrameNanos() {
        return nextFrameNanos;
    }

    void sent(long nowNanos) {
        nextFrameNanos = nowNanos + limits.framePacing().toNanos();
    }
}
