package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.TradeRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Orders that rest filled in part at a venue whose own protection wakes when they are filled whole (hyperliquid.md
 * section 9).
 */
class BracketHandOverTest extends OnBrackets {

    private static final List<String> VENUES_OWN = List.of("a-1.tp 1 110", "a-1.sl 1 90");

    @Test
    void what_filled_of_an_order_that_rests_is_protected_by_us_after_a_moment() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(2));
        assertThat(protecting()).containsExactlyElementsOf(VENUES_OWN);

        pass(Duration.ofSeconds(2));

        assertThat(protecting()).containsAll(VENUES_OWN).hasSize(4).contains("a-1.tp.2 0.4 110", "a-1.sl.2 0.4 90");
    }

    @Test
    void ours_follows_the_fills_but_not_each_of_them() {
        rests("0.4");
        for (String trade : List.of("t2", "t3", "t4")) {
            fill("a-1", trade, "0.1", OrderStatus.PARTIALLY_FILLED);
            pass(Duration.ofMillis(500));
        }
        pass(Duration.ofSeconds(10));

        assertThat(protecting()).hasSize(4).contains("a-1.tp.3 0.7 110", "a-1.sl.3 0.7 90");
        assertThat(test.venue.placed).hasSize(7);
    }

    @Test
    void ours_goes_once_the_venues_own_is_seen_to_stand() {
        rests("0.4");
        test.venue.reachable = false;
        fill("a-1", "t2", "0.6", OrderStatus.FILLED);
        pass(Duration.ofSeconds(10));
        assertThat(protecting()).hasSize(4);

        test.venue.reachable = true;
        pass(Duration.ofSeconds(4));

        assertThat(protecting()).containsExactlyElementsOf(VENUES_OWN);
        assertThat(alerts()).isEmpty();
        assertThat(test.venue.requests)
                .filteredOn(request ->
                        request instanceof AccountRequest.ReadOrder || request instanceof TradeRequest.Cancel)
                .endsWith(cancel("a-1.tp.2"), cancel("a-1.sl.2"));
    }

    @Test
    void ours_grows_to_the_whole_where_the_venues_own_does_not_stand() {
        rests("0.4");
        end("a-1.tp", OrderStatus.CANCELED);
        end("a-1.sl", OrderStatus.CANCELED);

        fill("a-1", "t2", "0.6", OrderStatus.FILLED);
        pass(Duration.ofSeconds(5));

        assertThat(protecting()).containsExactly("a-1.tp.3 1.0 110", "a-1.sl.3 1.0 90");
    }

    @Test
    void ours_stands_on_when_the_order_is_cut_short() {
        rests("0.4");
        end("a-1.tp", OrderStatus.CANCELED);
        end("a-1.sl", OrderStatus.CANCELED);

        Order parent = order("a-1");
        test.path.updates().accept(List.of(test.venue.become(parent, OrderStatus.CANCELED, parent.filledQty())));
        pass(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.tp.2 0.4 110", "a-1.sl.2 0.4 90");
    }

    @Test
    void when_ours_fills_the_other_of_ours_goes_and_the_venues_own_wait_on() {
        rests("0.4");

        fill("a-1.tp.2", "t2", "0.4", OrderStatus.FILLED);
        pass(Duration.ofSeconds(5));

        assertThat(protecting()).containsExactlyElementsOf(VENUES_OWN);
        assertThat(test.journal.openBrackets()).hasSize(1);
    }

    /** That ours was cancelled before says nothing of the venue's own, which took its place. */
    @Test
    void what_took_over_and_was_ended_by_the_venue_right_before_a_restart_is_replaced() {
        rests("0.4");
        fill("a-1", "t2", "0.6", OrderStatus.FILLED);
        test.hold("1");
        pass(Duration.ofSeconds(5));
        assertThat(protecting()).containsExactlyElementsOf(VENUES_OWN);

        Order ended = test.venue.become(order("a-1.sl"), OrderStatus.EXPIRED, decimal("0"));
        test.path.updates().accept(List.of(OrderCopy.of(ended).at(time.instant())));
        pass(Duration.ofSeconds(1));
        test.close();
        test = new TestPath(state, time, Mode.LIVE, test.venue).started();
        test.hold("1");
        pass(Duration.ofSeconds(30));

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl.3 1.0 90");
    }

    /** The venue's own stop acts before ours has gone, and its fill is told last. */
    @Test
    void no_more_is_closed_than_is_open_while_the_venue_takes_over() {
        rests("0.4");
        fill("a-1", "t2", "0.6", OrderStatus.FILLED);
        test.mark = decimal("89");
        Order stop = order("a-1.sl");
        Order acted = test.venue.become(stop, OrderStatus.CANCELED, decimal("0.5"));
        test.path.updates().accept(List.of(acted));
        end("a-1.tp", OrderStatus.CANCELED);
        pass(Duration.ofSeconds(5));
        test.path.updates().accept(List.of(VenueOrders.fill(stop, "t3", decimal("0.5"), time.instant()), stop, acted));
        pass(Duration.ofSeconds(5));

        assertThat(test.venue.placed)
                .filteredOn(ticket -> ticket.orderType() == OrderType.MARKET)
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.quantity()).isEqualByComparingTo("0.1"));
        assertThat(protecting()).contains("a-1.sl.2 0.4 90");
        fill("a-1.sl.2", "t4", "0.4", OrderStatus.FILLED);
        fill("a-1.sl.3", "t5", "0.1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(5));
        assertThat(protecting()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    /** One that filled in part and is protected by us. */
    private void rests(String filled) {
        test.send(bracket("a-1"));
        fill("a-1", "t1", filled, OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(4));
        assertThat(protecting()).hasSize(4);
    }

    private TradeRequest.Cancel cancel(String id) {
        return new TradeRequest.Cancel("main", Orders.BTC, "v-" + id, order(id).orderId());
    }
}
