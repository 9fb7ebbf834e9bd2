package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** The venue, or we before sending, refused the order. */
public final class OrderRejectedException extends VenueException {

    public OrderRejectedException(Details details) {
        super(details);
    }

    /** With what is known and what caused it. */
    public OrderRejectedException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
