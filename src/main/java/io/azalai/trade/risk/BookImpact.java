package io.azalai.trade.risk;

import io.azalai.model.Level;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Check 13: where an order book is held, a market order finds enough in it, at an average price within its slippage
 * (risk.md sections 3 and 5). What we close ourselves passes, an emergency stop or a stop-loss that was passed: what
 * fills of it is worth more than its price.
 */
final class BookImpact implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        RiskOrder order = proposal.order();
        if (order.type() != OrderType.MARKET
                || order.origin().isOurs()
                || !proposal.limits().checkBookImpact()) {
            return Optional.empty();
        }
        return proposal.view().book(proposal.listing()).flatMap(book -> walk(proposal, book));
    }

    private static Optional<Refusal> walk(Proposal proposal, OrderBook book) {
        List<Level> levels = proposal.isBuy() ? book.asks() : book.bids();
        BigDecimal wanted = proposal.quantity();
        BigDecimal found = levels.stream().map(Level::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        String asset = proposal.instrument().baseAsset();
        proposal.compares(found, wanted, asset + " or more");
        return found.compareTo(wanted) >= 0
                ? tooFar(proposal, average(levels, wanted))
                : Optional.of(Refusal.of(
                        ReasonCode.INSUFFICIENT_LIQUIDITY,
                        found,
                        wanted,
                        asset,
                        "the " + levels.size() + " levels of the order book that are known hold " + Text.number(found)
                                + " of " + Text.number(wanted)));
    }

    /** The price of a quantity on average, which these levels hold. */
    private static BigDecimal average(List<Level> levels, BigDecimal quantity) {
        BigDecimal open = quantity;
        BigDecimal paid = BigDecimal.ZERO;
        for (Level level : levels) {
            BigDecimal taken = open.min(level.quantity());
            paid = paid.add(taken.multiply(level.price()));
            open = open.subtract(taken);
            if (open.signum() <= 0) {
                break;
            }
        }
        return paid.divide(quantity, MathContext.DECIMAL128);
    }

    private static Optional<Refusal> tooFar(Proposal proposal, BigDecimal average) {
        BigDecimal bound = proposal.marketBound();
        proposal.compares(average, bound, proposal.instrument().quoteAsset());
        int beyond = average.compareTo(bound);
        if (proposal.isBuy() ? beyond <= 0 : beyond >= 0) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                ReasonCode.SLIPPAGE_EXCEEDED,
                average,
                bound,
                proposal.instrument().quoteAsset(),
                "the order book would fill it at " + Text.number(average) + " on average, its slippage allows "
                        + Text.number(bound)));
    }
}
