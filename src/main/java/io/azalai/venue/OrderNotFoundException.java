package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** The venue knows no such open order: it may have filled. */
public final class OrderNotFoundException extends VenueException {

    /** Code of what names an order that we do not know, so that nothing was sent. */
    public static final String UNKNOWN_ORDER = "UNKNOWN_ORDER";

    public OrderNotFoundException(Details details) {
        super(details);
    }

    /** With what is known and what caused it. */
    public OrderNotFoundException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
