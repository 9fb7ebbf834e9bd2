package io.azalai.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.forward.OrderRequestJson;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.trade.CancelAllReply;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API before an order path in which orders wait. */
class OrdersApiTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ExecutorService callers = Executors.newFixedThreadPool(OrdersApi.MOST_AT_ONCE);
    private final CountDownLatch waiting = new CountDownLatch(OrdersApi.MOST_AT_ONCE);
    private final CountDownLatch released = new CountDownLatch(1);
    private OrdersApi api;

    @BeforeEach
    void open() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders").process(exchange -> reply(exchange));
                from("direct:order-batch").setBody(body -> List.of());
            }
        });
        camel.start();
        api = new OrdersApi(null, camel.createProducerTemplate(), null, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        released.countDown();
        callers.shutdown();
        camel.stop();
    }

    private void reply(Exchange exchange) throws InterruptedException {
        OrderRequest request = exchange.getMessage().getBody(OrderRequest.class);
        if (request.action() == OrderAction.CANCEL_ALL) {
            exchange.getMessage().setBody(new CancelAllReply(request.venue(), request.account(), List.of("7")));
            return;
        }
        waiting.countDown();
        released.await();
        throw new OrderRejectedException(VenueException.notSent(request.venue(), "place", "TOO_LATE", "released"));
    }

    @Test
    void cancels_get_through_while_orders_wait_and_no_more_of_those_than_leave_threads() throws Exception {
        List<CompletableFuture<String>> orders = IntStream.range(0, OrdersApi.MOST_AT_ONCE)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> post(order("NEW", "a-" + each)), callers))
                .toList();
        waiting.await();

        assertThat(post(order("CANCEL_ALL", "c-1")))
                .isEqualTo("200 {\"venue\":\"aster\",\"account\":\"main\",\"cancelled\":[\"7\"]}");
        assertThat(post("[" + order("CANCEL", "c-2") + "]")).isEqualTo("200 []");
        assertThat(post(order("NEW", "b-1"))).startsWith("429").contains("BUSY", "NOT_SENT", "48 requests wait");
        assertThat(post("[" + order("CANCEL", "c-3") + "," + order("NEW", "b-2") + "]"))
                .startsWith("429");
        assertThat(orders).noneMatch(CompletableFuture::isDone);

        released.countDown();

        assertThat(orders).extracting(CompletableFuture::join).allMatch(answer -> answer.startsWith("422"));
        assertThat(post(order("NEW", "b-3"))).startsWith("422");
    }

    private String post(String body) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, OrdersApi.PATH);
        exchange.getMessage().setBody(body);
        api.process(exchange);
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE) + " "
                + exchange.getMessage().getBody(String.class);
    }

    private static String order(String action, String id) {
        String json = "{\"action\":\"" + action + "\",\"clientOrderId\":\"" + id
                + "\",\"venue\":\"aster\",\"createdAt\":1700000000000}";
        assertThat(new OrderRequestJson().read(json).action()).hasToString(action);
        return json;
    }
}
