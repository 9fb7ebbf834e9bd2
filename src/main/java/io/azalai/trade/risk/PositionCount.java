package io.azalai.trade.risk;

import io.azalai.model.Market;
import io.azalai.model.PositionSide;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * First half of check 18: an order that opens a position leaves their number within the limits, of its symbol in its
 * account and of all enabled venues; a pending opening order counts as a position (risk.md sections 3 and 5).
 * Perpetuals, exposure only.
 */
final class PositionCount implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (!proposal.increases() || proposal.isSpot()) {
            return Optional.empty();
        }
        Set<PositionKey> keys = keys(proposal.view().venues());
        PositionKey own = PositionKey.of(proposal.order().account(), proposal.resting());
        if (!keys.add(own)) {
            return Optional.empty();
        }
        long ofSymbol = keys.stream().filter(own::isOfSameSymbol).count();
        TradingLimits limits = proposal.limits().trading();
        proposal.compares(
                BigDecimal.valueOf(ofSymbol), BigDecimal.valueOf(limits.maxPositionsPerSymbol()), "positions");
        proposal.compares(BigDecimal.valueOf(keys.size()), BigDecimal.valueOf(limits.maxTotalPositions()), "positions");
        if (ofSymbol > limits.maxPositionsPerSymbol() && mixesModes(proposal, keys)) {
            return Optional.of(Refusal.of(
                    ReasonCode.MAX_POSITIONS_PER_SYMBOL,
                    BigDecimal.valueOf(ofSymbol),
                    BigDecimal.valueOf(limits.maxPositionsPerSymbol()),
                    "positions",
                    "the account's other orders and positions of this symbol tell that it has "
                            + (proposal.order().positionSide() == PositionSide.BOTH
                                    ? "two legs (hedge mode): give positionSide LONG or SHORT"
                                    : "one position (one-way mode): give no positionSide, or set hedge mode")));
        }
        return above(ReasonCode.MAX_POSITIONS_PER_SYMBOL, ofSymbol, limits.maxPositionsPerSymbol(), "of this symbol")
                .or(() -> above(
                        ReasonCode.MAX_TOTAL_POSITIONS, keys.size(), limits.maxTotalPositions(), "on all venues"));
    }

    /** A venue has legs or one position, never both: what stands there tells the account's mode. */
    private static boolean mixesModes(Proposal proposal, Set<PositionKey> keys) {
        boolean leg = proposal.order().positionSide() != PositionSide.BOTH;
        return keys.stream()
                .filter(key -> key.listing().equals(proposal.listing().key())
                        && key.account().equals(proposal.order().account()))
                .anyMatch(key -> (key.side() != PositionSide.BOTH) != leg);
    }

    private static Set<PositionKey> keys(Collection<VenueState> venues) {
        Set<PositionKey> keys = new HashSet<>();
        for (VenueState venue : venues) {
            for (AccountState account : venue.enabled() ? venue.accounts() : Set.<AccountState>of()) {
                account.positions().stream()
                        .filter(position -> position.quantity().signum() != 0)
                        .forEach(position -> keys.add(PositionKey.of(account.account(), position)));
                account.orders().stream()
                        .filter(order -> order.listing().market() == Market.PERP && !WorstCase.onlyReduces(order))
                        .forEach(order -> keys.add(PositionKey.of(account.account(), order)));
            }
        }
        return keys;
    }

    private static Optional<Refusal> above(ReasonCode code, long count, int limit, String where) {
        return count <= limit
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        code,
                        BigDecimal.valueOf(count),
                        BigDecimal.valueOf(limit),
                        "positions",
                        count + " positions " + where + " > " + limit));
    }
}
