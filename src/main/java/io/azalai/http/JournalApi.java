package io.azalai.http;

import io.azalai.trade.journal.Archive;
import io.azalai.trade.journal.JournalException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * {@code GET /api/v1/orders/{clientOrderId}/explain} and {@code GET /api/v1/audit}: what the journal tells. Safe for
 * many threads: immutable.
 */
public final class JournalApi implements Processor {

    private static final String EXPLAIN = "/explain";

    private final Archive archive;

    public JournalApi(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
        try {
            answer(message, path).to(exchange);
        } catch (JournalException sick) {
            ApiAnswer.of(sick).to(exchange);
        } catch (IllegalArgumentException wrong) {
            ApiAnswer.error(400, "SCHEMA", String.valueOf(wrong.getMessage())).to(exchange);
        }
    }

    private ApiAnswer answer(Message message, String path) {
        if (!message.getHeader(Exchange.HTTP_METHOD, "GET", String.class).equals("GET")) {
            return ApiAnswer.error(405, "METHOD", "get " + path);
        }
        if (!path.endsWith(EXPLAIN)) {
            return new ApiAnswer(200, archive.audit(since(message)).toString());
        }
        String id = OrdersApi.decoded(path.substring(OrdersApi.PATH.length() + 1, path.length() - EXPLAIN.length()));
        String account = message.getHeader("account", "main", String.class);
        var life = archive.explain(account, id);
        boolean known =
                !life.path("orders").isEmpty() || !life.path("decisions").isEmpty();
        return known
                ? new ApiAnswer(200, life.toString())
                : ApiAnswer.error(404, "UNKNOWN_ORDER", "the journal of account " + account + " has no order " + id);
    }

    private static Instant since(Message message) {
        String since = message.getHeader("since", "1970-01-01T00:00:00Z", String.class);
        try {
            return Instant.parse(since);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "since is '" + since + "'; give a time such as 2026-01-31T12:00:00Z", wrong);
        }
    }
}
