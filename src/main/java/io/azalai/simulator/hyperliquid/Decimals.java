package io.azalai.simulator.hyperliquid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as the venue writes and takes them. */
final class Decimals {

    private Decimals() {}

    /** Plain, without trailing zeros but with at least one decimal digit: {@code 30135.0}. */
    static String text(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 1 ? stripped.setScale(1) : stripped).toPlainString();
    }

    /** The same, cut to so many decimals. */
    static String text(BigDecimal value, int decimals) {
        return text(value.setScale(decimals, RoundingMode.DOWN));
    }

    /** Without trailing zeros and without a point when whole: the form that is hashed. */
    static String stripped(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Tick at a price: five significant figures, at most so many decimals, whole numbers always (section 5.3). */
    static BigDecimal tick(BigDecimal price, int decimals) {
        int digits = price.precision() - price.scale();
        int scale = Math.max(0, Math.min(decimals, 5 - digits));
        return BigDecimal.ONE.movePointLeft(scale);
    }

    /** Quotient in sixteen digits. */
    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, MathContext.DECIMAL64);
    }
}
