package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** No such instrument; the text names near matches. */
public final class InvalidSymbolException extends VenueException {

    public InvalidSymbolException(Details details) {
        super(details);
    }

    /** With what is known and what caused it. */
    public InvalidSymbolException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
