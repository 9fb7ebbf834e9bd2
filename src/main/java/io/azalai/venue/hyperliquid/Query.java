package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.VenueRequest;
import java.time.Instant;
import java.util.function.Function;

/**
 * An unsigned read: {@code POST /info} (hyperliquid.md section 2).
 *
 * @param body the body, whose {@code type} names the call and its weight
 */
record Query<Q extends VenueRequest<R>, R>(Function<Q, ObjectNode> body, Answer<Q, R> answer) implements Call<Q, R> {

    @Override
    public HttpCall encode(Q request) {
        return Call.post("/info", body.apply(request).toString());
    }

    @Override
    public R decode(Q request, JsonNode reply, Instant receivedAt) throws JsonProcessingException {
        return answer.read(request, reply, receivedAt);
    }

    @Override
    public int batch(Q request) {
        return 1;
    }

    @Override
    public int weight(Q request) {
        return Weights.info(type(request));
    }

    @Override
    public int extraWeight(Q request, HttpReply reply) {
        String type = type(request);
        return Weights.growsWithReply(type) ? Weights.extra(type, items(reply)) : 0;
    }

    private String type(Q request) {
        return body.apply(request).path("type").asText();
    }

    private static int items(HttpReply reply) {
        try {
            return Json.MAPPER.readTree(reply.body()).size();
        } catch (JsonProcessingException unreadable) {
            return 0;
        }
    }
}
