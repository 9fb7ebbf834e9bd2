package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.util.List;

/**
 * The seeded course of the underlying prices, one per base asset, the same for every venue. Prices wander by parts per
 * million and are drawn back to where they began, so that a long run stays plausible. Confined to the ticking thread.
 */
public final class PriceProcess {

    /** Same seed and assets: same course. Assets without a built-in first price start at 10. */
    public PriceProcess(long seed, List<String> assets) {
        throw new UnsupportedOperationException();
    }

    /** One tick, 100 ms of the venue's life. */
    public void step() {
        throw new UnsupportedOperationException();
    }

    /** Price of an asset now, in dollars. @throws IllegalArgumentException when the asset has no course */
    public BigDecimal price(String asset) {
        throw new UnsupportedOperationException();
    }
}
