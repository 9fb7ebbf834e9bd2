package io.azalai.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.OutboxBound;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered of the past, and where that cannot be read. */
class JournalApiTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/audit", "/api/v1/orders/a-1/explain"})
    void a_journal_that_cannot_be_read_is_told_as_unavailable(String path) {
        Journal closed = Journal.open(folder, OutboxBound.USUAL, Clock.systemUTC());
        closed.close();

        Message answer = answer(closed, path);

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(answer.getBody(String.class))
                .contains("\"code\":\"JOURNAL_FAILED\"", "the journal cannot be read: ");
    }

    @Test
    void an_order_that_the_journal_does_not_have_is_told_as_unknown() {
        try (Journal journal = Journal.open(folder, OutboxBound.USUAL, Clock.systemUTC())) {
            Message answer = answer(journal, "/api/v1/orders/a-1/explain");

            assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(404);
        }
    }

    private static Message answer(Journal journal, String path) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
        new JournalApi(journal.archive()).process(exchange);
        return exchange.getMessage();
    }
}
