package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** Sent, and nobody can tell what came of it: never to be sent again, only asked about. */
public final class OutcomeUnknownException extends VenueException {

    public OutcomeUnknownException(Details details) {
        super(details);
    }

    /** With what is known and what caused it. */
    public OutcomeUnknownException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
