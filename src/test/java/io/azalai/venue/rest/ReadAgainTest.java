package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Market;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads that are not answered are tried again, within the budget and not in an outage that lasts. */
class ReadAgainTest extends OnRestRoute {
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
}
