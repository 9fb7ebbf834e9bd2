package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** Wrong, unknown, expired or clock-skewed credentials. */
public final class AuthenticationException extends VenueException {

    public AuthenticationException(Details details) {
        super(details);
    }

    /** With what is known and what caused it. */
    public AuthenticationException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
