package io.azalai.model;

import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a dataset of a venue.
 *
 * @param venue name of the venue
 * @param dataset what is wanted of it
 * @param symbol as the caller wrote it, canonical or any other spelling of the venue, or {@code *} for all that the
 *     configuration lists
 * @param market what the symbol is resolved in; null when the caller did not say
 */
public record Interest(
        String venue,
        Dataset dataset,
        String symbol,
        @Nullable Market market) {

    /** An interest whose caller named no market. */
    public Interest(String venue, Dataset dataset, String symbol) {
        this(venue, dataset, symbol, null);
    }
}
