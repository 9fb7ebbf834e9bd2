package io.azalai.venue;

import java.util.concurrent.atomic.AtomicBoolean;

/** Proof that the gateway let one order pass. Safe for many threads: two atomic flags. */
public final class Permit {

    private final PermitMint mint;
    private final OrderTicket order;
    private final Lane lane;
    private final AtomicBoolean used = new AtomicBoolean();
    private final AtomicBoolean renewed = new AtomicBoolean();

    Permit(PermitMint mint, OrderTicket order, Lane lane) {
        this.mint = mint;
        this.order = order;
        this.lane = lane;
    }

    /** The order it was given for, to read; only {@link PermitMint.Check#redeem} makes it sendable. */
    public OrderTicket order() {
        return order;
    }

    /** REDUCE where the order only makes a position smaller and is no quote on spot, else PLACE. */
    public Lane lane() {
        return lane;
    }

    PermitMint mint() {
        return mint;
    }

    boolean use() {
        return used.compareAndSet(false, true);
    }

    /** Makes it good once more, once in its life. */
    boolean renew() {
        if (used.get() && renewed.compareAndSet(false, true)) {
            used.set(false);
            return true;
        }
        return false;
    }
}
