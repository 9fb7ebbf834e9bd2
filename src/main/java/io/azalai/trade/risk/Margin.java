package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Check 20 of perpetuals: the account is far enough from liquidation, and its free margin, without what orders hold
 * that the venue may not have reckoned yet, carries the order's new part and its fee (risk.md section 5). Exposure
 * only.
 */
final class Margin implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (!proposal.increases() || proposal.isSpot()) {
            return Optional.empty();
        }
        AccountState account = proposal.account().orElseThrow();
        Standing standing = Proposal.known(account.standing());
        return nearLiquidation(proposal, standing).or(() -> shortOf(proposal, account, standing));
    }

    private static Optional<Refusal> nearLiquidation(Proposal proposal, Standing standing) {
        BigDecimal most = proposal.limits().exposure().maxMarginRatio();
        BigDecimal equity = standing.equity();
        if (equity.signum() <= 0) {
            return Optional.of(Refusal.of(
                    ReasonCode.MARGIN_RATIO, null, most, "fraction", "the account's equity is " + Text.usd(equity)));
        }
        BigDecimal ours = standing.maintenanceMargin().divide(equity, MathContext.DECIMAL128);
        BigDecimal told = standing.marginUse();
        BigDecimal ratio = told == null ? ours : ours.max(told);
        proposal.compares(ratio, most, "fraction");
        if (ratio.compareTo(most) < 0) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                        ReasonCode.MARGIN_RATIO,
                        ratio,
                        most,
                        "fraction",
                        "maintenance margin is " + Text.number(ratio) + " of what backs it, the limit is "
                                + Text.number(most))
                .because("maintenance margin " + Text.number(standing.maintenanceMargin()) + ", equity "
                        + Text.number(equity)));
    }

    private static Optional<Refusal> shortOf(Proposal proposal, AccountState account, Standing standing) {
        Optional<BigDecimal> held = new HeldMargin(account, proposal).sum();
        if (held.isEmpty()) {
            return Optional.of(
                    Refusal.of(ReasonCode.NO_REFERENCE_PRICE, "an order that was just accepted has no price"));
        }
        BigDecimal reserve =
                BigDecimal.ONE.subtract(proposal.limits().exposure().marginReserve());
        BigDecimal usable = standing.available().subtract(held.get()).multiply(reserve);
        BigDecimal needed = needed(proposal);
        proposal.compares(needed, usable, "USD");
        if (needed.compareTo(usable) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                        ReasonCode.INSUFFICIENT_MARGIN,
                        needed,
                        usable,
                        "USD",
                        "it needs " + Text.usd(needed) + " of margin and fee, usable are " + Text.usd(usable))
                .because("at leverage " + proposal.leverage() + "x; free margin " + Text.number(standing.available())
                        + ", held by orders since " + Text.number(held.get())));
    }

    private static BigDecimal needed(Proposal proposal) {
        BigDecimal price = proposal.worstPriceUsd();
        BigDecimal margin = proposal.increasing()
                .multiply(price)
                .divide(BigDecimal.valueOf(proposal.leverage()), MathContext.DECIMAL128);
        return margin.add(proposal.quantity().multiply(price).multiply(proposal.takerFee()));
    }
}
