package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** The venue knows no such open order: it may have filled. */
public final class OrderNotFoundException extends VenueException {

    /** With what is known. */
    public OrderNotFoundException(Details details) {
        super(details);
    }

    /** With what is known and what caused it. */
    public OrderNotFoundException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
