package io.azalai.simulator.hyperliquid;

import io.azalai.model.Liquidity;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.Match;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What {@code aggregateByTime} asks for: the partial fills of a crossing order as one (section 2.5). Pure. */
final class PartialFills {

    private static final int PRICE_DECIMALS = 8;

    private PartialFills() {}

    /** The same fills in the same order, those of one taker made one with their average price: an order takes once. */
    static List<Execution> merged(List<Execution> fills) {
        List<List<Execution>> groups = new ArrayList<>();
        for (Execution fill : fills) {
            boolean goesOn = !groups.isEmpty() && isPartOf(groups.get(groups.size() - 1), fill);
            if (!goesOn) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(fill);
        }
        return groups.stream().map(PartialFills::sum).toList();
    }

    private static boolean isPartOf(List<Execution> group, Execution fill) {
        Execution first = group.get(0);
        return first.liquidity() == Liquidity.TAKER
                && fill.liquidity() == Liquidity.TAKER
                && first.order().id() == fill.order().id();
    }

    /** Begins where the earliest one did, which the lowest id tells. */
    private static Execution sum(List<Execution> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Execution first =
                Collections.min(parts, Comparator.comparing(part -> part.match().id()));
        BigDecimal quantity = sum(parts, part -> part.match().quantity());
        BigDecimal value =
                sum(parts, part -> part.match().price().multiply(part.match().quantity()));
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
                sum(parts, Execution::fee),
                sum(parts, Execution::builderFee),
                first.feeAsset(),
                sum(parts, Execution::realizedPnl),
                first.positionBefore(),
                first.liquidation());
    }

    private static BigDecimal sum(List<Execution> parts, Function<Execution, BigDecimal> figure) {
        return parts.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
