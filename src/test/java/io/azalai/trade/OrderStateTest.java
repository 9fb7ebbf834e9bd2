package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.Side;
import io.azalai.trade.risk.AccountState;
import io.azalai.trade.risk.OpenPosition;
import io.azalai.trade.risk.RestingOrder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a venue does, says, loses, doubles and says late, orders end as they did there (downstream.md section 7): by
 * chance, which the seed repeats.
 */
class OrderStateTest {

    private static final int STEPS = 60;

    @TempDir
    Path state;

    private final Map<String, Order> seen = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void orders_are_at_last_what_they_are_at_the_venue(int seed) {
        try (ChanceVenue chance = new ChanceVenue(state, seed)) {
            for (int step = 0; step < STEPS; step++) {
                String did = chance.step();
                String where = "seed " + seed + " step " + step + " " + did;
                chance.orders().forEach(order -> moved(where, order));
                notUnderrated(where, chance);
            }
            chance.settle();
            String where = "seed " + seed + " at the end";
            chance.orders().forEach(order -> moved(where, order));
            asTheVenueHasIt(where, chance);
        }
    }

    private void moved(String where, Order order) {
        Order before = seen.put(order.clientOrderId(), order);
        String what = where + " of " + order;
        assertThat(order.leavesQuantity()).as(what).isNotNegative();
        if (order.status().isTerminal()) {
            assertThat(order.leavesQuantity()).as(what).isZero();
        } else {
            assertThat(order.filledQty().add(order.leavesQuantity())).as(what).isEqualByComparingTo(order.quantity());
        }
        if (before != null) {
            assertThat(order.filledQty()).as(what).isGreaterThanOrEqualTo(before.filledQty());
            if (before.status().isTerminal()) {
                assertThat(order.status()).as(what).isEqualTo(before.status());
            }
        }
    }

    /** What may be held at worst is never less by our book than by the venue's. */
    private static void notUnderrated(String where, ChanceVenue chance) {
        if (chance.hides()) {
            return;
        }
        for (Side side : Side.values()) {
            assertThat(worst(chance.book(), side))
                    .as(where + ", worst case of " + side)
                    .isGreaterThanOrEqualTo(worstThere(chance, side));
        }
    }

    private static BigDecimal worst(AccountState book, Side side) {
        BigDecimal held = held(book);
        return book.orders().stream()
                .filter(order -> order.side() == side)
                .map(RestingOrder::remaining)
                .reduce(side == Side.BUY ? held : held.negate(), BigDecimal::add);
    }

    private static BigDecimal worstThere(ChanceVenue chance, Side side) {
        BigDecimal held = chance.position();
        return chance.venues().stream()
                .filter(order -> order.side() == side && !order.status().isTerminal())
                .map(Order::leavesQuantity)
                .reduce(side == Side.BUY ? held : held.negate(), BigDecimal::add);
    }

    /** Those of an order, and of one that was lost and in whose stead it stands. */
    private static List<Fill> fillsOf(ChanceVenue chance, Order order) {
        boolean external = order.clientOrderId().startsWith("external:");
        return chance.orders().stream()
                .filter(other -> other.equals(order)
                        || (external && LostOrder.is(other) && other.orderId().equals(order.orderId())))
                .flatMap(known -> chance.fillsOf(known).stream())
                .toList();
    }

    private static BigDecimal held(AccountState book) {
        return book.positions().stream().map(OpenPosition::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void asTheVenueHasIt(String where, ChanceVenue chance) {
        assertThat(held(chance.book())).as(where).isEqualByComparingTo(chance.position());
        assertThat(open(chance.orders().stream())).as(where).isEqualTo(open(chance.venues().stream()));
        for (Order order : chance.orders()) {
            List<Fill> fills = fillsOf(chance, order);
            BigDecimal filled = sum(fills.stream().map(Fill::quantity));
            String what = where + " of " + order;
            assertThat(order.filledQty()).as(what).isEqualByComparingTo(filled);
            assertThat(remaining(chance.book(), order)).as(what).isEqualByComparingTo(order.leavesQuantity());
            if (filled.signum() > 0) {
                BigDecimal worth =
                        sum(fills.stream().map(fill -> fill.quantity().multiply(fill.price())));
                assertThat(order.avgPrice()).as(what).isEqualByComparingTo(worth.divide(filled, MathContext.DECIMAL64));
            }
        }
    }

    private static BigDecimal remaining(AccountState book, Order order) {
        return sum(book.orders().stream()
                .filter(resting -> resting.clientOrderId().equals(order.clientOrderId()))
                .map(RestingOrder::remaining));
    }

    private static Map<String, String> open(Stream<Order> orders) {
        return orders.filter(order -> !order.status().isTerminal())
                .collect(Collectors.toMap(
                        Order::orderId,
                        order -> order.leavesQuantity().stripTrailingZeros().toPlainString()));
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
