package io.azalai.trade.risk;

import io.azalai.model.Instrument;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Check 2: quantity and prices are there, positive and on the instrument's grid (risk.md section 5). */
final class ValidNumbers implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        RiskOrder order = proposal.order();
        Optional<Refusal> ofQuantity = order.closesPosition() ? Optional.empty() : quantity(proposal);
        return ofQuantity
                .or(() -> order.hasLimit() ? price("limit price", order.price(), proposal) : Optional.empty())
                .or(() ->
                        order.hasTrigger() ? price("trigger price", order.triggerPrice(), proposal) : Optional.empty());
    }

    private static Optional<Refusal> quantity(Proposal proposal) {
        BigDecimal quantity = proposal.order().quantity();
        if (quantity == null || quantity.signum() <= 0) {
            return notPositive(ReasonCode.INVALID_QUANTITY, "quantity", quantity);
        }
        Instrument instrument = proposal.instrument();
        BigDecimal step = instrument.stepSize();
        proposal.compares(quantity, step, "step");
        if (!isMultiple(quantity, step)) {
            return broken(ReasonCode.INVALID_QUANTITY, "quantity", quantity, "is no multiple of the step", step);
        }
        BigDecimal least = instrument.minQuantity();
        if (least != null) {
            proposal.compares(quantity, least, instrument.baseAsset() + " or more");
            if (quantity.compareTo(least) < 0) {
                return broken(ReasonCode.INVALID_QUANTITY, "quantity", quantity, "is below the minimum", least);
            }
        }
        BigDecimal most = instrument.maxQuantity();
        if (most != null) {
            proposal.compares(quantity, most, instrument.baseAsset());
            if (quantity.compareTo(most) > 0) {
                return broken(ReasonCode.INVALID_QUANTITY, "quantity", quantity, "is above the maximum", most);
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> price(String what, @Nullable BigDecimal price, Proposal proposal) {
        if (price == null || price.signum() <= 0) {
            return notPositive(ReasonCode.INVALID_PRICE, what, price);
        }
        Instrument instrument = proposal.instrument();
        BigDecimal tick = instrument.tickSize();
        BigDecimal fine = instrument.significantStep(price);
        proposal.compares(price, tick.max(fine), "step");
        if (!isMultiple(price, tick)) {
            return broken(ReasonCode.INVALID_PRICE, what, price, "is no multiple of the tick", tick);
        }
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
