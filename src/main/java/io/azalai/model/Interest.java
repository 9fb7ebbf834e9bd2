package io.azalai.model;

/**
 * Somebody wants a dataset of a venue.
 *
 * @param symbol canonical symbol, or {@code *} for all that the configuration lists
 */
public record Interest(String venue, Dataset dataset, String symbol) {}
