package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever becomes of what a venue tied, and in whatever order it is told: no more is closed than is open, and no part
 * is bare.
 */
class BracketConservationTest extends OnBrackets {

    /** What the venue has to tell and has not told. */
    private final List<Event> untold = new ArrayList<>();

    private BigDecimal open = BigDecimal.ONE;
    private Random chance;
    private int trades;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_more_is_closed_than_is_open_and_what_is_left_is_protected(int seed) {
        chance = new Random(seed);
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("1");
        pass(Duration.ofSeconds(5));

        happen(seed % 5);
        for (int step = 0; step < 30; step++) {
            step(chance.nextInt(3));
        }
        for (int step = 0; step < 20; step++) {
            step(untold.size());
            pass(Duration.ofSeconds(5));
            test.hold(open.toPlainString());
        }

        boolean stopped = test.venue.open().stream()
                .anyMatch(order -> order.orderType() == OrderType.STOP_MARKET
                        && order.leavesQuantity().compareTo(open) == 0);
        boolean givenUp = alerts().contains("STOP_LOSS of order a-1 is not kept up any more: it was cancelled");
        assertThat(givenUp).isEqualTo(seed % 5 == 4);
        assertThat(open.signum() == 0 || stopped || givenUp).isTrue();
        if (open.signum() == 0) {
            assertThat(protecting()).isEmpty();
            assertThat(test.journal.openBrackets()).isEmpty();
        }
    }

    /** The stop acts in part or whole, is refused or cancelled, or the take-profit acts in part. */
    private void happen(int what) {
        test.mark = decimal(what == 1 ? "110" : chance.nextBoolean() ? "89" : "95");
        switch (what) {
            case 0 -> act("a-1.sl", part(), "a-1.tp");
            case 1 -> act("a-1.tp", part(), "a-1.sl");
            case 2 -> tell(test.venue.become(order("a-1.sl"), OrderStatus.REJECTED, BigDecimal.ZERO));
            case 3 -> act("a-1.sl", open, "a-1.tp");
            default -> tell(test.venue.become(order("a-1.sl"), OrderStatus.CANCELED, BigDecimal.ZERO));
        }
    }

    private BigDecimal part() {
        return BigDecimal.valueOf(1 + chance.nextInt(9), 1);
    }

    /** In one or two fills. */
    private void act(String id, BigDecimal quantity, String other) {
        BigDecimal first = chance.nextBoolean() ? quantity : quantity.divide(BigDecimal.valueOf(2));
        take(order(id), first);
        if (first.compareTo(quantity) < 0) {
            take(order(id), quantity.subtract(first));
        }
        end(order(id), quantity);
        tell(test.venue.become(order(other), OrderStatus.CANCELED, BigDecimal.ZERO));
    }

    /** Some time passes, the market takes what we sent or a part of it, and so many frames are told. */
    private void step(int frames) {
        for (Order sent : test.venue.open()) {
            if (sent.orderType() == OrderType.MARKET && chance.nextBoolean()) {
                BigDecimal taken =
                        chance.nextInt(3) == 0 ? sent.quantity().divide(BigDecimal.valueOf(2)) : sent.quantity();
                take(sent, taken);
                end(sent, taken);
            }
        }
        Collections.shuffle(untold, chance);
        for (int i = 0; i < frames && !untold.isEmpty(); i++) {
            test.path.updates().accept(List.of(untold.remove(0)));
        }
        pass(Duration.ofMillis(250L * (1 + chance.nextInt(12))));
        switch (chance.nextInt(6)) {
            case 0 -> test.hold(open.toPlainString());
            case 1 -> test.path.reconciliation().repeat();
            default -> {}
        }
        BigDecimal sent = test.venue.open().stream()
                .filter(order -> order.orderType() == OrderType.MARKET)
                .map(Order::leavesQuantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sent).isLessThanOrEqualTo(open);
    }

    private void take(Order order, BigDecimal quantity) {
        open = open.subtract(quantity);
        Fill fill = VenueOrders.fill(order, "x" + trades++, quantity, time.instant());
        test.venue.fills.add(fill);
        tell(fill);
    }

    private void end(Order order, BigDecimal filled) {
        boolean whole = order.quantity().compareTo(filled) == 0;
        tell(test.venue.become(order, whole ? OrderStatus.FILLED : OrderStatus.CANCELED, filled));
    }

    private void tell(Event event) {
        untold.add(event);
        if (chance.nextInt(4) == 0) {
            untold.add(event);
        }
    }
}
