package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** The venue cannot be reached or does not work; reads may be tried again. */
public final class VenueUnavailableException extends VenueException {

    public VenueUnavailableException(Details details) {
        super(details);
    }

    /** With what is known and what caused it. */
    public VenueUnavailableException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
