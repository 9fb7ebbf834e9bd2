package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Bracket;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.OneMarket;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of why the orders of brackets ended: of each account, and no longer than of their bracket. */
class BracketMemoryTest extends OnOrderPath {

    private final List<Runnable> onCancelled = new ArrayList<>();
    private AccountBook book;
    private OrderDesk desk;
    private BracketEnds ends;

    @BeforeEach
    void nothing_is_remembered() {
        Venues venues = new Venues(List.of(test.venue));
        book = new AccountBook(TestPath.limits(), new OneMarket());
        desk = new OrderDesk(venues, test.ledger(), new Closings(venues, test.ledger()), book, Orders.NOW);
        Questions questions = new Questions(
                desk, null, new Dispatch(test.venue, venues, time, Runnable::run, time, Duration.ofSeconds(10)));
        ends = new BracketEnds(desk, new BracketTies(desk), questions, time, time, new BracketEnds.Owner() {
            @Override
            public void cancelled(JournaledBracket bracket, Protection protection) {
                onCancelled.forEach(Runnable::run);
            }

            @Override
            public void ended(JournaledBracket bracket, Order order, int before) {}

            @Override
            public void again(JournaledBracket bracket) {}
        });
    }

    @Test
    void what_ends_by_our_doing_in_one_account_explains_nothing_in_another() {
        JournaledBracket others = bracket("other", false);

        ends.explain(stop("main", "a-1.sl", OrderStatus.NEW));
        ends.changed(others, stop("other", "a-1.sl", OrderStatus.CANCELED));

        assertThat(ends.isDoubted(others)).isTrue();
    }

    @Test
    void what_a_caller_cancels_in_one_account_is_not_unwished_in_another() {
        JournaledBracket others = bracket("other", true);

        ends.changed(bracket("main", true), stop("main", "a-1.sl", OrderStatus.PENDING_CANCEL));
        ends.changed(others, stop("other", "a-1.sl", OrderStatus.CANCELED));

        assertThat(ends.isDoubted(others)).isFalse();
    }

    @Test
    void what_was_known_of_the_orders_of_a_bracket_is_forgotten_with_it_alone() {
        JournaledBracket bracket = bracket("main", false);
        JournaledBracket others = bracket("other", false);
        ends.explain(stop("main", "a-1.sl", OrderStatus.NEW));
        ends.explain(stop("other", "a-1.sl", OrderStatus.NEW));

        ends.forget(bracket);
        ends.changed(bracket, stop("main", "a-1.sl", OrderStatus.CANCELED));
        ends.changed(others, stop("other", "a-1.sl", OrderStatus.CANCELED));

        assertThat(ends.isDoubted(bracket)).isTrue();
        assertThat(ends.isDoubted(others)).isFalse();
    }

    @Test
    void one_that_ends_while_another_is_decided_on_is_still_in_doubt() {
        book.openVenue("hyperliquid", true);
        book.openAccount("hyperliquid", "main", Set.of(Market.PERP));
        book.replacePositions(
                "hyperliquid",
                "main",
                new PositionSnapshot(List.of(VenueOrders.position("1", PositionSide.BOTH, time.instant())), Map.of()),
                time.instant());
        JournaledBracket bracket = bracket("main", false);
        desk.brackets().put(bracket);
        Order parent = VenueOrders.copy(Orders.order("a-1", OrderStatus.NEW), OrderStatus.FILLED, BigDecimal.ONE);
        desk.enter(OrderLife.begin(parent, "hash"));
        Order first = stop("main", "a-1.sl", OrderStatus.CANCELED);
        desk.enter(OrderLife.begin(first, "hash"));
        onCancelled.add(() -> {
            ends.changed(bracket, VenueOrders.copy(first, OrderStatus.CANCELED, new BigDecimal("0.4")));
            ends.changed(bracket, stop("main", "a-1.sl.2", OrderStatus.CANCELED));
        });

        ends.changed(bracket, first);
        time.pass(Duration.ofSeconds(6));

        assertThat(ends.isDoubted(bracket)).isTrue();
    }

    private JournaledBracket bracket(String account, boolean tied) {
        Bracket prices = new Bracket(new BigDecimal("110"), new BigDecimal("90"));
        return new JournaledBracket(account, "a-1", prices, tied, true, time.instant());
    }

    private Order stop(String account, String id, OrderStatus status) {
        return VenueOrders.stop(account, id, status, time.instant());
    }
}
