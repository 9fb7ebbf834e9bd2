package io.azalai.venue;

/**
 * A part of a request that one call does not answer: made by a venue's codec, sent by its route, never asked for by
 * anybody else.
 *
 * @param whole what was asked
 * @param name the venue's word for the part, such as a dex
 * @param <R> what comes back
 */
public record PartRequest<R>(VenueRequest<R> whole, String name) implements VenueRequest<R> {

    @Override
    public String operation() {
        return whole.operation();
    }

    @Override
    public Lane lane() {
        return whole.lane();
    }

    @Override
    public Lane threads() {
        return whole.threads();
    }

    @Override
    public boolean isWrite() {
        return whole.isWrite();
    }
}
