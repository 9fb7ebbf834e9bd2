package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Check 12: the order is worth enough, and not too much (risk.md sections 3 and 5). */
final class OrderSize implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        return tooSmall(proposal).or(() -> tooLarge(proposal));
    }

    private static Optional<Refusal> tooSmall(Proposal proposal) {
        RiskOrder order = proposal.order();
        if (order.reduceOnly() || closesAll(proposal)) {
            return Optional.empty();
        }
        BigDecimal price = firstOf(
                order.hasLimit() ? order.price() : null,
                order.hasTrigger() ? order.triggerPrice() : null,
                proposal.reference());
        BigDecimal perQuote = proposal.rate().perQuote();
        BigDecimal worth = proposal.quantity().multiply(price).multiply(perQuote);
        BigDecimal least = proposal.limits()
                .trading()
                .minOrderSizeUsd()
                .max(proposal.instrument().minNotional().multiply(perQuote));
        proposal.compares(worth, least, "USD or more");
        return worth.compareTo(least) >= 0
                ? Optional.empty()
                : refused(ReasonCode.ORDER_TOO_SMALL, worth, "<", least, proposal.quantity(), price);
    }

    private static Optional<Refusal> tooLarge(Proposal proposal) {
        if (!proposal.increases()) {
            return Optional.empty();
        }
        BigDecimal price = proposal.worstPrice();
        BigDecimal worth = proposal.quantity().multiply(proposal.worstPriceUsd());
        BigDecimal most = proposal.limits().trading().maxOrderSizeUsd();
        proposal.compares(worth, most, "USD");
        return worth.compareTo(most) <= 0
                ? Optional.empty()
                : refused(ReasonCode.ORDER_TOO_LARGE, worth, ">", most, proposal.quantity(), price);
    }

    private static boolean closesAll(Proposal proposal) {
        return !proposal.isSpot()
                && !proposal.increases()
                && proposal.quantity().compareTo(proposal.held().abs()) == 0;
    }

    private static BigDecimal firstOf(@Nullable BigDecimal limit, @Nullable BigDecimal trigger, BigDecimal reference) {
        if (limit != null) {
            return limit;
        }
        return trigger != null ? trigger : reference;
    }

    private static Optional<Refusal> refused(
            ReasonCode code, BigDecimal worth, String sign, BigDecimal limit, BigDecimal quantity, BigDecimal price) {
        String text = "order worth " + Text.usd(worth) + " " + sign + " " + Text.usd(limit);
        return Optional.of(Refusal.of(code, worth, limit, "USD", text)
                .because(Text.number(quantity) + " at " + Text.number(price)));
    }
}
