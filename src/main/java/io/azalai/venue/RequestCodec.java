package io.azalai.venue;

import java.util.List;
import java.util.Map;

/** Requests become HTTP, replies become models or errors, and both have their price. Safe for many threads. */
public interface RequestCodec {

    /**
     * Encodes and, where needed, signs a request.
     *
     * @throws VenueException with outcome NOT_SENT when it cannot be sent as asked; code {@code NOT_GATED} for an order
     *     whose permit is not the gateway's or was used before
     */
    HttpCall encode(VenueRequest<?> request);

    /** The bytes of a call, to be kept and shown: without secrets and signatures. */
    default String shown(HttpCall call) {
        return call.toString();
    }

    /** What was encoded never left: it counts among nothing that the venue counts. */
    default void neverLeft(VenueRequest<?> request) {}

    /**
     * Reads a reply.
     *
     * @throws VenueException when the venue refused, or when nobody can tell what it did
     */
    <R> R decode(VenueRequest<R> request, HttpReply reply);

    /** What must be answered before a request can be encoded; the codec learns from the answers. Usually nothing. */
    default List<VenueRequest<?>> before(VenueRequest<?> request) {
        return List.of();
    }

    /** What is better asked before a request, which is sent all the same where that is not answered. */
    default List<VenueRequest<?>> helpful(VenueRequest<?> request) {
        return List.of();
    }

    /** The parts a request is made of where one call does not answer it; usually none, then it is one call. */
    default <R> List<PartRequest<R>> parts(VenueRequest<R> request) {
        return List.of();
    }

    /** The answer that those of all parts make, in the order of {@link #parts}. */
    default <R> R joined(VenueRequest<R> request, List<R> answers) {
        return answers.get(0);
    }

    /** How orders are sent; what is tied together goes as it is or not at all. */
    default BatchPlan plan(TradeRequest.PlaceBatch orders) {
        return BatchPlan.together(orders.size());
    }

    /** How cancels are sent. */
    default BatchPlan plan(TradeRequest.CancelBatch cancels) {
        return BatchPlan.together(cancels.size());
    }

    /** The allowances the venue grants, as far as known now: answers may teach other ones of the same names. */
    List<Allowance> allowances();

    /** What a request costs: before it is sent, and at most on top by the size of its reply. */
    List<Charge> charges(VenueRequest<?> request);

    /** What a reply cost on top, by its size; usually nothing. */
    default List<Charge> extraCharges(VenueRequest<?> request, HttpReply reply) {
        return List.of();
    }

    /** How much of each allowance the venue says is used, by allowance name; from reply headers. */
    default Map<String, Integer> used(VenueRequest<?> request, HttpReply reply) {
        return Map.of();
    }

    /** The allowances that stop when the venue refuses for too many requests; empty when everything does. */
    default List<String> stopped(VenueRequest<?> request, HttpReply reply, RateLimitException limited) {
        return List.of();
    }

    /**
     * Whether the venue refused a request for its nonce or its time alone, before it did anything, and says so: the
     * same is then encoded and sent once more, with permits that this makes good for it.
     */
    default boolean again(VenueRequest<?> request, VenueException refused) {
        return false;
    }

    /** By the code of a refused order or cancel what to do about it, where the venue's own words do not say. */
    default Map<String, String> cures() {
        return Map.of();
    }
}
