package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.OrderStatus;
import io.azalai.venue.OrderAck;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an action is answered: a status for each element of its list, or one where it has none (hyperliquid.md section
 * 3.2). A status is a word, or an object of one field that says what it tells.
 */
final class AnswerCodec {

    private AnswerCodec() {}

    /**
     * The status of each element; one that is an error may be that of all.
     *
     * @throws Json.MissingPart when there is none
     */
    static List<JsonNode> statuses(JsonNode response) throws Json.MissingPart {
        List<JsonNode> statuses = new ArrayList<>();
        response.path("data").path("statuses").forEach(statuses::add);
        if (statuses.isEmpty()) {
            throw new Json.MissingPart("statuses");
        }
        return statuses;
    }

    /** The status of an action without elements. */
    static JsonNode status(JsonNode response) {
        return response.path("data").path("status");
    }

    /** The venue's text where a status is a refusal. */
    static Optional<String> error(JsonNode status) {
        return status.has("error") ? Optional.of(status.path("error").asText()) : Optional.empty();
    }

    /**
     * Takes the word for what was done.
     *
     * @throws Json.MissingPart when the status says anything else
     */
    static void requireSuccess(JsonNode status) throws Json.MissingPart {
        if (!status.asText().equals("success")) {
            throw new Json.MissingPart("status success");
        }
    }

    /** The answer to a placed TWAP (section 3.2). */
    static OrderAck running(JsonNode status, Instant receivedAt) throws JsonProcessingException {
        OrderWire.RunningTwap twap = Json.as(status, OrderWire.RunningTwap.class);
        return new OrderAck(
                String.valueOf(twap.running().twapId()), OrderStatus.NEW, BigDecimal.ZERO, null, null, receivedAt);
    }
}
