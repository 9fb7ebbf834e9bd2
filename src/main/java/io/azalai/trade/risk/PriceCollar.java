package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Check 11: slippage, limit price and trigger stay near the reference price (risk.md sections 3 and 5). */
final class PriceCollar implements Check {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        return slippage(proposal).or(() -> trigger(proposal)).or(() -> limit(proposal));
    }

    private static Optional<Refusal> slippage(Proposal proposal) {
        BigDecimal slippage = proposal.order().slippage();
        BigDecimal most = proposal.limits().trading().maxSlippage();
        if (slippage == null) {
            return Optional.empty();
        }
        proposal.compares(slippage, most, "fraction");
        if (slippage.signum() >= 0 && slippage.compareTo(most) <= 0) {
            return Optional.empty();
        }
        String text = "slippage " + Text.number(slippage) + " is outside 0 to max_slippage " + Text.number(most);
        return Optional.of(Refusal.of(ReasonCode.SLIPPAGE_TOO_HIGH, slippage, most, "fraction", text));
    }

    private static Optional<Refusal> trigger(Proposal proposal) {
        if (!proposal.order().hasTrigger()) {
            return Optional.empty();
        }
        BigDecimal trigger = Proposal.known(proposal.order().triggerPrice());
        BigDecimal away = deviation(trigger, proposal.reference()).abs();
        BigDecimal most = proposal.limits().prices().collarPassivePercent();
        proposal.compares(away, most, "%");
        return away.compareTo(most) <= 0
                ? Optional.empty()
                : refused("trigger " + Text.number(trigger), away, most, "the reference price", proposal.reference());
    }

    private static Optional<Refusal> limit(Proposal proposal) {
        if (!proposal.order().hasLimit()) {
            return Optional.empty();
        }
        boolean stop = proposal.order().hasTrigger();
        BigDecimal from = stop ? Proposal.known(proposal.order().triggerPrice()) : proposal.reference();
        BigDecimal price = Proposal.known(proposal.order().price());
        BigDecimal deviation = deviation(price, from);
        PriceLimits limits = proposal.limits().prices();
        BigDecimal highest = proposal.isBuy() ? limits.collarPercent() : limits.collarPassivePercent();
        BigDecimal lowest = (proposal.isBuy() ? limits.collarPassivePercent() : limits.collarPercent()).negate();
        proposal.compares(deviation, deviation.signum() < 0 ? lowest : highest, "%");
        boolean above = deviation.compareTo(highest) > 0;
        if (!above && deviation.compareTo(lowest) >= 0) {
            return Optional.empty();
        }
        String origin = stop ? "its trigger" : "the reference price";
        return refused("limit price " + Text.number(price), deviation, above ? highest : lowest, origin, from);
    }

    /** Percent by which a price stands above another. */
    private static BigDecimal deviation(BigDecimal price, BigDecimal from) {
        return price.subtract(from).multiply(HUNDRED).divide(from, MathContext.DECIMAL128);
    }

    private static Optional<Refusal> refused(
            String what, BigDecimal deviation, BigDecimal bound, String origin, BigDecimal from) {
        String text = what + " is " + Text.number(deviation) + "% from " + origin + " " + Text.number(from)
                + ", allowed are " + Text.number(bound) + "%";
        return Optional.of(Refusal.of(ReasonCode.PRICE_COLLAR, deviation, bound, "%", text));
    }
}
