package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.VenueRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * How one kind of request is put to the venue and its answer read.
 *
 * @param <Q> the request
 * @param <R> its answer
 */
sealed interface Call<Q extends VenueRequest<R>, R> {

    /** The HTTP call, signed where needed. */
    HttpCall encode(Q request);

    /**
     * The answer.
     *
     * @throws JsonProcessingException when it has a shape we do not know
     */
    R decode(Q request, JsonNode reply, Instant receivedAt) throws JsonProcessingException;

    /** What must be answered before it. */
    List<VenueRequest<?>> before(Q request);

    /** How many orders or cancels it holds; of a read one. */
    int batch(Q request);

    /** Weight before it is sent. */
    int weight(Q request);

    /** Weight that the size of the answer adds. */
    int extraWeight(Q request, HttpReply reply);

    /** The most that it may add, where it is sent now. */
    int mostExtraWeight(Q request, Instant now);

    /** A call to one of the venue's two addresses. */
    static HttpCall post(String path, String body) {
        return new HttpCall("POST", "base_url", path, null, body, "application/json", Map.of());
    }

    /** Reads a reply. */
    interface Answer<Q, R> {

        /**
         * The answer.
         *
         * @throws JsonProcessingException when the reply has a shape we do not know
         */
        R read(Q request, JsonNode reply, Instant receivedAt) throws JsonProcessingException;
    }

    /**
     * An unsigned read: {@code POST /info} (hyperliquid.md section 2).
     *
     * @param body the body, whose {@code type} names the call and its weight
     * @param first what must be answered before it
     */
    record Query<Q extends VenueRequest<R>, R>(
            Function<Q, ObjectNode> body, Answer<Q, R> answer, Function<Q, List<VenueRequest<?>>> first)
            implements Call<Q, R> {

        /** One that waits for nothing. */
        Query(Function<Q, ObjectNode> body, Answer<Q, R> answer) {
            this(body, answer, request -> List.of());
        }

        /** The same, after these are answered. */
        Query<Q, R> after(Function<Q, List<VenueRequest<?>>> others) {
            return new Query<>(body, answer, others);
        }

        @Override
        public List<VenueRequest<?>> before(Q request) {
            return first.apply(request);
        }

        @Override
        public HttpCall encode(Q request) {
            return post("/info", body.apply(request).toString());
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

        @Override
        public int mostExtraWeight(Q request, Instant now) {
            return Weights.mostExtra(body.apply(request), now);
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

    /**
     * A signed action: {@code POST /exchange} (hyperliquid.md section 3). The answer is read below its envelope: an
     * action that was refused as a whole never reaches {@code answer}.
     *
     * @param body the signed body
     * @param account who acts
     * @param size how many orders or cancels it holds
     */
    record SignedAction<Q extends VenueRequest<R>, R>(
            Function<Q, String> body, Function<Q, Credentials> account, ToIntFunction<Q> size, Answer<Q, R> answer)
            implements Call<Q, R> {

        @Override
        public HttpCall encode(Q request) {
            return post("/exchange", body.apply(request));
        }

        @Override
        public R decode(Q request, JsonNode reply, Instant receivedAt) throws JsonProcessingException {
            JsonNode response = reply.path("response");
            return switch (reply.path("status").asText()) {
                case "ok" -> answer.read(request, response, receivedAt);
                case "err" ->
                    throw Errors.of(
                            request.operation(), Errors.Level.ACTION, response.asText(), account.apply(request));
                default -> throw new Json.MissingPart("status ok or err");
            };
        }

        @Override
        public List<VenueRequest<?>> before(Q request) {
            return List.of();
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

        @Override
        public int mostExtraWeight(Q request, Instant now) {
            return 0;
        }
    }
}
