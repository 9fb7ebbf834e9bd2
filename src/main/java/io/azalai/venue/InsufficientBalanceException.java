package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** Not enough balance or margin. */
public final class InsufficientBalanceException extends VenueException {

    public InsufficientBalanceException(Details details) {
        super(details);
    }

    /** With what is known and what caused it. */
    public InsufficientBalanceException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
