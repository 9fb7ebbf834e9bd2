package io.azalai.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.forward.OrderRequestJson;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.trade.BatchReply;
import io.azalai.trade.CancelAllReply;
import io.azalai.venue.OrderNotFoundException;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
                from("direct:order-batch").process(exchange -> exchange.getMessage()
                        .setBody(replies(exchange.getMessage().getBody(List.class))));
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

    private static List<BatchReply> replies(List<?> requests) {
        return requests.stream()
                .map(OrderRequest.class::cast)
                .map(request -> new BatchReply(
                        request.clientOrderId(),
                        null,
                        new OrderNotFoundException(VenueException.notSent(
                                request.venue(), request.action().toString(), "UNKNOWN_ORDER", "none"))))
                .toList();
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
        assertThat(post("[" + order("CANCEL", "") + "]")).startsWith("200").contains("UNKNOWN_ORDER");
        assertThat(post(order("NEW", ""))).startsWith("429").contains("BUSY", "NOT_SENT", "48 requests wait");
        assertThat(post("[" + order("NEW", "") + "]")).startsWith("429");
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

        assertThat(post("[" + reduceOnly + "]")).startsWith("429").contains("60 requests wait");
        assertThat(post(order("NEW", ""))).startsWith("429");
        assertThat(post(order("CANCEL_ALL", ""))).startsWith("200");
        assertThat(reducing).noneMatch(CompletableFuture::isDone);

        released.countDown();

        assertThat(reducing).extracting(CompletableFuture::join).allMatch(answer -> answer.startsWith("422"));
        assertThat(post("[" + order("CANCEL", "") + "," + reduceOnly + "]"))
                .startsWith("200")
                .doesNotContain("BUSY");
    }

    @Test
    void of_several_at_once_cancels_get_through_and_each_that_may_not_go_is_told_so() throws Exception {
        String reduceOnly = order("NEW", ",\"reduceOnly\":true");
        String several = "[" + order("NEW", "") + "," + order("CANCEL", "") + "," + reduceOnly + "]";
        posted(OrdersApi.MOST_AT_ONCE, order("NEW", ""));
        assertThat(outcomes(post(several))).containsExactly("BUSY", "UNKNOWN_ORDER", "UNKNOWN_ORDER");

        posted(12, reduceOnly);
        assertThat(outcomes(post(several))).containsExactly("BUSY", "UNKNOWN_ORDER", "BUSY");
    }

    private static List<String> outcomes(String answer) {
        return Pattern.compile("BUSY|UNKNOWN_ORDER")
                .matcher(answer)
                .results()
                .map(MatchResult::group)
                .toList();
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
