package io.azalai.simulator.matching;

import java.math.BigDecimal;

/**
 * That a fill belongs to a liquidation.
 *
 * @param account whose position is closed
 * @param markPrice when it began, quote units
 */
public record LiquidationMark(String account, BigDecimal markPrice, Method method) {

    /** How it is closed. */
    public enum Method {
        /** On the book. */
        MARKET,
        /** Taken over by the venue's own account at the mark price. */
        BACKSTOP
    }
}
