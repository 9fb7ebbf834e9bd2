package io.azalai.trade.risk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Why an order may not pass.
 *
 * @param observed the value that broke the limit; null where the code carries none
 * @param limit the limit it broke; null where the code carries none
 * @param unit of observed and limit; null without them
 * @param text for people, without the code
 * @param detail how the observed value comes about, for people; null where there is nothing to add
 */
record Refusal(
        ReasonCode code,
        @Nullable BigDecimal observed,
        @Nullable BigDecimal limit,
        @Nullable String unit,
        String text,
        @Nullable String detail) {

    static Refusal of(ReasonCode code, String text) {
        return new Refusal(code, null, null, null, text, null);
    }

    static Refusal of(
            ReasonCode code, @Nullable BigDecimal observed, BigDecimal limit, @Nullable String unit, String text) {
        return new Refusal(code, observed, limit, unit, text, null);
    }

    Refusal because(String reason) {
        return new Refusal(code, observed, limit, unit, text, reason);
    }
}
