package io.azalai.stream;

/**
 * When one connection may send its next frame, by its own limit and by that of the address. Confined to the control
 * thread.
 */
final class Pace {

    private final StreamProtocol protocol;
    private final AddressLimits addressLimits;
    private long ownNanos;

    Pace(StreamProtocol protocol, AddressLimits addressLimits) {
        this.protocol = protocol;
        this.addressLimits = addressLimits;
    }

    /** Nanoseconds until then; zero or less when it may now. */
    long waitFrom(long nowNanos) {
        return Math.max(ownNanos - nowNanos, addressLimits.nextFrameNanos() - nowNanos);
    }

    void sent(long nowNanos) {
        ownNanos = nowNanos + protocol.limits().framePacing().toNanos();
        addressLimits.sent(nowNanos);
    }
}
