package io.azalai.trade.risk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Why an order may not pass.
 *
 * @param text for people, without code and place
 */
record Refusal(
        ReasonCode code,
        @Nullable BigDecimal observed,
        @Nullable BigDecimal limit,
        @Nullable String unit,
        String text) {

    static Refusal of(ReasonCode code, String text) {
        return new Refusal(code, null, null, null, text);
    }

    static Refusal of(ReasonCode code, BigDecimal observed, BigDecimal limit, String unit, String text) {
        return new Refusal(code, observed, limit, unit, text);
    }
}
