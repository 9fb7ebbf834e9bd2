package io.azalai.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.trade.journal.Archive;
import io.azalai.trade.journal.JournalException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/backup}: copies the journal of the running service into a folder of its machine. Safe for many
 * threads: immutable.
 */
public final class BackupApi implements Processor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;

    public BackupApi(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String method = message.getHeader(Exchange.HTTP_METHOD, "GET", String.class);
        answer(method, message.getBody(String.class)).to(exchange);
    }

    private ApiAnswer answer(String method, @Nullable String body) {
        if (!method.equals("POST")) {
            return ApiAnswer.error(405, "METHOD", "post to /api/v1/backup");
        }
        try {
            Path made = archive.backup(target(body == null ? "" : body));
            return new ApiAnswer(
                    200, JSON.createObjectNode().put("folder", made.toString()).toString());
        } catch (JournalException cannot) {
            return ApiAnswer.error(409, "BACKUP", String.valueOf(cannot.getMessage()));
        } catch (IllegalArgumentException wrong) {
            return ApiAnswer.error(400, "SCHEMA", String.valueOf(wrong.getMessage()));
        }
    }

    /** Null where the body names none. */
    private static @Nullable Path target(String body) {
        if (body.isBlank()) {
            return null;
        }
        JsonNode to;
        try {
            to = JSON.readTree(body).path("to");
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("send {\"to\": \"/a/folder\"}, or nothing", noJson);
        }
        Path target = Path.of(to.asText());
        if (!to.isTextual() || !target.isAbsolute()) {
            throw new IllegalArgumentException("to is " + to + "; give the path of a folder, from the root on");
        }
        return target;
    }
}
