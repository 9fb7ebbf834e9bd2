package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.FeedState;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.RiskDecision;
import io.azalai.model.Side;
import io.azalai.trade.journal.OutboxRow;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.PermitMint;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class GatewayTest extends OnOrderPath {

    @Test
    void an_order_goes_out_once_and_fills() {
        OrderReply reply = test.send(test.buy("a-1"));
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "1", "99")));

        assertThat(reply.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(reply.decision().accepted()).isTrue();
        assertThat(test.told()).containsExactly("RECEIVED RECEIVED", "SUBMITTED SUBMITTED", "NEW NEW", "FILL FILLED");
        assertThat(test.venue.placed).hasSize(1);
        assertThat(test.venue.placed.get(0).venueClientOrderId()).isEqualTo("v-a-1");
        assertThat(test.venue.placed.get(0).expiresAt()).isEqualTo(Orders.NOW.plusSeconds(30));
    }

    @Test
    void facts_are_told_and_queued_for_kafka_under_our_client_id() {
        test.send(test.buy("a-1"));
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "1", "99")));
        test.told();

        assertThat(test.events.stream().filter(Fill.class::isInstance).map(Fill.class::cast))
                .extracting(Fill::clientOrderId)
                .containsExactly("a-1");
        assertThat(test.journal.outbox().next(100))
                .extracting(OutboxRow::cloudId)
                .contains("f|hyperliquid|t1|77", "o|hyperliquid|main|a-1|FILL|1|" + Orders.NOW.toEpochMilli());
    }

    @Test
    void an_order_refused_by_risk_is_told_with_numbers_and_never_sent() {
        OrderRequest large = TestPath.with(test.buy("a-1"), quantity -> new BigDecimal("200"));

        assertThatThrownBy(() -> test.send(large))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("ORDER_TOO_LARGE");

        assertThat(test.told()).containsExactly("RISK_REJECTED RISK_REJECTED");
        assertThat(test.events.stream().filter(RiskDecision.class::isInstance).map(RiskDecision.class::cast))
                .singleElement()
                .satisfies(decision -> assertThat(decision.limit()).isEqualByComparingTo("10000"));
        assertThat(test.venue.placed).isEmpty();
        assertThat(test.gateway.openOrders()).isEmpty();
    }

    @Test
    void an_order_for_what_is_not_listed_is_decided_and_told_too() {
        OrderRequest unlisted = test.buy("a-1").at("NONE", null);

        assertThatThrownBy(() -> test.send(unlisted)).isInstanceOf(InvalidSymbolException.class);
        test.told();

        assertThat(test.events)
                .last(InstanceOfAssertFactories.type(RiskDecision.class))
                .extracting(RiskDecision::reasonCode, RiskDecision::check, RiskDecision::clientOrderId)
                .containsExactly("UNKNOWN_INSTRUMENT", 1, "a-1");
        assertThat(test.journal.outbox().next(10)).extracting(OutboxRow::topic).endsWith("trade.risk-decision.v1");
    }

    @Test
    void the_same_request_again_answers_with_the_state_and_sends_nothing() {
        OrderRequest request = test.buy("a-1");
        test.send(request);

        OrderReply again = test.send(request);

        assertThat(again.duplicate()).isTrue();
        assertThat(again.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void an_id_used_for_another_order_is_refused() {
        test.send(test.buy("a-1"));

        OrderRequest other = TestPath.with(test.buy("a-1"), quantity -> new BigDecimal("2"));

        assertThatThrownBy(() -> test.send(other))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("CLIENT_ORDER_ID_REUSED");
    }

    @Test
    void a_cut_reply_is_unknown_keeps_its_exposure_and_is_found_by_asking() {
        test.venue.script = PlaceScript.REST_AND_CUT;
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(test.gateway.openOrders()).extracting(Order::status).containsExactly(OrderStatus.UNKNOWN);

        time.pass(Duration.ofSeconds(1));

        assertThat(test.told())
                .containsExactly("RECEIVED RECEIVED", "SUBMITTED SUBMITTED", "UNKNOWN UNKNOWN", "RECOVERED NEW");
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void an_unknown_order_the_venue_never_got_is_rejected_after_the_timeout_and_ten_seconds() {
        test.venue.script = PlaceScript.LOSE;
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);

        time.pass(Duration.ofSeconds(39));
        assertThat(test.gateway.openOrders()).extracting(Order::status).containsExactly(OrderStatus.UNKNOWN);
        time.pass(Duration.ofSeconds(30));

        assertThat(test.told()).endsWith("REJECTED REJECTED");
        assertThat(test.gateway.openOrders()).isEmpty();
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void an_order_stays_unknown_while_the_venue_does_not_answer() {
        test.venue.script = PlaceScript.LOSE;
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);

        test.venue.reachable = false;
        time.pass(Duration.ofMinutes(5));

        assertThat(test.gateway.openOrders()).extracting(Order::status).containsExactly(OrderStatus.UNKNOWN);
    }

    @Test
    void an_unknown_order_is_asked_about_at_growing_distances() {
        test.venue.script = PlaceScript.LOSE;
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);

        time.pass(Duration.ofSeconds(15));

        assertThat(test.venue.requests.stream().filter(AccountRequest.ReadOrder.class::isInstance))
                .hasSize(4);
    }

    @Test
    void a_refusal_of_the_venue_ends_the_order() {
        test.venue.script = PlaceScript.REFUSE;

        assertThatThrownBy(() -> test.send(test.buy("a-1"))).hasMessageContaining("minimum value");

        assertThat(test.told()).endsWith("REJECTED REJECTED");
        assertThat(test.gateway.openOrders()).isEmpty();
    }

    @Test
    void a_fill_that_comes_before_the_answer_counts_and_comes_only_once() {
        OrderReply reply = admitted("a-1");
        TradeRequest<OrderAck> place = test.gateway.permit(reply).join();
        Fill fill = Orders.fill("v-a-1", "t1", "0.4", "99");
        test.path.updates().accept(List.of(fill));
        test.gateway.acknowledged(reply, test.venue.send("hyperliquid", place).join());
        test.path.updates().accept(List.of(fill, fill));

        test.told();
        Order order = test.gateway.order("main", "a-1").orElseThrow();
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order.filledQty()).isEqualByComparingTo("0.4");
        assertThat(test.journal.fills("main", "a-1")).hasSize(1);
    }

    @Test
    void a_permit_is_given_once() {
        OrderReply reply = admitted("a-1");
        test.gateway.permit(reply).join();

        assertThat(test.gateway.isNew(reply)).isFalse();
        assertThatThrownBy(() -> test.gateway.permit(reply)).hasMessageContaining("NOT_GATED");
    }

    @Test
    void an_order_that_waits_longer_than_an_answer_may_take_is_not_sent_any_more() {
        OrderReply reply = admitted("a-1");
        TradeRequest<OrderAck> place = test.gateway.permit(reply).join();
        time.pass(Duration.ofSeconds(31));
        assertThat(test.gateway.openOrders()).extracting(Order::status).containsExactly(OrderStatus.UNKNOWN);

        assertThatThrownBy(() -> TestPath.unwrapped(
                        () -> test.venue.send("hyperliquid", place).join()))
                .satisfies(failure -> assertThatThrownBy(() -> test.gateway.failed(reply, (Exception) failure))
                        .hasMessageContaining("trading.order_timeout"));

        assertThat(test.venue.placed).isEmpty();
        assertThat(test.told()).endsWith("UNKNOWN UNKNOWN", "REJECTED REJECTED");
    }

    @Test
    void a_permit_of_another_mint_is_worthless() {
        OrderReply reply = admitted("a-1");
        OrderTicket ticket = ((TradeRequest.Place) test.gateway.permit(reply).join())
                .permit()
                .order();

        assertThatThrownBy(() -> test.venue
                        .send("hyperliquid", new TradeRequest.Place(new PermitMint().mint(ticket)))
                        .join())
                .hasMessageContaining("NOT_GATED");
    }

    @Test
    void an_order_that_cannot_be_written_down_is_not_sent_and_its_id_is_free_again() {
        OrderRequest request = test.gateway.accept(test.buy("a-1"));
        test.journal.close();

        assertThatThrownBy(() ->
                        TestPath.unwrapped(() -> test.gateway.admit(request).join()))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("JOURNAL_FAILED")
                .hasMessageContaining("was not sent");
        assertThat(test.gateway.orders()).isEmpty();
        test = new TestPath(state, time).started();
    }

    @Test
    void leverage_is_set_once_before_the_first_increasing_order() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-2"));

        assertThat(test.venue.requests.stream().filter(SettingRequest.SetLeverage.class::isInstance))
                .hasSize(1);
    }

    @Test
    void an_order_whose_leverage_cannot_be_set_is_refused() {
        test.venue.leverage.works = false;

        assertThatThrownBy(() -> test.send(test.buy("a-1"))).hasMessageContaining("LEVERAGE_NOT_SET");

        assertThat(test.venue.placed).isEmpty();
        assertThat(test.told()).endsWith("REJECTED REJECTED");
    }

    @Test
    void a_market_order_carries_the_worst_price_it_may_pay() {
        test.send(test.buy("a-1").with(OrderTerms.market(Side.BUY, BigDecimal.ONE)));

        assertThat(test.venue.placed.get(0).price()).isEqualByComparingTo("101");
    }

    @Test
    void a_cancel_ends_the_order_and_a_second_one_answers_with_its_state() {
        test.send(test.buy("a-1"));
        OrderRequest cancel = OrderRequest.cancel("a-1", "hyperliquid", "a-1", time.instant());

        OrderReply first = test.gateway.cancel(cancel).join();
        OrderReply second = test.gateway.cancel(cancel).join();

        assertThat(first.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(second.duplicate()).isTrue();
        assertThat(test.told()).endsWith("PENDING_CANCEL PENDING_CANCEL", "CANCELED CANCELED");
    }

    @Test
    void an_order_of_another_venue_is_not_cancelled() {
        test.send(test.buy("a-1"));
        OrderRequest elsewhere = OrderRequest.cancel("a-1", "aster", "a-1", time.instant());

        assertThatThrownBy(() -> test.gateway.cancel(elsewhere))
                .isInstanceOf(OrderNotFoundException.class)
                .hasMessageContaining("at aster");
        assertThat(test.gateway.openOrders()).hasSize(1);
    }

    @Test
    void all_open_orders_are_cancelled_in_their_own_lane() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-2"));

        CancelAllReply reply = test.gateway
                .cancelAll(OrderRequest.cancelAll("x", "hyperliquid", time.instant()))
                .join();

        assertThat(reply.orderIds()).containsExactly("77", "78");
        assertThat(test.gateway.openOrders()).isEmpty();
    }

    @Test
    void a_request_without_a_field_is_refused_with_the_cure() {
        assertThatThrownBy(() -> test.send(TestPath.with(test.buy("a-1"), quantity -> null)))
                .hasMessageContaining("quantity is missing; give base units, such as 0.01");
        assertThatThrownBy(() -> test.send(test.buy("no spaces please")))
                .hasMessageContaining("clientOrderId is 'no spaces please'");
    }

    @Test
    void nothing_increases_before_the_venue_is_reconciled() {
        test.close();
        test = new TestPath(state, time);
        test.venue.reachable = false;
        test.started();

        assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(RiskRejectedException.class);

        test.venue.reachable = true;
        time.pass(Duration.ofSeconds(2));
        assertThat(test.send(test.buy("a-2")).order().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void a_stream_lost_for_more_than_ten_seconds_refuses_what_increases() {
        test.streams(FeedState.DOWN);
        time.pass(Duration.ofSeconds(11));
        test.path.accounts().refresh();

        assertThatThrownBy(() -> test.send(test.buy("a-1"))).hasMessageContaining("VENUE_DEGRADED");
    }
}
