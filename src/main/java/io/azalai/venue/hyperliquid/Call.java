package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.VenueRequest;
import java.time.Instant;
import java.util.Map;

/**
 * How one kind of request is put to the venue and its answer read.
 *
 * @param <Q> the request
 * @param <R> its answer
 */
interface Call<Q extends VenueRequest<R>, R> {

    /** The HTTP call, signed where needed. */
    HttpCall encode(Q request);

    /**
     * The answer.
     *
     * @throws JsonProcessingException when it has a shape we do not know
     */
    R decode(Q request, JsonNode reply, Instant receivedAt) throws JsonProcessingException;

    /** How many orders or cancels it holds; of a read one. */
    int batch(Q request);

    /** Weight before it is sent. */
    int weight(Q request);

    /** Weight that the size of the answer adds. */
    int extraWeight(Q request, HttpReply reply);

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
}
