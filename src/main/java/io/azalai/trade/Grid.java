package io.azalai.trade;

import io.azalai.model.Instrument;
import io.azalai.model.OrderTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Brings numbers down onto an instrument's grid, for callers who ask for it (downstream.md section 7). Stateless. */
final class Grid {

    private Grid() {}

    static OrderTerms down(OrderTerms terms, Instrument instrument) {
        return terms.numbered(
                        down(terms.quantity(), instrument.stepSize()),
                        price(terms.price(), instrument),
                        price(terms.triggerPrice(), instrument))
                .protectedAt(
                        price(terms.bracket().takeProfit(), instrument),
                        price(terms.bracket().stopLoss(), instrument));
    }

    /** Null where none is given. */
    static @Nullable BigDecimal quantity(@Nullable BigDecimal quantity, Instrument instrument) {
        return down(quantity, instrument.stepSize());
    }

    /** Null where none is given; zero, which takes away, stays. */
    static @Nullable BigDecimal price(@Nullable BigDecimal price, Instrument instrument) {
        return price == null || price.signum() == 0
                ? price
                : down(price, instrument.tickSize().max(instrument.significantStep(price)));
    }

    private static @Nullable BigDecimal down(@Nullable BigDecimal value, BigDecimal step) {
        return value == null || step.signum() == 0
                ? value
                : value.divide(step, 0, RoundingMode.DOWN).multiply(step);
    }
}
