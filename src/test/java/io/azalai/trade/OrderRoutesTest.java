package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.forward.Askers;
import io.azalai.forward.OrderRequestJson;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped order routes over a scripted venue. */
class OrderRoutesTest {

    @TempDir
    Path state;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private TestPath test;
    private volatile UnaryOperator<Object> answer = UnaryOperator.identity();

    @BeforeEach
    void start() throws Exception {
        test = TestPath.withoutDeadMan(state, new ManualTime(Orders.NOW)).started();
        camel.getRegistry().bind("order-requests", new OrderRequestJson());
        camel.getRegistry().bind("askers", new Askers());
        camel.getRegistry().bind("gateway", test.gateway);
        camel.getRegistry().bind("awaited-fills", test.path.awaitedFills());
        camel.getRegistry().bind("pricing", test.path.pricing());
        camel.getRegistry().bind("account-updates", test.path.updates());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hyperliquid").errorHandler(noErrorHandler()).process(exchange -> {
                    try {
                        exchange.getMessage().removeHeaders("*");
                        exchange.getMessage()
                                .setBody(answer.apply(test.venue
                                        .send(
                                                "hyperliquid",
                                                exchange.getMessage().getBody(VenueRequest.class))
                                        .join()));
                    } catch (CompletionException failure) {
                        throw (Exception) failure.getCause();
                    }
                });
            }
        });
        for (String file :
                List.of("shared/failures", "orders/accept", "orders/risk", "orders/dispatch", "orders/account")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel)
                            .resolveResource("file:routes/" + file + ".camel.yaml"));
        }
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        test.close();
    }

    @Test
    void an_order_request_comes_back_as_the_order_it_became() {
        OrderReply reply = order(test.buy("a-1"));

        assertThat(reply.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(reply.order().orderId()).isEqualTo("77");
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void an_order_that_filled_at_once_comes_back_with_its_fills() {
        answer = resting ->
                new OrderAck("77", OrderStatus.FILLED, BigDecimal.ONE, new BigDecimal("99"), null, test.time.instant());

        CompletableFuture<OrderReply> reply =
                camel.createProducerTemplate().asyncRequestBody("direct:orders", test.buy("a-1"), OrderReply.class);
        await().until(() -> test.gateway.orders().stream().anyMatch(order -> "77".equals(order.orderId())));
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "1", "99")));

        assertThat(reply.join().order().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void a_repeated_request_is_answered_without_being_sent() {
        order(test.buy("a-1"));

        assertThat(order(test.buy("a-1")).duplicate()).isTrue();
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void a_refusal_comes_back_as_its_exception() {
        OrderRequest large = TestPath.with(test.buy("a-1"), quantity -> new BigDecimal("200"));

        assertThatThrownBy(() -> order(large))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(RiskRejectedException.class);
        assertThat(test.venue.placed).isEmpty();
    }

    @Test
    void a_cut_reply_comes_back_as_an_unknown_outcome_after_exactly_one_request() {
        test.venue.script = PlaceScript.LOSE;

        assertThatThrownBy(() -> order(test.buy("a-1"))).hasCauseInstanceOf(OutcomeUnknownException.class);

        assertThat(test.gateway.openOrders()).hasSize(1);
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void a_fault_of_ours_after_sending_is_an_unknown_outcome_too() {
        answer = resting -> {
            throw new IllegalStateException("the answer cannot be read");
        };

        assertThatThrownBy(() -> order(test.buy("a-1")))
                .cause()
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("the answer cannot be read");

        assertThat(test.gateway.openOrders()).extracting(Order::status).containsExactly(OrderStatus.UNKNOWN);
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void the_example_flows_stop_trading_by_hand_and_lift_the_latch() throws Exception {
        camel.getRegistry().bind("risk-watch", test.path.watch());
        order(test.buy("a-1"));

        switchOn("stop-trading");

        await().until(() -> test.gateway.openOrders().isEmpty());
        assertThatThrownBy(() -> order(more("a-2"))).rootCause().hasMessageContaining("TRADING_HALTED");

        switchOn("lift-latches");

        await().until(() -> test.path.watch().memory().latches().isEmpty());
        assertThat(order(more("a-3")).order().status()).isEqualTo(OrderStatus.NEW);
    }

    /** Not the same order again. */
    private OrderRequest more(String id) {
        return TestPath.with(test.buy(id), quantity -> quantity.add(quantity));
    }

    private void switchOn(String example) throws Exception {
        camel.getPropertiesComponent().addOverrideProperty("flow.examples." + example + ".enabled", "true");
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel)
                        .resolveResource("file:routes/examples/" + example + ".camel.yaml"));
    }

    @Test
    void a_cancel_goes_the_same_way_in() {
        order(test.buy("a-1"));

        OrderReply reply = order(OrderRequest.cancel("a-1", "hyperliquid", "a-1", Orders.NOW));

        assertThat(reply.order().status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void what_fails_after_the_order_was_let_in_comes_back_as_its_exception() {
        test.venue.leverage.works = false;

        assertThatThrownBy(() -> order(test.buy("a-1"))).hasCauseInstanceOf(OrderRejectedException.class);
    }

    @Test
    void a_refusal_of_the_dead_man_switch_or_of_a_cancel_of_all_comes_back_as_its_exception() {
        test.venue.reachable = false;

        assertThatThrownBy(() -> ask(silence(Duration.ofMinutes(1)))).hasCauseInstanceOf(VenueException.class);
        assertThatThrownBy(() -> ask(OrderRequest.cancelAll("c-1", "hyperliquid", Orders.NOW)))
                .hasCauseInstanceOf(VenueException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 0})
    void a_silence_of_less_than_a_second_never_reaches_the_venue(int seconds) {
        int asked = test.venue.requests.size();

        assertThatThrownBy(() -> ask(silence(Duration.ofSeconds(seconds))))
                .cause()
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("periodSeconds is '" + seconds + "'; give 1 or more, or leave it out");
        assertThat(test.venue.requests).hasSize(asked);
    }

    private static OrderRequest silence(Duration after) {
        return OrderRequest.scheduleCancel("s-1", "hyperliquid", after, Orders.NOW);
    }

    private Object ask(OrderRequest request) {
        return camel.createProducerTemplate().requestBody("direct:orders", request);
    }

    @Test
    void account_updates_reach_the_orders_they_mean() {
        order(test.buy("a-1"));

        camel.createProducerTemplate()
                .sendBody("direct:account-updates", List.of(Orders.fill("v-a-1", "t1", "1", "99")));

        assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
    }

    private OrderReply order(OrderRequest request) {
        return camel.createProducerTemplate().requestBody("direct:orders", request, OrderReply.class);
    }
}
