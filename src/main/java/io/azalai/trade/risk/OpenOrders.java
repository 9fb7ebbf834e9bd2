package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Check 15: an order that would rest leaves the number of resting orders within the limits, of its symbol at its venue
 * and of all enabled venues (risk.md section 5). An amendment is judged without the order it changes, and so counts as
 * that one did. Exposure only.
 */
final class OpenOrders implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (!proposal.increases() || !proposal.resting().rests()) {
            return Optional.empty();
        }
        List<RestingOrder> resting = proposal.view().venues().stream()
                .filter(VenueState::enabled)
                .flatMap(venue -> venue.accounts().stream())
                .flatMap(account -> account.orders().stream())
                .filter(RestingOrder::rests)
                .toList();
        Stream<RestingOrder> ofSymbol = resting.stream()
                .filter(order -> order.listing().key().equals(proposal.listing().key()));
        ActivityLimits limits = proposal.limits().activity();
        return above(
                        proposal,
                        ReasonCode.MAX_OPEN_ORDERS_SYMBOL,
                        ofSymbol.count() + 1,
                        limits.maxOpenPerSymbol(),
                        "of this symbol")
                .or(() -> above(
                        proposal,
                        ReasonCode.MAX_OPEN_ORDERS_TOTAL,
                        resting.size() + 1L,
                        limits.maxOpenTotal(),
                        "on all venues"));
    }

    private static Optional<Refusal> above(Proposal proposal, ReasonCode code, long count, int limit, String where) {
        BigDecimal observed = BigDecimal.valueOf(count);
        BigDecimal most = BigDecimal.valueOf(limit);
        proposal.compares(observed, most, "orders");
        return count <= limit
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(code, observed, most, "orders", count + " resting orders " + where + " > " + limit));
    }
}
