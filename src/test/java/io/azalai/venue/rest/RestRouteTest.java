package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.timing.Clocks;
import io.azalai.venue.Draws;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import io.azalai.venue.budget.RequestBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a venue's REST route against a real socket that misbehaves. */
class RestRouteTest {

    private static final SetLeverage WRITE =
            new SetLeverage("main", Listing.of("testing", Market.PERP, "BTC/USDC:USDC", "BTC"), 3, MarginMode.CROSS);
    private static final TradeRequest.CancelBatch BATCH = new TradeRequest.CancelBatch(
            "main", List.of(new TradeRequest.Cancel("main", WRITE.listing(), "a-1", null)));
    static final VenueRequest<Instant> READ = new MarketRequest.ServerTime(Market.PERP);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CountingServer server = new CountingServer();
    private final RouteCalls calls = new RouteCalls();
    private final AtomicLong nanos = new AtomicLong();
    private long tick;
    private final TestingCodec codec = new TestingCodec();
    private RequestBudget budget;

    @BeforeEach
    void start() throws Exception {
        budget = new RequestBudget("testing", codec.allowances(), System::nanoTime, Draws.LOWEST);
        RestClient client = new RestClient(
                Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(20), 4);
        Registry beans = context.getRegistry();
        Clocks clocks = new Clocks(Clock.systemUTC(), () -> nanos.addAndGet(tick), new SecureRandom());
        new RestBeans("testing", codec, budget, client, clocks).bind(beans);
        for (String file : List.of("failures", "rest", "try")) {
            String location =
                    "file:" + Path.of("routes/shared", file + ".camel.yaml").toAbsolutePath();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(location));
        }
        String url = "http://127.0.0.1:" + server.port();
        TemplatedRouteBuilder.builder(context, "venue-rest")
                .routeId("testing.rest")
                .parameter("venue", "testing")
                .add();
        TemplatedRouteBuilder.builder(context, "venue-try")
                .routeId("testing.try")
                .parameter("venue", "testing")
                .parameter("url", url)
                .parameter("spotUrl", url)
                .add();
        context.start();
        calls.open(context);
    }

    @AfterEach
    void stop() throws IOException {
        context.stop();
        server.close();
    }

    @Test
    void a_post_answered_503_is_sent_once_and_its_outcome_is_unknown() {
        server.answer("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\nbusy");

        assertThat(failure(WRITE)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_post_answered_429_is_sent_once_and_pauses_the_budget() {
        server.answer("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n");

        assertThat(failure(WRITE)).isInstanceOf(RateLimitException.class);
        assertThat(failure(WRITE)).hasMessageContaining("LOCAL_RATE_LIMIT");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_reply_tells_how_long_ago_its_request_was_sent() {
        tick = 7;
        server.answer("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\nbusy");

        failure(WRITE);

        assertThat(codec.took).isEqualTo(Duration.ofNanos(7));
    }

    @Test
    void an_order_of_a_batch_that_was_one_too_many_pauses_what_it_takes_of() {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n60");

        assertThat(calls.send("testing", BATCH).join()).hasSize(1);
        assertThat(failure(BATCH)).hasMessageContaining("LOCAL_RATE_LIMIT");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_post_whose_reply_is_cut_is_sent_once_and_its_outcome_is_unknown() {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"half\":");

        assertThat(failure(WRITE).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_post_whose_connection_is_closed_without_a_word_is_sent_once_and_its_outcome_is_unknown() {
        server.answer("");

        assertThat(failure(WRITE)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_failed_exchange_holds_the_request_and_nothing_that_was_signed() {
        server.answer("");

        Exchange failed = context.createProducerTemplate()
                .request("direct:testing", exchange -> exchange.getMessage().setBody(WRITE));

        assertThat(failed.getException()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(failed.getMessage().getBody()).isSameAs(WRITE);
    }

    @Test
    void a_silent_venue_is_given_up_on_and_the_outcome_is_unknown() {
        server.stall();

        assertThat(failure(WRITE)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(server.requests()).hasSize(1);
        assertThat(codec.unsent).isEmpty();
    }

    @Test
    void an_unreachable_venue_means_not_sent() throws IOException {
        server.close();

        assertThat(failure(WRITE)).isInstanceOf(VenueUnavailableException.class);
        assertThat(failure(WRITE).outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void a_read_answered_503_is_tried_twice_again_within_the_budget() {
        server.answer("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbusy");

        assertThat(failure(READ)).isInstanceOf(VenueUnavailableException.class);
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests()).allSatisfy(request -> assertThat(request)
                .startsWith("GET /time?b=%3A%2F.+&a=%E5%B8%81&signature=0xab HTTP/1.1\r\n"));
        assertThat(available()).isEqualTo(97);
    }

    @Test
    void a_read_whose_connection_is_cut_is_answered_by_another_try() {
        server.answer("");
        CompletableFuture<Instant> answer = calls.send("testing", READ);
        await().until(() -> !server.requests().isEmpty());
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7");

        assertThat(answer.join()).isEqualTo(Instant.ofEpochMilli(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"half\":"})
    void a_read_whose_connection_is_cut_each_time_is_given_up_after_three_tries(String cut) {
        server.answer(cut);

        assertThat(failure(READ).code()).isEqualTo("NO_ANSWER");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void in_an_outage_that_lasts_a_read_is_tried_once_until_the_venue_answers() {
        server.answer("");
        assertThat(failure(READ).code()).isEqualTo("NO_ANSWER");

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(failure(READ).code()).isEqualTo("NO_ANSWER");
        assertThat(server.requests()).hasSize(4);

        server.answer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\n7");
        calls.send("testing", READ).join();
        server.answer("");
        assertThat(failure(READ).code()).isEqualTo("NO_ANSWER");
        assertThat(server.requests()).hasSize(8);
    }

    @Test
    void what_one_host_answers_ends_no_outage_of_another() {
        server.answer("");
        assertThat(failure(READ).code()).isEqualTo("NO_ANSWER");
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        server.answer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\n7");
        calls.send("testing", new MarketRequest.ServerTime(Market.SPOT)).join();
        server.answer("");

        assertThat(failure(READ).code()).isEqualTo("NO_ANSWER");
        assertThat(server.requests()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"})
    void what_a_route_asks_for_in_vain_is_left_to_the_policy_of_that_route(String answer) throws Exception {
        server.answer(answer);

        Exchange polled = polled();

        assertThat(polled.getException()).isNull();
        assertThat(polled.getProperty("done")).isNull();
    }

    @Test
    void a_route_goes_on_after_the_answer() throws Exception {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7");

        assertThat(polled().getProperty("done")).isEqualTo(Instant.ofEpochMilli(7));
    }

    private Exchange polled() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:poll")
                        .routeId("testing.poll")
                        .routeConfigurationId("park-on-failure")
                        .to("direct:testing")
                        .setProperty("done", body());
            }
        });
        return context.createProducerTemplate()
                .request("direct:poll", exchange -> exchange.getMessage().setBody(READ));
    }

    @Test
    void a_reply_that_is_no_answer_is_not_asked_for_again() {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n?");

        assertThat(failure(READ)).isInstanceOf(VenueUnavailableException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_read_that_the_venue_refuses_is_not_tried_again() {
        server.answer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");

        assertThat(failure(READ).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void what_never_left_costs_nothing_of_the_budget() throws IOException {
        server.close();

        assertThat(failure(READ).outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure(WRITE).outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(available()).isEqualTo(100);
        assertThat(codec.unsent).contains(READ, WRITE);
    }

    @Test
    void what_an_answer_may_cost_is_kept_free_until_none_will_come() {
        server.stall();
        CompletableFuture<?> silent = calls.send("testing", WRITE);
        await().until(() -> available() == 59);

        assertThat(silent).failsWithin(Duration.ofSeconds(30));
        assertThat(available()).isEqualTo(99);
    }

    @Test
    void an_answer_costs_what_its_size_says() {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7");

        calls.send("testing", READ).join();

        assertThat(available()).isEqualTo(97);
    }

    @Test
    void what_cannot_be_sent_as_asked_costs_nothing_of_the_budget() {
        assertThat(failure(new MarketRequest.ReadFunding()).outcome()).isEqualTo(Outcome.NOT_SENT);

        assertThat(available()).isEqualTo(100);
    }

    private long available() {
        return budget.state().levels().get(0).available();
    }

    @Test
    void the_signed_text_arrives_as_it_was_signed_and_no_foreign_header_goes_along() {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7");

        calls.send("testing", READ).join();

        String request = server.requests().get(0);
        assertThat(request).startsWith("GET /time?b=%3A%2F.+&a=%E5%B8%81&signature=0xab HTTP/1.1\r\n");
        assertThat(request.toLowerCase(java.util.Locale.ROOT))
                .contains("x-key: k")
                .doesNotContain("content-type")
                .doesNotContain("camel")
                .doesNotContain("breadcrumb");
    }

    @Test
    void a_header_from_upstream_neither_steers_the_request_elsewhere_nor_leaves_with_it() {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7");

        context.createProducerTemplate()
                .requestBodyAndHeaders(
                        "direct:testing",
                        READ,
                        Map.of("CamelHttpUri", "http://127.0.0.1:9/elsewhere", "Authorization", "Bearer leaked"));

        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0)).doesNotContain("leaked");
    }

    private VenueException failure(VenueRequest<?> request) {
        CompletionException failed = catchThrowableOfType(
                CompletionException.class, () -> calls.send("testing", request).join());
        return (VenueException) failed.getCause();
    }
}
