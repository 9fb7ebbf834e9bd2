package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order and those that protect it or did.
 *
 * @param children oldest first
 * @param before what had filled of a lost order in whose stead this one stands, and is protected with that; base units
 */
record BracketFamily(Order parent, List<Order> children, BigDecimal before) {

    BracketFamily {
        children = List.copyOf(children);
    }

    /** As the desk knows it; empty when the order is no longer kept. */
    static Optional<BracketFamily> of(OrderDesk desk, JournaledBracket bracket) {
        return desk.find(bracket.key()).map(OrderLife::order).map(parent -> {
            List<Order> children = desk.all().stream()
                    .filter(order -> order.account().equals(parent.account()))
                    .filter(order -> isOf(parent, order))
                    .toList();
            BigDecimal before =
                    BracketHeirs.forebear(desk, parent).map(Order::filledQty).orElse(BigDecimal.ZERO);
            return new BracketFamily(parent, children, before);
        });
    }

    private static boolean isOf(Order parent, Order order) {
        return Stream.of(Protection.values())
                .anyMatch(each -> each.isOne(parent.clientOrderId(), order.clientOrderId()));
    }

    /** What has filled of the order and none of the others has closed again, base units. */
    BigDecimal bare() {
        BigDecimal closed = children.stream().map(Order::filledQty).reduce(BigDecimal.ZERO, BigDecimal::add);
        return parent.filledQty().subtract(before).subtract(closed).max(BigDecimal.ZERO);
    }

    List<Order> of(Protection protection) {
        return children.stream()
                .filter(order -> protection.isOne(parent.clientOrderId(), order.clientOrderId()))
                .toList();
    }

    /**
     * The last of a kind to end, where a user cancelled it after all that is known to have filled, so that something
     * was left to protect.
     */
    Optional<Order> cancelledLast(Protection protection) {
        List<Order> kind = of(protection);
        boolean none = kind.stream().allMatch(order -> order.status().isTerminal());
        return kind.stream()
                .max(Comparator.comparing(Order::updatedAt))
                .filter(last -> none && bare().signum() > 0 && BracketFates.isByUser(last))
                .filter(last -> Stream.concat(Stream.of(parent), children.stream())
                        .filter(order -> order.filledQty().signum() > 0)
                        .noneMatch(order -> order.updatedAt().isAfter(last.updatedAt())));
    }

    /** Those of its kind that were placed after one. */
    List<Order> after(Order child) {
        List<Order> kind = Protection.of(child).map(this::of).orElse(List.of());
        return kind.stream()
                .dropWhile(order -> !OrderKey.of(order).equals(OrderKey.of(child)))
                .skip(1)
                .toList();
    }
}
