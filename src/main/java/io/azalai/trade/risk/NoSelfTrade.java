package io.azalai.trade.risk;

import io.azalai.model.OrderType;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Check 14: the order would not meet an own limit order that rests on the other side of the same symbol, in whichever
 * account of the venue (risk.md section 5). What we close ourselves passes: it is not to wait for an order of another
 * account, nor for one that has ended and whose fills have not come.
 */
final class NoSelfTrade implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (proposal.order().origin().isOurs() || proposal.limits().selfTrade() == Policy.ALLOW) {
            return Optional.empty();
        }
        return price(proposal).flatMap(own -> nearest(proposal).flatMap(resting -> met(proposal, own, resting)));
    }

    private static Optional<Refusal> met(Proposal proposal, BigDecimal own, BigDecimal resting) {
        String unit = proposal.instrument().quoteAsset();
        proposal.compares(own, resting, unit);
        int beyond = own.compareTo(resting);
        return (proposal.isBuy() ? beyond < 0 : beyond > 0)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        ReasonCode.SELF_TRADE,
                        own,
                        resting,
                        unit,
                        "it would trade with an own order that rests at " + Text.number(resting)
                                + ", as it may fill up to " + Text.number(own)));
    }

    /** The worst price it may fill at; empty of what waits for a trigger or is worked off over time. */
    private static Optional<BigDecimal> price(Proposal proposal) {
        OrderType type = proposal.order().type();
        if (type == OrderType.MARKET) {
            return Optional.of(proposal.marketBound());
        }
        return type == OrderType.LIMIT
                ? Optional.of(Proposal.known(proposal.order().price()))
                : Optional.empty();
    }

    /** The best price of the own orders that rest on the other side. */
    private static Optional<BigDecimal> nearest(Proposal proposal) {
        boolean buy = proposal.isBuy();
        Stream<BigDecimal> resting = proposal.venue().stream()
                .flatMap(venue -> venue.accounts().stream())
                .flatMap(account -> account.orders().stream())
                .filter(order -> order.type() == OrderType.LIMIT && order.side() == (buy ? Side.SELL : Side.BUY))
                .filter(order -> order.listing().key().equals(proposal.listing().key()))
                .map(RestingOrder::price)
                .filter(Objects::nonNull);
        return buy ? resting.min(Comparator.naturalOrder()) : resting.max(Comparator.naturalOrder());
    }
}
