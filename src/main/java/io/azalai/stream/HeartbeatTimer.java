package io.azalai.stream;

import java.time.Duration;

/**
 * The clockwork of one connection: when to ping, when silence means death, when to renew. Confined to the control
 * thread.
 */
final class HeartbeatTimer {
    private static final int RENEW_PERCENT = 95;

    private final StreamProtocol protocol;
    private long bornNanos;
    private long lastBeatNanos;

    HeartbeatTimer(StreamProtocol protocol) {
        this.protocol = protocol;
    }

    void begin(long nowNanos) {
        bornNanos = nowNanos;
        lastBeatNanos = nowNanos;
    }

    /**
     * Pings when it is time.
     *
     * @return whether it did
     */
    boolean beat(Socket socket, long nowNanos) {
        StreamProtocol.Heartbeat heartbeat = protocol.heartbeat();
        long every = heartbeat.every().toNanos();
        if (every == 0 || nowNanos - lastBeatNanos < every) {
            return false;
        }
        lastBeatNanos = nowNanos;
        if (heartbeat.ping() == null) {
            socket.ping();
        } else {
            socket.sendText(heartbeat.ping());
        }
        return true;
    }

    /** Whether the socket was quiet for too long, not counting the time in which we did not read. */
    boolean isSilent(Socket socket, long readingSinceNanos, long nowNanos) {
        long limit = silence().toNanos();
        long heard = Math.min(nowNanos - socket.lastReadNanos(), nowNanos - bornNanos);
        return limit > 0 && heard > limit && nowNanos - readingSinceNanos > limit;
    }

    /** Whether the venue is about to cut the connection. */
    boolean mustRenew(long nowNanos) {
        Duration lifetime = protocol.limits().lifetime();
        return lifetime != null && nowNanos - bornNanos > lifetime.toNanos() / 100 * RENEW_PERCENT;
    }

    Duration silence() {
        return protocol.heartbeat().silence();
    }
}
