package io.azalai.stream;

/** When one connection may send its next frame, by its own limit and by that of the address. Confined to the control thread. */
final class Pace {

    private final StreamProtocol protocol;
    private final Allotment allotment;
    private long ownNanos;

    Pace(StreamProtocol protocol, Allotment allotment) {
        this.protocol = protocol;
        this.allotment = allotment;
    }

    /** Nanoseconds until then; zero or less when it may now. */
    long waitFrom(long nowNanos) {
        return Math.max(ownNanos - nowNanos, allotment.nextFrameNanos() - nowNanos);
    }

    void sent(long nowNanos) {
        ownNanos = nowNanos + protocol.limits().framePacing().toNanos();
        allotment.sent(nowNanos);
    }
}
