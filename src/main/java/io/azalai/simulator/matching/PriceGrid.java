package io.azalai.simulator.matching;

import java.math.BigDecimal;

/** Which prices a product allows: multiples of a tick that may depend on the height of the price. */
@FunctionalInterface
public interface PriceGrid {

    /** Tick in quote units around this price; always positive. */
    BigDecimal tickAt(BigDecimal price);

    /** One tick everywhere. */
    static PriceGrid fixed(BigDecimal tick) {
        return price -> tick;
    }
}
