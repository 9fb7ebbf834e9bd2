package io.azalai.trade.risk;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Margin and fees in USD that an account's orders take of what its venue tells to be free. Confined to one evaluation.
 */
final class HeldMargin {

    private final AccountState account;
    private final RiskView view;
    private final RiskLimits limits;
    private final Valuation valuation;

    HeldMargin(AccountState account, Proposal proposal) {
        this.account = account;
        this.view = proposal.view();
        this.limits = proposal.limits();
        this.valuation = proposal.valuation();
    }

    /** Empty when a price is missing. */
    Optional<BigDecimal> sum() {
        Optional<BigDecimal> sum = account.marginsOrders() ? Optional.of(BigDecimal.ZERO) : ofOpenOrders();
        for (RestingOrder order : account.unseen()) {
            if (order.listing().market() == Market.PERP) {
                sum = sum.flatMap(so -> of(order).map(so::add));
            }
        }
        RestingOrder freed = account.freed();
        return freed == null || freed.leverage() == null || !account.marginsOrders()
                ? sum
                : sum.flatMap(so -> of(freed).map(so::subtract));
    }

    /** Of each position what it may grow by, whichever of its orders fill. */
    private Optional<BigDecimal> ofOpenOrders() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Valuation.Line line : Valuation.lines(account).values()) {
            if (line.orders().isEmpty()) {
                continue;
            }
            Optional<WorstCase.Rate> usd = valuation.rate(line.listing());
            if (usd.isEmpty()) {
                return Optional.empty();
            }
            BigDecimal growth = valuation
                    .worstCase(usd.get(), line.quantity(), line.orders())
                    .gross()
                    .subtract(usd.get().worth(line.quantity().abs()));
            int leverage = line.orders().stream().mapToInt(this::leverage).min().orElseThrow();
            sum = sum.add(of(growth.max(BigDecimal.ZERO), line.listing(), leverage));
        }
        return Optional.of(sum);
    }

    /** What has filled is margined at the market's price. */
    private Optional<BigDecimal> of(RestingOrder order) {
        return valuation
                .rate(order.listing())
                .map(usd -> order.remaining()
                        .multiply(valuation.worstPrice(order, usd).max(usd.reference()))
                        .multiply(usd.perQuote()))
                .map(worth -> of(worth, order.listing(), leverage(order)));
    }

    private BigDecimal of(BigDecimal worth, Listing listing, int leverage) {
        return worth.divide(BigDecimal.valueOf(leverage), MathContext.DECIMAL128)
                .add(worth.multiply(view.takerFee(account.account(), listing)));
    }

    private int leverage(RestingOrder order) {
        Integer own = order.leverage();
        return own == null ? SymbolLeverage.of(account, order.listing(), order.positionSide(), view, limits) : own;
    }
}
