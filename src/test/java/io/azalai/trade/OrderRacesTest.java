package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.FeedState;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderRacesTest extends OnOrderPath {

    @Test
    void an_order_cancelled_before_it_was_sent_ends_here_and_gets_no_permit() {
        OrderReply reply = admitted("a-1");

        OrderReply cancelled = test.gateway
                .cancel(OrderRequest.cancel("a-1", "hyperliquid", "a-1", time.instant()))
                .join();

        assertThat(cancelled.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertNotSent(reply, "CANCELED");
        assertThat(test.told()).containsExactly("RECEIVED RECEIVED", "CANCELED CANCELED");
    }

    @Test
    void why_a_venue_ended_an_order_is_told_whichever_of_its_channels_is_first() {
        test.send(test.buy("a-1"));
        Order open = test.venue.orders.get(0);
        Order vague = OrderCopy.of(open)
                .status(OrderStatus.CANCELED)
                .because("nonUserCancel")
                .now();

        test.path.updates().accept(List.of(vague));
        test.path
                .updates()
                .accept(List.of(OrderCopy.of(vague).because("marginCanceled").now()));

        assertThat(test.told()).endsWith("NEW NEW", "CANCELED CANCELED");
        assertThat(test.events)
                .filteredOn(OrderEvent.class::isInstance)
                .extracting(event -> ((OrderEvent) event).reason())
                .endsWith("nonUserCancel");
        assertThat(test.gateway.order("main", "a-1").orElseThrow().reason()).isEqualTo("marginCanceled");
        close();
        open();
        assertThat(test.gateway.order("main", "a-1").orElseThrow().reason()).isEqualTo("marginCanceled");
    }

    @Test
    void an_order_whose_nonce_is_taken_is_looked_up_before_it_is_called_refused() {
        test.venue.script = PlaceScript.REST_AND_SENT_TWICE;
        assertThatThrownBy(() -> test.send(test.buy("a-1")))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("duplicate nonce");

        time.pass(Duration.ofSeconds(1));

        assertThat(test.gateway.openOrders()).extracting(Order::status).containsExactly(OrderStatus.NEW);
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void a_halt_between_admission_and_sending_ends_the_order_unsent() {
        OrderReply reply = admitted("a-1");

        test.path.watch().kill(RiskLevel.HALTED, Scope.GLOBAL, "ada");

        assertNotSent(reply, "HALTED");
        assertThat(test.told()).containsExactly("RECEIVED RECEIVED", "CANCELED CANCELED");
        assertThat(test.gateway.openOrders()).isEmpty();
    }

    @Test
    void reducing_between_admission_and_sending_ends_an_increasing_order_unsent() {
        OrderReply reply = admitted("a-1");

        test.path.watch().kill(RiskLevel.REDUCING, Scope.GLOBAL, "ada");

        assertNotSent(reply, "REDUCING");
    }

    @Test
    void an_order_that_waited_longer_than_its_timeout_is_not_sent() {
        OrderReply reply = admitted("a-1");

        time.pass(Duration.ofSeconds(31));

        assertNotSent(reply, "ORDER_REQUEST_EXPIRED");
        assertThat(test.told()).containsExactly("RECEIVED RECEIVED", "REJECTED REJECTED");
    }

    @Test
    void an_order_that_waited_until_its_price_was_stale_is_not_sent() {
        OrderReply reply = admitted("a-1");
        test.pricedAt = time.instant();

        time.pass(Duration.ofSeconds(6));

        assertNotSent(reply, "STALE_PRICE");
    }

    @Test
    void an_order_that_arrives_after_the_first_sweep_of_a_stop_is_cancelled_by_the_next() {
        TradeRequest<OrderAck> underWay = test.gateway.permit(admitted("a-1")).join();
        test.path.watch().kill(RiskLevel.HALTED, Scope.GLOBAL, "ada");
        test.venue.send("hyperliquid", underWay).join();

        time.pass(Duration.ofSeconds(1));

        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void a_venue_whose_fills_cannot_be_read_stays_unreconciled_until_they_can() {
        test.venue.fillsFail = new VenueUnavailableException(
                new VenueException.Details("hyperliquid", "fills", "503", "down", Outcome.UNKNOWN));

        test.streams(FeedState.UP);
        assertThat(test.path.accounts().reconciled()).isEmpty();

        test.venue.fillsFail = null;
        time.pass(Duration.ofSeconds(1));
        assertThat(test.path.accounts().reconciled()).containsExactly("hyperliquid");
    }

    @Test
    void a_price_that_cannot_even_be_asked_for_holds_up_no_order_of_its_symbol() {
        test.pricedAt = time.instant().minus(Duration.ofHours(1));
        test.venue.broken = true;

        assertThat(test.path.pricing().ready(test.buy("a-1"))).isCompleted();
        assertThat(test.path.pricing().ready(test.buy("a-2"))).isCompleted();
    }

    @Test
    void a_price_that_an_order_waits_for_is_asked_before_what_polls_want() {
        test.pricedAt = time.instant().minus(Duration.ofHours(1));
        test.venue.reachable = false;
        test.venue.requests.clear();

        test.path.pricing().ready(test.buy("a-1")).join();

        assertThat(test.venue.requests)
                .filteredOn(MarketRequest.class::isInstance)
                .hasSize(2)
                .extracting(VenueRequest::lane)
                .containsOnly(Lane.PLACE);
    }

    @Test
    void a_venue_that_tells_fills_by_symbol_only_is_asked_by_symbol() {
        test.send(test.buy("a-1"));
        test.venue.fillsFail =
                new VenueException(VenueException.notSent("hyperliquid", "fills", "INCOMPLETE", "name a listing"));

        test.streams(FeedState.UP);

        assertThat(test.path.accounts().reconciled()).containsExactly("hyperliquid");
    }

    @Test
    void a_fill_is_orphaned_only_when_the_venue_says_it_knows_no_such_order() {
        test.venue.reachable = false;
        test.path.updates().accept(List.of(Orders.fill("v-other", "t1", "1", "99")));
        time.pass(Duration.ofSeconds(6));
        test.told();
        assertThat(test.journal.fills(Orders.NOW)).isEmpty();

        test.venue.reachable = true;
        time.pass(Duration.ofSeconds(10));
        test.told();
        assertThat(test.journal.fills(Orders.NOW)).hasSize(1);
    }

    private void assertNotSent(OrderReply reply, String why) {
        assertThatThrownBy(() ->
                        TestPath.unwrapped(() -> test.gateway.permit(reply).join()))
                .isInstanceOfSatisfying(OrderRejectedException.class, refusal -> assertThat(refusal.outcome())
                        .isEqualTo(Outcome.NOT_SENT))
                .hasMessageContaining(why);
        assertThat(test.venue.placed).isEmpty();
    }
}
