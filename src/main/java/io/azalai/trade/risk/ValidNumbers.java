package io.azalai.trade.risk;

import io.azalai.model.Instrument;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Check 2: quantity and prices are there, positive and on the instrument's grid (risk.md section 5). */
final class ValidNumbers implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        Instrument instrument = proposal.instrument();
        RiskOrder order = proposal.order();
        Optional<Refusal> ofQuantity =
                order.closesPosition() ? Optional.empty() : quantity(order.quantity(), instrument);
        return ofQuantity
                .or(() -> order.hasLimit() ? price("limit price", order.price(), instrument) : Optional.empty())
                .or(() -> order.hasTrigger()
                        ? price("trigger price", order.triggerPrice(), instrument)
                        : Optional.empty());
    }

    private static Optional<Refusal> quantity(@Nullable BigDecimal quantity, Instrument instrument) {
        if (quantity == null || quantity.signum() <= 0) {
            return notPositive(ReasonCode.INVALID_QUANTITY, "quantity", quantity);
        }
        BigDecimal least = instrument.minQuantity();
        BigDecimal most = instrument.maxQuantity();
        if (!isMultiple(quantity, instrument.stepSize())) {
            return broken(
                    ReasonCode.INVALID_QUANTITY,
                    "quantity",
                    quantity,
                    "is no multiple of the step",
                    instrument.stepSize());
        }
        if (least != null && quantity.compareTo(least) < 0) {
            return broken(ReasonCode.INVALID_QUANTITY, "quantity", quantity, "is below the minimum", least);
        }
        if (most != null && quantity.compareTo(most) > 0) {
            return broken(ReasonCode.INVALID_QUANTITY, "quantity", quantity, "is above the maximum", most);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> price(String what, @Nullable BigDecimal price, Instrument instrument) {
        if (price == null || price.signum() <= 0) {
            return notPositive(ReasonCode.INVALID_PRICE, what, price);
        }
        if (!isMultiple(price, instrument.tickSize())) {
            return broken(ReasonCode.INVALID_PRICE, what, price, "is no multiple of the tick", instrument.tickSize());
        }
        BigDecimal fine = instrument.significantStep(price);
        return isMultiple(price, fine)
                ? Optional.empty()
                : broken(
                        ReasonCode.INVALID_PRICE,
                        what,
                        price,
                        "has more than " + instrument.priceSignificantFigures()
                                + " significant figures: here the step is",
                        fine);
    }

    private static boolean isMultiple(BigDecimal value, BigDecimal step) {
        return step.signum() == 0 || value.remainder(step).signum() == 0;
    }

    private static Optional<Refusal> notPositive(ReasonCode code, String what, @Nullable BigDecimal value) {
        String text = value == null ? what + " is missing" : what + " " + Text.number(value) + " is not above zero";
        return Optional.of(Refusal.of(code, value, BigDecimal.ZERO, null, text));
    }

    private static Optional<Refusal> broken(
            ReasonCode code, String what, BigDecimal value, String how, BigDecimal limit) {
        String text = what + " " + Text.exact(value) + " " + how + " " + Text.number(limit);
        return Optional.of(Refusal.of(code, value, limit, null, text));
    }
}
