package io.azalai.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.forward.OrderRequestJson;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.trade.CancelAllReply;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
    private final ExecutorService callers = Executors.newFixedThreadPool(OrdersApi.THREADS);
    private final Semaphore arrived = new Semaphore(0);
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
        arrived.release();
        released.await();
        throw new OrderRejectedException(VenueException.notSent(request.venue(), "place", "TOO_LATE", "released"));
    }

    @Test
    void cancels_get_through_while_orders_wait_and_no_more_of_those_than_leave_threads() throws Exception {
        List<CompletableFuture<String>> orders = posted(OrdersApi.MOST_AT_ONCE, order("NEW", ""));

        assertThat(post(order("CANCEL_ALL", "")))
                .isEqualTo("200 {\"venue\":\"aster\",\"account\":\"main\",\"cancelled\":[\"7\"]}");
        assertThat(post("[" + order("CANCEL", "") + "]")).isEqualTo("200 []");
        assertThat(post(order("NEW", ""))).startsWith("429").contains("BUSY", "NOT_SENT", "48 requests wait");
        assertThat(post("[" + order("CANCEL", "") + "," + order("NEW", "") + "]"))
                .startsWith("429");
        assertThat(orders).noneMatch(CompletableFuture::isDone);

        released.countDown();

        assertThat(orders).extracting(CompletableFuture::join).allMatch(answer -> answer.startsWith("422"));
        assertThat(post(order("NEW", ""))).startsWith("422");
    }

    @Test
    void what_only_reduces_gets_through_too_as_far_as_threads_for_cancels_are_left() throws Exception {
        String reduceOnly = order("NEW", ",\"reduceOnly\":true");
        posted(OrdersApi.MOST_AT_ONCE, order("NEW", ""));
        List<CompletableFuture<String>> reducing = new ArrayList<>(posted(6, order("CLOSE_POSITION", "")));
        reducing.addAll(posted(6, reduceOnly));

        assertThat(post("[" + order("CANCEL", "") + "," + reduceOnly + "]"))
                .startsWith("429")
                .contains("60 requests wait");
        assertThat(post(order("NEW", ""))).startsWith("429");
        assertThat(post(order("CANCEL_ALL", ""))).startsWith("200");
        assertThat(reducing).noneMatch(CompletableFuture::isDone);

        released.countDown();

        assertThat(reducing).extracting(CompletableFuture::join).allMatch(answer -> answer.startsWith("422"));
        assertThat(post("[" + order("CANCEL", "") + "," + reduceOnly + "]")).isEqualTo("200 []");
    }

    /** So many, once all of them wait. */
    private List<CompletableFuture<String>> posted(int count, String order) throws InterruptedException {
        List<CompletableFuture<String>> answers = IntStream.range(0, count)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> post(order), callers))
                .toList();
        assertThat(arrived.tryAcquire(count, 10, TimeUnit.SECONDS))
                .as("%s wait", count)
                .isTrue();
        return answers;
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

    private static String order(String action, String more) {
        String json = "{\"action\":\"" + action + "\",\"clientOrderId\":\"a-1\""
                + ",\"venue\":\"aster\",\"createdAt\":1700000000000" + more + "}";
        assertThat(new OrderRequestJson().read(json).action()).hasToString(action);
        return json;
    }
}
