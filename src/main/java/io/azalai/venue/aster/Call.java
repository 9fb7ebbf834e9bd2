package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Listing;
import io.azalai.venue.HttpReply;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Page;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one kind of request is put to the venue and its answer read.
 *
 * @param <Q> the request
 * @param <R> its answer
 * @param endpoint where it goes, which also says who may call and what it costs
 * @param parameters what it carries beside the signature's own
 * @param before what must be answered before it
 * @param helpful what is better answered before it
 * @param refused learns from its failures
 */
record Call<Q extends VenueRequest<R>, R>(
        Function<Q, Endpoint> endpoint,
        Function<Q, Parameters> parameters,
        Answer<Q, R> answer,
        Function<Q, List<VenueRequest<?>>> before,
        Function<Q, List<VenueRequest<?>>> helpful,
        BiConsumer<Q, VenueException> refused) {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    /** A call that waits for nothing. */
    Call(Function<Q, Endpoint> endpoint, Function<Q, Parameters> parameters, Answer<Q, R> answer) {
        this(endpoint, parameters, answer, request -> List.of(), request -> List.of(), (request, failure) -> {});
    }

    /** The same, after these are answered. */
    Call<Q, R> after(Function<Q, List<VenueRequest<?>>> first) {
        return new Call<>(endpoint, parameters, answer, first, helpful, refused);
    }

    /** The same, better after these are answered. */
    Call<Q, R> betterAfter(Function<Q, List<VenueRequest<?>>> first) {
        return new Call<>(endpoint, parameters, answer, before, first, refused);
    }

    /** The same, with one who learns from failures. */
    Call<Q, R> teaching(BiConsumer<Q, VenueException> learner) {
        return new Call<>(endpoint, parameters, answer, before, helpful, learner);
    }

    /** A call that carries nothing. */
    static <Q extends VenueRequest<R>, R> Call<Q, R> bare(Function<Q, Endpoint> endpoint, Answer<Q, R> answer) {
        return new Call<>(endpoint, request -> new Parameters(), answer);
    }

    /** The reply as one object. */
    static <T> T one(HttpReply reply, Class<T> wire) throws JsonProcessingException {
        return Words.given(Json.MAPPER.readValue(reply.body(), wire), wire.getSimpleName());
    }

    /**
     * What was asked for, once the reply is the venue's word for it: an object with this field, whatever its value.
     * Anything else, such as a page of a proxy, says nothing of what was done.
     */
    static <T> T done(HttpReply reply, String field, T asked) throws JsonProcessingException {
        if (!Json.MAPPER.readTree(reply.body()).has(field)) {
            throw new IllegalArgumentException("the answer has no " + field);
        }
        return asked;
    }

    static <T> List<T> many(HttpReply reply, Class<T[]> wire) throws JsonProcessingException {
        return List.of(one(reply, wire));
    }

    /** The reply as a list, where one row comes bare. */
    static <T> List<T> oneOrMany(HttpReply reply, Class<T> wire) throws JsonProcessingException {
        JsonNode answer = Json.MAPPER.readTree(reply.body());
        List<T> rows = new ArrayList<>();
        for (JsonNode row : answer.isArray() ? answer : List.of(answer)) {
            rows.add(Json.MAPPER.treeToValue(row, wire));
        }
        return rows;
    }

    /**
     * The same of public data, as far as it can be read: one odd row must not cost the others.
     *
     * @throws JsonProcessingException when no row can be read
     */
    static <T> List<T> readable(HttpReply reply, Class<T> wire) throws JsonProcessingException {
        JsonNode answer = Json.MAPPER.readTree(reply.body());
        List<T> rows = new ArrayList<>();
        JsonProcessingException first = null;
        for (JsonNode row : answer.isArray() ? answer : List.of(answer)) {
            try {
                rows.add(Json.MAPPER.treeToValue(row, wire));
            } catch (JsonProcessingException odd) {
                LOG.debug("a row of {} is left out: {}", wire.getSimpleName(), odd.getOriginalMessage());
                first = first == null ? odd : first;
            }
        }
        if (rows.isEmpty() && first != null) {
            throw first;
        }
        return rows;
    }

    /**
     * The rows of a private reply: one that cannot be read must not hide what the others say.
     *
     * @throws VenueUnavailableException when some cannot be read, with those that can
     * @throws JsonProcessingException when the reply is no JSON
     */
    static <T, R> List<R> each(VenueRequest<?> request, HttpReply reply, Class<T> wire, Function<T, R> read)
            throws JsonProcessingException {
        return paged(request, reply, wire, read, (rows, told) -> Page.last(rows))
                .rows();
    }

    /**
     * The same of a page.
     *
     * @param page of the rows that can be read, and of how many there are
     */
    static <T, R> Page<R> paged(
            VenueRequest<?> request,
            HttpReply reply,
            Class<T> wire,
            Function<T, R> read,
            BiFunction<List<R>, Integer, Page<R>> page)
            throws JsonProcessingException {
        JsonNode answer = Json.MAPPER.readTree(reply.body());
        if (!answer.isArray()) {
            throw new IllegalArgumentException("the answer is no list");
        }
        List<R> rows = new ArrayList<>();
        JsonNode unread = null;
        for (JsonNode row : answer) {
            try {
                rows.add(read.apply(Words.given(Json.MAPPER.treeToValue(row, wire), wire.getSimpleName())));
            } catch (JsonProcessingException | RuntimeException odd) {
                LOG.debug("a row of {} cannot be read", wire.getSimpleName(), odd);
                unread = unread == null ? row : unread;
            }
        }
        Page<R> whole = page.apply(rows, answer.size());
        if (unread != null) {
            throw HttpErrors.unreadable(request, unread.toString(), whole);
        }
        return whole;
    }

    /** The parameter that every call about one symbol begins with. */
    static Parameters symbol(Listing listing) {
        return new Parameters().add("symbol", listing.venueSymbol());
    }

    /** What names one order. */
    static Parameters order(
            VenueRequest<?> request, Listing listing, @Nullable String clientOrderId, @Nullable String orderId) {
        if (clientOrderId != null) {
            return symbol(listing).add("origClientOrderId", clientOrderId);
        }
        if (orderId == null) {
            throw incomplete(request, "neither a client order id nor an order id is given");
        }
        if (!orderId.matches("\\d{1,18}")) {
            throw new OrderNotFoundException(VenueException.notSent(
                    Aster.NAME, request.operation(), "NOT_FOUND", "'" + orderId + "' is no order id of this venue"));
        }
        return symbol(listing).add("orderId", orderId);
    }

    /** A request that lacks what the venue must be told. */
    static VenueException incomplete(VenueRequest<?> request, String text) {
        return new VenueException(
                VenueException.notSent(Aster.NAME, request.operation(), VenueException.INCOMPLETE, text));
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
