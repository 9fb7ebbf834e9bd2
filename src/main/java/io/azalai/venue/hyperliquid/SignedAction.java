package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.VenueRequest;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A signed action: {@code POST /exchange} (hyperliquid.md section 3). The answer is read below its envelope: an action
 * that was refused as a whole never reaches {@code answer}.
 *
 * @param body the signed body
 * @param account who acts
 * @param size how many orders or cancels it holds
 */
record SignedAction<Q extends VenueRequest<R>, R>(
        Function<Q, String> body, Function<Q, Account> account, ToIntFunction<Q> size, Call.Answer<Q, R> answer)
        implements Call<Q, R> {

    @Override
    public HttpCall encode(Q request) {
        return Call.post("/exchange", body.apply(request));
    }

    @Override
    public R decode(Q request, JsonNode reply, Instant receivedAt) throws JsonProcessingException {
        JsonNode response = reply.path("response");
        return switch (reply.path("status").asText()) {
            case "ok" -> answer.read(request, response, receivedAt);
            case "err" ->
                throw Errors.of(request.operation(), Errors.Level.ACTION, response.asText(), account.apply(request));
            default -> throw new Json.MissingPart(SignedAction.class);
        };
    }

    @Override
    public int batch(Q request) {
        return size.applyAsInt(request);
    }

    @Override
    public int weight(Q request) {
        return Weights.exchange(batch(request));
    }

    @Override
    public int extraWeight(Q request, HttpReply reply) {
        return 0;
    }
}
