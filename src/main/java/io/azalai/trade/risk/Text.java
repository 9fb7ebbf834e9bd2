package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers as traders read them: plain, without trailing zeros, at most eight decimals. */
final class Text {

    private Text() {}

    static String number(BigDecimal value) {
        BigDecimal shown = value.setScale(Math.min(Math.max(value.scale(), 0), 8), RoundingMode.HALF_UP);
        return (shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros()).toPlainString();
    }

    /** As it was given: an order that is too fine must not be shown rounded. */
    static String exact(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    static String usd(BigDecimal value) {
        return number(value) + " USD";
    }

    static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis());
    }
}
