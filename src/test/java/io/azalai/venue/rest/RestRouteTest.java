package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** The steps of a venue's REST route against a real socket that misbehaves. */
class RestRouteTest extends OnRestRoute {
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
}
