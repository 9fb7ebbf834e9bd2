package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.venue.HttpReply;
import io.azalai.venue.VenueRequest;
import java.util.List;
import java.util.function.Function;

/**
 * How one kind of request is put to the venue and its answer read.
 *
 * @param <Q> the request
 * @param <R> its answer
 * @param endpoint where it goes, which also says who may call and what it costs
 * @param parameters what it carries beside the signature's own
 */
record Call<Q extends VenueRequest<R>, R>(
        Function<Q, Endpoint> endpoint, Function<Q, Parameters> parameters, Answer<Q, R> answer) {

    /** A call that carries nothing. */
    static <Q extends VenueRequest<R>, R> Call<Q, R> bare(Function<Q, Endpoint> endpoint, Answer<Q, R> answer) {
        return new Call<>(endpoint, request -> new Parameters(), answer);
    }

    /** The reply as one object. */
    static <T> T one(HttpReply reply, Class<T> wire) throws JsonProcessingException {
        return Words.given(Json.MAPPER.readValue(reply.body(), wire), wire.getSimpleName());
    }

    /** The reply as a list. */
    static <T> List<T> many(HttpReply reply, Class<T[]> wire) throws JsonProcessingException {
        return List.of(one(reply, wire));
    }

    /** Reads a reply. */
    interface Answer<Q, R> {

        /**
         * The answer.
         *
         * @throws JsonProcessingException when the reply has a shape we do not know
         */
        R read(Q request, HttpReply reply) throws JsonProcessingException;
    }
}
