package io.azalai.simulator.matching;

import io.azalai.model.Liquidity;
import io.azalai.model.Market;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Moves money and positions of one side of a match, and keeps what the venue earned. Guarded by the engine's lock. */
final class Settlement {

    private final Map<String, BigDecimal> collected = new TreeMap<>();

    /**
     * Settles the order's side of a match and fills the order; {@code mark} when the match closes somebody's position.
     */
    Execution settle(LiveOrder order, Match match, Liquidity liquidity, @Nullable LiquidationMark mark) {
        order.fill(match.quantity(), match.price(), match.time());
        Terms terms = new Terms(order, match, liquidity, mark);
        Execution execution = order.product.market() == Market.PERP ? settlePerpetual(terms) : settleSpot(terms);
        collected.merge(execution.feeAsset(), execution.fee(), BigDecimal::add);
        return execution;
    }

    /** Fees taken so far by asset, those of builders among them. */
    Map<String, BigDecimal> collected() {
        return Map.copyOf(collected);
    }

    /** One side of a match and what it costs; {@code mark} is null unless it closes for a liquidation. */
    private record Terms(
            LiveOrder order,
            Match match,
            Liquidity liquidity,
            @Nullable LiquidationMark mark) {

        Execution execution(Fee fee, String feeAsset, BigDecimal realized, BigDecimal before) {
            return new Execution(
                    match, order.view(), liquidity, fee.whole(), fee.ofBuilder(), feeAsset, realized, before, mark);
        }

        /** What the venue and the builder of the order take of so much. */
        Fee fee(BigDecimal of) {
            BigDecimal ofBuilder = Settlement.fee(of, order.request().builderRate());
            return new Fee(Settlement.fee(of, rate()).add(ofBuilder), ofBuilder);
        }

        private BigDecimal rate() {
            boolean takenOver = mark != null && mark.method() == LiquidationMark.Method.BACKSTOP;
            Fees fees = order.product.fees();
            return takenOver ? BigDecimal.ZERO : liquidity == Liquidity.MAKER ? fees.maker() : fees.taker();
        }
    }

    /** All that is taken, and the builder's part of it. */
    private record Fee(BigDecimal whole, BigDecimal ofBuilder) {}

    private static Execution settlePerpetual(Terms terms) {
        LiveOrder order = terms.order();
        Match match = terms.match();
        Account account = order.account;
        PositionKey key = PositionKey.of(order.request());
        BigDecimal before = account.position(key);
        Holding holding = account.holding(order.request(), order.product);
        Holding.Traded traded = holding.trade(
                order.side() == Side.BUY ? match.quantity() : match.quantity().negate(),
                match.price(),
                account.leverage(order.product));
        if (holding.size.signum() == 0) {
            account.holdings.remove(key);
        }
        Fee fee = terms.fee(match.price().multiply(match.quantity()));
        account.addToWallet(order.product.pool(), traded.wallet().subtract(fee.whole()));
        return terms.execution(fee, order.product.quote(), traded.realized(), before);
    }

    private static Execution settleSpot(Terms terms) {
        LiveOrder order = terms.order();
        Match match = terms.match();
        Account account = order.account;
        String base = order.product.base();
        String quote = order.product.quote();
        BigDecimal before = account.held(base);
        BigDecimal notional = match.price().multiply(match.quantity());
        boolean buy = order.side() == Side.BUY;
        Fee fee = terms.fee(buy ? match.quantity() : notional);
        BigDecimal costOfSold = buy ? BigDecimal.ZERO : costOf(account, base, match.quantity(), before);
        account.addToSpot(
                base,
                buy ? match.quantity().subtract(fee.whole()) : match.quantity().negate());
        account.addToSpot(quote, buy ? notional.negate() : notional.subtract(fee.whole()));
        account.spotCost.merge(base, buy ? notional : costOfSold.negate(), BigDecimal::add);
        BigDecimal realized = buy ? BigDecimal.ZERO : notional.subtract(costOfSold);
        return terms.execution(fee, buy ? base : quote, realized, before);
    }

    private static BigDecimal costOf(Account account, String base, BigDecimal sold, BigDecimal held) {
        BigDecimal cost = account.spotCost.getOrDefault(base, BigDecimal.ZERO);
        return held.signum() <= 0
                ? BigDecimal.ZERO
                : cost.multiply(sold.min(held)).divide(held, 12, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal fee(BigDecimal of, BigDecimal rate) {
        return of.multiply(rate).setScale(8, RoundingMode.HALF_UP);
    }
}
