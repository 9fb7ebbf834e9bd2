package io.azalai.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a record of the order door is done, and what goes on of it. */
class OrderDoorTest {

    private static final String WHOLE = """
            {"type": "orderRequest", "schemaVersion": "1.0", "action": "CANCEL_ALL", "clientOrderId": "c-1",
             "venue": "aster", "createdAt": 1700000000000}""";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicInteger commits = new AtomicInteger();
    private final OrderDoor door =
            new OrderDoor(Optional.empty(), Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

    @Test
    void nothing_but_the_request_goes_on() {
        Exchange exchange = record(WHOLE);
        exchange.getMessage().setHeader("action", "NEW");
        exchange.getMessage().setHeader("authorization", "secret");

        door.take(exchange);

        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        OrderRequest request = exchange.getMessage().getBody(OrderRequest.class);
        assertThat(request.action()).isEqualTo(OrderAction.CANCEL_ALL);
        assertThat(request.actor()).isEqualTo("kafka");
    }

    @Test
    void a_text_that_no_database_takes_is_malformed() {
        assertThatThrownBy(() -> door.take(record(WHOLE.replace("aster", "ast\\u0000er"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("venue holds the character U+0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "schemaVersion", "action"})
    void a_request_must_say_what_it_is(String field) {
        String without = WHOLE.replaceFirst("\"" + field + "\": \"[^\"]*\",", "");

        assertThatThrownBy(() -> door.take(record(without)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs " + field);
    }

    @ParameterizedTest
    @CsvSource({"JOURNAL_FAILED, true", "SHUTTING_DOWN, true", "ORDER_TOO_LARGE, false", "VENUE_NOT_READY, false"})
    void only_what_could_not_be_written_down_is_read_again(String code, boolean again) {
        Exchange exchange = record(WHOLE);
        door.take(exchange);
        VenueException refusal = new OrderRejectedException(VenueException.notSent("aster", "place", code, "no"));
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, refusal);

        if (again) {
            assertThatThrownBy(() -> door.refused(exchange)).isSameAs(refusal);
        } else {
            assertThatCode(() -> door.refused(exchange)).doesNotThrowAnyException();
        }
        assertThat(commits).hasValue(0);
        door.commit(exchange);
        assertThat(commits).hasValue(1);
    }

    @Test
    void a_refused_request_goes_on_as_it_came_to_be_told() throws Exception {
        Exchange exchange = record(WHOLE);
        door.take(exchange);
        Object request = exchange.getMessage().getBody();
        exchange.getMessage().setBody("what a later step made of it");
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                new OrderRejectedException(VenueException.notSent("aster", "place", "INVALID_FIELD", "no")));

        door.refused(exchange);

        assertThat(exchange.getMessage().getBody()).isSameAs(request);
    }

    @Test
    void a_record_is_set_aside_with_how_often_it_was_tried() {
        door.take(record(WHOLE));
        Exchange exchange = record(WHOLE);
        door.take(exchange);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("broken"));

        door.label(exchange);

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("dlq.reason", "INTERNAL")
                .containsEntry("dlq.error", "broken")
                .containsEntry("dlq.offset", "7")
                .containsEntry("dlq.time", "2026-01-02T03:04:05Z")
                .containsEntry("dlq.attempts", "2");
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(WHOLE);
    }

    private Exchange record(String value) {
        Exchange exchange = new DefaultExchange(context);
        KafkaManualCommit commit = commits::incrementAndGet;
        exchange.getMessage().setHeader(KafkaConstants.TOPIC, "trade.order-request.v1");
        exchange.getMessage().setHeader(KafkaConstants.PARTITION, 3);
        exchange.getMessage().setHeader(KafkaConstants.OFFSET, 7L);
        exchange.getMessage().setHeader(KafkaConstants.MANUAL_COMMIT, commit);
        exchange.getMessage().setBody(value.getBytes(StandardCharsets.UTF_8));
        return exchange;
    }
}
