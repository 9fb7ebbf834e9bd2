package io.azalai.simulator.matching;

import java.math.BigDecimal;

/**
 * What may be taken out of a margin wallet, of that which positions and orders leave.
 *
 * @param gains whether gains that are not realised may be taken out too
 * @param kept part of the value of cross positions that stays at least, 0 to 1
 */
public record TakeOut(boolean gains, BigDecimal kept) {

    /** Nothing but what is realised, down to what positions and orders need. */
    public static final TakeOut OF_REALIZED = new TakeOut(false, BigDecimal.ZERO);
}
