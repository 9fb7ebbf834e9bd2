package io.azalai.trade.risk;

import io.azalai.model.Market;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Check 20 of spot: the balances that are free, without what orders hold that the venue may not have told yet, pay the
 * order and its fee (risk.md section 5).
 */
final class SpotBalance implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (!proposal.isSpot()) {
            return Optional.empty();
        }
        boolean buy = proposal.isBuy();
        String asset =
                buy ? proposal.instrument().quoteAsset() : proposal.instrument().baseAsset();
        BigDecimal needed =
                buy ? cost(proposal.resting(), proposal.worstPrice(), proposal.takerFee()) : proposal.quantity();
        BigDecimal free = proposal.account()
                .map(account -> free(account, asset, proposal))
                .orElse(BigDecimal.ZERO);
        proposal.compares(needed, free, asset);
        if (needed.compareTo(free) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                ReasonCode.INSUFFICIENT_BALANCE,
                needed,
                free,
                asset,
                "it needs " + Text.number(needed) + " " + asset + (buy ? " with its fee" : "") + ", free are "
                        + Text.number(free)));
    }

    private static BigDecimal free(AccountState account, String asset, Proposal proposal) {
        BigDecimal free = account.spot().getOrDefault(asset, Holding.NONE).free();
        for (RestingOrder order : account.unseen()) {
            if (order.listing().market() == Market.SPOT) {
                free = free.subtract(held(order, asset, proposal));
            }
        }
        RestingOrder freed = account.freed();
        return freed == null ? free : free.add(held(freed, asset, proposal));
    }

    /** What an order takes of an asset; nothing where it pays with another. */
    private static BigDecimal held(RestingOrder order, String asset, Proposal proposal) {
        String symbol = order.listing().symbol();
        boolean buy = order.side() == Side.BUY;
        boolean pays = proposal.view()
                .instrument(order.listing().venue(), symbol)
                .map(instrument -> buy ? instrument.quoteAsset() : instrument.baseAsset())
                .filter(asset::equals)
                .isPresent();
        if (!pays) {
            return BigDecimal.ZERO;
        }
        if (!buy) {
            return order.remaining();
        }
        BigDecimal fee = proposal.view().takerFee(proposal.order().account(), order.listing());
        return proposal.valuation()
                .rate(order.listing())
                .map(rate -> cost(order, proposal.valuation().worstPrice(order, rate), fee))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal cost(RestingOrder order, BigDecimal price, BigDecimal fee) {
        return order.remaining().multiply(price).multiply(BigDecimal.ONE.add(fee));
    }
}
