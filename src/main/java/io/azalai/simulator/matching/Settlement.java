package io.azalai.simulator.matching;

import io.azalai.model.Liquidity;
import io.azalai.model.Market;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Moves money and positions of one side of a match, and keeps what the venue earned. Guarded by the engine's lock. */
final class Settlement {

    private final Map<String, BigDecimal> collected = new TreeMap<>();

    /** Settles the order's side of a match and fills the order. */
    Execution settle(LiveOrder order, Match match, Liquidity liquidity) {
        Fees fees = order.product.fees();
        BigDecimal rate = liquidity == Liquidity.MAKER ? fees.maker() : fees.taker();
        order.fill(match.quantity(), match.price(), match.time());
        Execution execution = order.product.market() == Market.PERP
                ? settlePerpetual(order, match, liquidity, rate)
                : settleSpot(order, match, liquidity, rate);
        collected.merge(execution.feeAsset(), execution.fee(), BigDecimal::add);
        return execution;
    }

    /** Fees taken so far by asset. */
    Map<String, BigDecimal> collected() {
        return Map.copyOf(collected);
    }

    private Execution settlePerpetual(LiveOrder order, Match match, Liquidity liquidity, BigDecimal rate) {
        Account account = order.account;
        BigDecimal before = account.position(match.symbol());
        Holding holding = account.holdings.computeIfAbsent(match.symbol(), s -> new Holding());
        BigDecimal realized = holding.trade(
                order.side() == Side.BUY ? match.quantity() : match.quantity().negate(), match.price());
        if (holding.size.signum() == 0) {
            account.holdings.remove(match.symbol());
        }
        BigDecimal fee = fee(match.price().multiply(match.quantity()), rate);
        account.wallet = account.wallet.add(realized).subtract(fee);
        return new Execution(match, order.view(), liquidity, fee, order.product.quote(), realized, before);
    }

    private Execution settleSpot(LiveOrder order, Match match, Liquidity liquidity, BigDecimal rate) {
        Account account = order.account;
        String base = order.product.base();
        String quote = order.product.quote();
        BigDecimal before = account.spot.getOrDefault(base, BigDecimal.ZERO);
        BigDecimal notional = match.price().multiply(match.quantity());
        boolean buy = order.side() == Side.BUY;
        BigDecimal fee = fee(buy ? match.quantity() : notional, rate);
        BigDecimal costOfSold = buy ? BigDecimal.ZERO : costOf(account, base, match.quantity(), before);
        move(
                account,
                base,
                buy ? match.quantity().subtract(fee) : match.quantity().negate());
        move(account, quote, buy ? notional.negate() : notional.subtract(fee));
        account.spotCost.merge(base, buy ? notional : costOfSold.negate(), BigDecimal::add);
        BigDecimal realized = buy ? BigDecimal.ZERO : notional.subtract(costOfSold);
        return new Execution(match, order.view(), liquidity, fee, buy ? base : quote, realized, before);
    }

    private static BigDecimal costOf(Account account, String base, BigDecimal sold, BigDecimal held) {
        BigDecimal cost = account.spotCost.getOrDefault(base, BigDecimal.ZERO);
        return held.signum() <= 0
                ? BigDecimal.ZERO
                : cost.multiply(sold.min(held)).divide(held, 12, RoundingMode.HALF_EVEN);
    }

    private static void move(Account account, String asset, BigDecimal amount) {
        account.spot.merge(asset, amount, BigDecimal::add);
    }

    private static BigDecimal fee(BigDecimal of, BigDecimal rate) {
        return of.multiply(rate).setScale(8, RoundingMode.HALF_UP);
    }
}
