package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** The venue, or we before sending, refused the order. */
public final class OrderRejectedException extends VenueException {

    /** With what is known. */
    public OrderRejectedException(Details details) {
        super(details);
    }

    /** With what is known and what caused it. */
    public OrderRejectedException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
