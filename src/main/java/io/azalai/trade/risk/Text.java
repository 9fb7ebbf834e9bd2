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

    static String usd(BigDecimal value) {
        return number(value) + " USD";
    }

    static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis());
    }
}
