package io.azalai.venue;

import java.util.List;

/**
 * Everything that can be asked of a venue: the body of {@code direct:<venue>}.
 *
 * @param <R> what comes back
 */
public sealed interface VenueRequest<R> permits MarketRequest, AccountRequest, PartRequest {

    /** Short name for errors, logs and counters: of {@code ReadOpenOrders} it is {@code open-orders}. */
    default String operation() {
        return OperationName.of(getClass());
    }

    /** Its place in the queue. */
    default Lane lane() {
        return Lane.POLL;
    }

    /** Whose threads it waits on for its answer. */
    default Lane threads() {
        return lane();
    }

    /** Whether it may change something at the venue: such a request is never repeated by itself. */
    default boolean isWrite() {
        return false;
    }

    /** The permits that it uses up; none when it raises no exposure. */
    default List<Permit> permits() {
        return List.of();
    }

    /** What it is a part of; itself where it is no {@link PartRequest}. */
    default VenueRequest<R> whole() {
        return this;
    }
}
