package io.azalai.simulator.matching;

import java.math.BigDecimal;

/**
 * What a venue asks of margin beside what a new order needs.
 *
 * @param gains whether gains that are not realised may be taken out
 * @param kept part of the value of cross positions that stays at least when money is taken out, 0 to 1
 * @param askedAgain whether a resting order that is met ends unless the margin still suffices
 */
public record MarginTerms(boolean gains, BigDecimal kept, boolean askedAgain) {

    /** What is realised may go, down to what positions and orders need; what an order needs is reserved for it. */
    public static final MarginTerms RESERVED = new MarginTerms(false, BigDecimal.ZERO, false);
}
