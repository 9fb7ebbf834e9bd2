package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderType;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The orders that a venue ties to another, of which one ends the other. Keeps nothing; reads within the desk's lock.
 */
final class BracketTies {

    private final OrderDesk desk;

    BracketTies(OrderDesk desk) {
        this.desk = desk;
    }

    /** Whether the venue tied it. */
    static boolean isOne(JournaledBracket bracket, Order order) {
        return bracket.tied() && Protection.isFirst(bracket.clientOrderId(), order);
    }

    /** Whether what they protect has filled whole: from then on they stand by themselves. */
    boolean areAwake(JournaledBracket bracket) {
        return desk.find(bracket.key())
                .map(OrderLife::order)
                .filter(parent -> parent.filledQty().compareTo(parent.quantity()) >= 0)
                .isPresent();
    }

    /** The other one of two. */
    Optional<Order> other(JournaledBracket bracket, String clientOrderId) {
        return all(bracket)
                .map(OrderLife::order)
                .filter(order -> !order.clientOrderId().equals(clientOrderId))
                .findFirst();
    }

    /** Whether one of two has ended and closed something, upon which the venue ends the other. */
    boolean areEndedBy(JournaledBracket bracket, Order order) {
        return isOne(bracket, order)
                && all(bracket)
                        .anyMatch(life -> life.order().status().isTerminal()
                                && life.fills()
                                                .told()
                                                .max(life.order().filledQty())
                                                .signum()
                                        > 0);
    }

    /** Whether one is closing the position at this moment: how much is not known yet. */
    boolean areActing(JournaledBracket bracket) {
        return all(bracket)
                .filter(life -> !life.order().status().isTerminal())
                .anyMatch(life -> life.awaitsFills() || life.order().filledQty().signum() > 0);
    }

    private Stream<OrderLife> all(JournaledBracket bracket) {
        return bracket.tied()
                ? Stream.of(Protection.values())
                        .map(protection -> bracket.key().with(protection.id(bracket.clientOrderId())))
                        .flatMap(key -> desk.find(key).stream())
                : Stream.empty();
    }

    /** Whether it began to close, and ended with what the market did not take. */
    static boolean hasActed(Order order) {
        return order.orderType() == OrderType.MARKET
                || (order.orderType() != OrderType.LIMIT && order.filledQty().signum() > 0);
    }

    /** What the venue told that one that ended has closed, and whose fills have not come. */
    static BigDecimal toCome(OrderLife ended) {
        return ended.order().status().isTerminal()
                ? ended.fills().told().subtract(ended.order().filledQty()).max(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }
}
