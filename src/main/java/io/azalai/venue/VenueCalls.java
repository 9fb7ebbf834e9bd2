package io.azalai.venue;

import java.util.concurrent.CompletableFuture;

/** Sends a request to a venue over its route {@code direct:<venue>}. Safe for many threads; never blocks. */
public interface VenueCalls {

    /** The reply, or a future failed with a {@link VenueException}. */
    <R> CompletableFuture<R> send(String venue, VenueRequest<R> request);
}
