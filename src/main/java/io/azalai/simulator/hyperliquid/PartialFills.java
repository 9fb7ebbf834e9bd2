package io.azalai.simulator.hyperliquid;

import io.azalai.model.Liquidity;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.Match;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What {@code aggregateByTime} asks for: the partial fills of a crossing order as one (section 2.5). Pure. */
final class PartialFills {

    private static final int PRICE_DECIMALS = 8;

    private PartialFills() {}

    /** The same fills in the same order, those of one taker made one with their average price: an order takes once. */
    static List<Execution> merged(List<Execution> fills) {
        List<Execution> merged = new ArrayList<>();
        for (Execution fill : fills) {
            int last = merged.size() - 1;
            if (last >= 0 && isPartOf(merged.get(last), fill)) {
                merged.set(last, sum(merged.get(last), fill));
            } else {
                merged.add(fill);
            }
        }
        return merged;
    }

    private static boolean isPartOf(Execution one, Execution other) {
        return one.liquidity() == Liquidity.TAKER
                && other.liquidity() == Liquidity.TAKER
                && one.order().id() == other.order().id();
    }

    /** Begins where the earlier one did, which the lower id tells. */
    private static Execution sum(Execution one, Execution other) {
        Execution first = one.match().id() < other.match().id() ? one : other;
        BigDecimal quantity = one.match().quantity().add(other.match().quantity());
        BigDecimal value = value(one.match()).add(value(other.match()));
        Match match = new Match(
                first.match().id(),
                first.match().symbol(),
                Decimals.quotient(value, quantity).setScale(PRICE_DECIMALS, RoundingMode.HALF_UP),
                quantity,
                first.match().aggressor(),
                first.match().buyer(),
                first.match().seller(),
                first.match().time());
        return new Execution(
                match,
                first.order(),
                first.liquidity(),
                one.fee().add(other.fee()),
                first.feeAsset(),
                one.realizedPnl().add(other.realizedPnl()),
                first.positionBefore(),
                first.liquidation());
    }

    private static BigDecimal value(Match match) {
        return match.price().multiply(match.quantity());
    }
}
