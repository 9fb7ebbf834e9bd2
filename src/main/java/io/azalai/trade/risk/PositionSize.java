package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Second half of check 18: what the position may come to on the order's side, open orders included, stays within
 * {@code max_position_size_usd} and within {@code position_size_limit} of total equity (risk.md sections 2, 3 and 5).
 * Exposure only.
 */
final class PositionSize implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (!proposal.increases()) {
            return Optional.empty();
        }
        List<RestingOrder> orders = new ArrayList<>(proposal.orders());
        orders.add(proposal.resting());
        BigDecimal held = proposal.isSpot() ? proposal.holding() : proposal.held();
        WorstCase worst =
                proposal.valuation().worstCase(proposal.listing(), held, orders).orElseThrow();
        BigDecimal most = proposal.limits().trading().maxPositionSizeUsd();
        BigDecimal share = proposal.limits().exposure().positionSizeFraction().multiply(proposal.equity());
        return above(ReasonCode.MAX_POSITION_SIZE_USD, worst, most, proposal)
                .or(() -> above(ReasonCode.POSITION_SIZE_LIMIT, worst, share, proposal));
    }

    private static Optional<Refusal> above(ReasonCode code, WorstCase worst, BigDecimal limit, Proposal proposal) {
        boolean buy = proposal.isBuy();
        BigDecimal size = buy ? worst.ifLong() : worst.ifShort();
        proposal.compares(size, limit, "USD");
        if (size.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        BigDecimal pending = buy ? worst.buys() : worst.sells();
        BigDecimal own = worthOf(proposal);
        String text = "worst-case " + (buy ? "long " : "short ") + Text.usd(size) + " > " + Text.usd(limit);
        String detail = "position " + Text.number(buy ? worst.heldLong() : worst.heldShort())
                + (buy ? " + open buys " : " + open sells ") + Text.number(pending.subtract(own)) + " + order "
                + Text.number(own);
        return Optional.of(Refusal.of(code, size, limit, "USD", text).because(detail));
    }

    private static BigDecimal worthOf(Proposal proposal) {
        return proposal.quantity().multiply(proposal.worstPriceUsd());
    }
}
