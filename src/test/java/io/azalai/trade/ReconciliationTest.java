package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.ExecType;
import io.azalai.model.FeedState;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Wanted;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.OneMarket;
import io.azalai.trade.journal.JournaledOrder;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private TestPath test;

    @BeforeEach
    void open() {
        test = new TestPath(state, time).started();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void an_order_that_ended_without_a_word_is_found_by_the_next_comparison() {
        test.send(test.buy("a-1"));
        test.venue.become(test.venue.orders.get(0), OrderStatus.CANCELED, BigDecimal.ZERO);
        time.pass(Duration.ofSeconds(6));

        test.path.reconciliation().repeat();

        assertThat(test.told()).endsWith("CANCELED CANCELED");
    }

    @Test
    void an_order_of_unknown_fate_has_its_account_compared_at_once_and_once() {
        test.send(test.buy("a-1"));
        test.venue.fills.add(Orders.fill("v-a-1", "t1", "1", "99"));
        test.venue.script = PlaceScript.LOSE;
        test.venue.requests.clear();
        time.pass(Duration.ofSeconds(2));
        assertThatThrownBy(() -> test.send(test.buy("a-2"))).isInstanceOf(OutcomeUnknownException.class);

        time.pass(Duration.ofSeconds(2));

        assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
        time.pass(Duration.ofSeconds(20));
        assertThat(test.venue.requests)
                .filteredOn(AccountRequest.ReadOpenOrders.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_fill_that_no_stream_told_of_is_found_by_the_next_comparison() {
        test.send(test.buy("a-1"));
        test.venue.fills.add(Orders.fill("v-a-1", "t1", "1", "99"));

        test.path.reconciliation().repeat();

        assertThat(test.told()).endsWith("FILL FILLED");
    }

    /** Hyperliquid: each of these answers holds both markets, and costs 20 (hyperliquid.md section 2.1). */
    @Test
    void what_one_answer_tells_of_all_markets_is_asked_for_once() {
        Set<Market> both = Set.of(Market.PERP, Market.SPOT);
        test.venue.together = List.of(both);
        test.venue.requests.clear();

        test.path.reconciliation().repeat();

        assertThat(test.venue.requests)
                .filteredOn(AccountRequest.ReadOpenOrders.class::isInstance)
                .isEqualTo(List.of(new AccountRequest.ReadOpenOrders("main", both)));
        assertThat(test.venue.requests)
                .filteredOn(AccountRequest.ReadFills.class::isInstance)
                .singleElement()
                .extracting(request -> ((AccountRequest.ReadFills) request).markets())
                .isEqualTo(both);
    }

    @Test
    void an_order_younger_than_what_the_venue_lists_is_not_taken_for_lost() {
        test.send(test.buy("a-1"));
        var placed = test.venue.orders.remove(0);

        test.path.reconciliation().repeat();
        test.venue.orders.add(placed);
        time.pass(Duration.ofSeconds(6));

        assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void a_comparison_that_fails_is_tried_again_and_only_after_a_while_holds_orders_back() {
        test.venue.fillsFail = new VenueUnavailableException(
                new VenueException.Details("hyperliquid", "fills", "503", "down", Outcome.UNKNOWN));

        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(20));
        assertThat(test.path.accounts().reconciled()).containsExactly("hyperliquid");

        time.pass(Duration.ofSeconds(60));
        assertThat(test.path.accounts().reconciled()).isEmpty();

        test.venue.fillsFail = null;
        time.pass(Duration.ofSeconds(30));
        assertThat(test.path.accounts().reconciled()).containsExactly("hyperliquid");
    }

    @Test
    void a_comparison_that_breaks_off_is_tried_again() {
        test.venue.broken = true;
        test.streams(FeedState.UP);
        assertThat(test.path.accounts().reconciled()).isEmpty();

        test.venue.broken = false;
        time.pass(Duration.ofSeconds(1));
        assertThat(test.path.accounts().reconciled()).containsExactly("hyperliquid");
    }

    /** On Aster open orders, fills and funding cost 40 and 30 of 2400 a minute (aster.md section 3). */
    @Test
    void a_venue_that_does_not_answer_is_asked_again_for_what_costs_little_only() {
        test.venue.broken = true;
        test.path.reconciliation().repeat();
        test.venue.requests.clear();

        time.pass(Duration.ofSeconds(30));

        assertThat(test.venue.requests)
                .isNotEmpty()
                .doesNotHaveAnyElementsOfTypes(
                        AccountRequest.ReadOpenOrders.class,
                        AccountRequest.ReadFills.class,
                        AccountRequest.ReadTradedListings.class,
                        AccountRequest.ReadFundingPayments.class);
    }

    @Test
    void funding_is_read_once_all_else_is_compared() {
        test.venue.requests.clear();

        test.path.reconciliation().repeat();

        assertThat(test.venue.requests).last().isInstanceOf(AccountRequest.ReadFundingPayments.class);
    }

    @Test
    void a_private_frame_that_cannot_be_read_has_the_venue_compared() {
        test.send(test.buy("a-1"));
        test.venue.fills.add(Orders.fill("v-a-1", "t1", "1", "99"));

        test.path
                .updates()
                .accept(List.of(new Wanted.OfAccount(
                        Wanted.OfAccount.Part.EVERYTHING,
                        "hyperliquid",
                        "main",
                        null,
                        "not understood",
                        time.instant())));

        assertThat(test.told()).endsWith("FILL FILLED");
    }

    /** Hyperliquid's codec tells nothing filled of an immediate order that is FILLED: it may have filled in part. */
    @Test
    void an_order_placed_elsewhere_that_filled_at_once_is_adopted_with_its_fill() {
        Order ended = OrderCopy.of(Orders.order("else", OrderStatus.FILLED))
                .identified("77")
                .now();
        test.venue.orders.add(ended);

        test.path.updates().accept(List.of(ended, Orders.fill("v-else", "t1", "1", "99")));
        time.pass(Duration.ofSeconds(6));

        assertThat(test.told()).containsExactly("RECOVERED NEW", "FILL FILLED");
    }

    @Test
    void open_orders_are_taken_in_beside_one_that_cannot_be_read_and_the_account_is_compared_again() {
        test.venue.readsFail.put(
                AccountRequest.ReadOpenOrders.class,
                new VenueUnavailableException(
                        new VenueException.Details(
                                "hyperliquid", "open-orders", "UNREADABLE", "unreadable row: {}", Outcome.UNKNOWN),
                        List.of(Orders.elsewhere(Orders.BTC, "77"))));

        test.path.reconciliation().repeat();
        assertThat(test.told()).containsExactly("RECOVERED NEW");

        test.venue.requests.clear();
        time.pass(Duration.ofSeconds(1));
        assertThat(test.venue.requests).hasAtLeastOneElementOfType(AccountRequest.ReadOpenOrders.class);
    }

    @Test
    void one_that_cannot_be_taken_in_keeps_none_of_the_others_from_it() {
        List<Order> open = List.of(Orders.elsewhere(null, "77"), Orders.elsewhere(Orders.BTC, "78"));

        assertThatThrownBy(() -> test.path.updates().opened(open)).isInstanceOf(NullPointerException.class);

        assertThat(test.told()).containsExactly("RECOVERED NEW");
    }

    @Test
    void an_order_adopted_meanwhile_is_not_begun_anew() {
        Venues venues = new Venues(List.of(test.venue));
        AccountBook book = new AccountBook(TestPath.limits(), new OneMarket());
        OrderDesk desk = new OrderDesk(venues, test.ledger(), new Closings(venues, test.ledger()), book, Orders.NOW);
        Order elsewhere = OrderCopy.of(Orders.order("else", OrderStatus.NEW))
                .identified("77")
                .now();
        OrderLife.Change told = OrderLife.begin(elsewhere, JournaledOrder.EXTERNAL)
                .told(ExecType.RECOVERED, "EXTERNAL: placed elsewhere", Orders.NOW);
        desk.adopt(elsewhere, told);
        desk.filled(Orders.fill("v-else", "t1", "0.4", "99"));

        Order known = desk.adopt(elsewhere, told);

        assertThat(known.filledQty()).isEqualByComparingTo("0.4");
    }
}
