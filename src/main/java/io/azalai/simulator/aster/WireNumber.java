package io.azalai.simulator.aster;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the venue prints numbers: plain, with the decimals of the field, a bare 0 where it prints one. */
final class WireNumber {

    private WireNumber() {}

    static String fixed(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** With a fixed number of decimals, zero as {@code 0}. */
    static String sparse(BigDecimal value, int decimals) {
        return value.signum() == 0 ? "0" : fixed(value, decimals);
    }

    /** Without trailing zeros. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Part in percent of the whole, three decimals; zero when the whole is. */
    static String percent(BigDecimal part, BigDecimal whole) {
        return fixed(ratio(part.movePointRight(2), whole, 3), 3);
    }

    /** Quotient with a number of decimals; zero when the divisor is. */
    static BigDecimal ratio(BigDecimal dividend, BigDecimal divisor, int decimals) {
        return divisor.signum() == 0 ? BigDecimal.ZERO : dividend.divide(divisor, decimals, RoundingMode.HALF_UP);
    }
}
